extension WebAddress {
  /// Whether the text already is what `resolve` would make of it: an absolute web address in lower
  /// case with a host, of allowed ASCII bytes, whole escapes, and no segment that begins with a
  /// dot. Most links are, and cost no allocation then.
  static func isClean(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { isClean($0) } ?? false
  }

  /// Whether the text is clean, and its authority a name that needs no closer look, with a port or
  /// without, and a path behind it: what is so needs no taking apart to be published.
  package static func isCleanWithPlainHost(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { text in
      guard isClean(text), let start = startOfHost(text), let end = endOfOrigin(text),
        end == text.count || text[end] == UInt8(ascii: "/")
      else { return false }
      let authority = text[start..<end]
      let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? end
      return HostName.isOrdinaryName(authority[..<colon])
        && (colon == end || isPlainPort(authority[colon...].dropFirst()))
    } ?? false
  }

  private static func isPlainPort(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard 1...5 ~= digits.count else { return false }
    var port = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return false }
      port = port &* 10 &+ Int(digit &- 0x30)
    }
    return port <= 65_535
  }

  static func isClean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= AddressRepair.longestReference, let end = endOfOrigin(text) else {
      return false
    }
    return isCleanPath(text, from: end)
  }

  /// Whether the text is a path from the root, with or without a query and a fragment, that
  /// `resolve` would put behind the origin of a clean base as it is.
  static func isCleanAndRooted(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= AddressRepair.longestReference, text.first == UInt8(ascii: "/"),
      text.count == 1 || text[1] != UInt8(ascii: "/")
    else { return false }
    return isCleanPath(text, from: 0)
  }

  /// Where scheme and authority of a web address end, when they are clean.
  static func endOfOrigin(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = startOfHost(text) else { return nil }
    return AddressBytes.classes.withUnsafeBufferPointer { classes in
      var index = start
      while index < text.count, classes[Int(text[index])] & AddressBytes.authority != 0 {
        index &+= 1
      }
      return index > start ? index : nil
    }
  }

  private static func isCleanPath(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    AddressBytes.classes.withUnsafeBufferPointer { classes in
      var index = start
      var previous: UInt8 = 0
      while index < text.count {
        let byte = text[index]
        if classes[Int(byte)] & AddressBytes.path == 0 { break }
        if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") { return false }
        previous = byte
        index &+= 1
      }
      return isCleanEnd(text, from: index, classes)
    }
  }

  /// Whether the rest is a path's escapes, a query and a fragment; dots after an escape are left to
  /// the full reading.
  private static func isCleanEnd(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var allowed = AddressBytes.path
    var hasFragment = false
    var previous: UInt8 = 0
    var index = start
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "?"): allowed = AddressBytes.query
      case UInt8(ascii: "#"):
        guard !hasFragment else { return false }
        hasFragment = true
        allowed = AddressBytes.query
      case UInt8(ascii: "%"):
        guard index &+ 2 < text.count, AddressBytes.isHex(text[index &+ 1]),
          AddressBytes.isHex(text[index &+ 2])
        else { return false }
        index &+= 2
      case UInt8(ascii: ".") where previous == UInt8(ascii: "/") && allowed == AddressBytes.path:
        return false
      default:
        guard classes[Int(byte)] & allowed != 0 else { return false }
      }
      previous = byte
      index &+= 1
    }
    return true
  }

  /// The place after `http://` or `https://`.
  private static func startOfHost(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 8, text[0] == UInt8(ascii: "h"), text[1] == UInt8(ascii: "t"),
      text[2] == UInt8(ascii: "t"), text[3] == UInt8(ascii: "p")
    else { return nil }
    let colon = text[4] == UInt8(ascii: "s") ? 5 : 4
    guard text[colon] == UInt8(ascii: ":"), text[colon &+ 1] == UInt8(ascii: "/"),
      text[colon &+ 2] == UInt8(ascii: "/")
    else { return nil }
    return colon &+ 3
  }
}
