import JSON

/// Reads structured data as pages write it: three in a hundred break JSON's syntax.
enum JSONRepair {
  static func parse(_ script: [UInt8]) -> JSONNode? {
    var options = JSONOptions.forgiving
    options.maximumValues = 100_000
    options.maximumDepth = 64
    if let node = try? JSONDocument.parse(script, options: options) { return node }
    let repaired = repair(script)
    return try? JSONDocument.parse(repaired, options: options)
  }

  /// Takes off what stands around the outermost brackets (comments, CDATA marks, semicolons),
  /// mends unknown escapes and quotation marks within strings, and drops a second document.
  static func repair(_ script: [UInt8]) -> [UInt8] {
    guard let start = start(of: script) else { return [] }
    var output: [UInt8] = []
    output.reserveCapacity(script.count)
    var depth = 0
    var inString = false
    var index = start
    while index < script.count {
      let byte = script[index]
      if inString {
        index = copyInString(script, index, &output, &inString)
        continue
      }
      output.append(byte)
      switch byte {
      case 0x22: inString = true
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return output }
      default: break
      }
      index += 1
    }
    return output
  }

  /// The first opening bracket of data: those of `<![CDATA[` are none.
  private static func start(of script: [UInt8]) -> Int? {
    for (index, byte) in script.enumerated() {
      if byte == 0x7B { return index }
      let isMark = index > 0 && (script[index - 1] == 0x41 || script[index - 1] == 0x21)
      if byte == 0x5B && !isMark { return index }
    }
    return nil
  }

  private static func copyInString(
    _ script: [UInt8], _ index: Int, _ output: inout [UInt8], _ inString: inout Bool
  ) -> Int {
    let byte = script[index]
    if byte == 0x5C {
      let next = index + 1 < script.count ? script[index + 1] : 0
      if "\"\\/bfnrtu".utf8.contains(next) {
        output.append(byte)
        output.append(next)
      } else if next >= 0x20 {
        output.append(next)
      }
      return index + 2
    }
    if byte == 0x22 {
      if endsString(script, index) {
        inString = false
        output.append(byte)
      } else {
        output.append(contentsOf: "\\\"".utf8)
      }
      return index + 1
    }
    output.append(byte < 0x20 ? 0x20 : byte)
    return index + 1
  }

  /// Whether what follows a quotation mark is what follows a string in JSON.
  private static func endsString(_ script: [UInt8], _ index: Int) -> Bool {
    var next = index + 1
    while next < script.count, script[next] <= 0x20 { next += 1 }
    guard next < script.count else { return true }
    switch script[next] {
    case 0x3A, 0x7D, 0x5D: return true
    case 0x2C:
      next += 1
      while next < script.count, script[next] <= 0x20 { next += 1 }
      guard next < script.count else { return true }
      return script[next] == 0x22 || script[next] == 0x7B || script[next] == 0x5B
        || script[next] == 0x7D || script[next] == 0x5D
        || (script[next] >= 0x30 && script[next] <= 0x39) || script[next] == 0x2D
        || script[next] == 0x74 || script[next] == 0x66 || script[next] == 0x6E
    default: return false
    }
  }
}
