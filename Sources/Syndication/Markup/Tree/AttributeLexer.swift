/// Reads the attributes of one start tag and writes those that are listed, quoted, each once.
struct AttributeLexer {
  private(set) var closesItself = false
  private(set) var isStructuredData = false
  private var seen: UInt64 = 0

  /// - Returns: whether the tag ended before the page did.
  mutating func read(_ scanner: inout ByteScanner, into output: inout [UInt8]) -> Bool {
    while true {
      closesItself = false
      scanner.skipWhile { $0.isMarkupSpace }
      while scanner.peek(0) == 0x2F {
        closesItself = true
        scanner.advance(1)
        scanner.skipWhile { $0.isMarkupSpace }
      }
      guard !scanner.isAtEnd else { return false }
      if scanner.peek(0) == 0x3E {
        scanner.advance(1)
        return true
      }
      readAttribute(&scanner, into: &output)
    }
  }

  private mutating func readAttribute(_ scanner: inout ByteScanner, into output: inout [UInt8]) {
    let start = scanner.position
    scanner.advance(1)
    scanner.skipWhile { !$0.isMarkupSpace && $0 != 0x2F && $0 != 0x3E && $0 != 0x3D }
    let name = UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.position])
    scanner.skipWhile { $0.isMarkupSpace }
    var value: UnsafeBufferPointer<UInt8>?
    if scanner.peek(0) == 0x3D {
      scanner.advance(1)
      scanner.skipWhile { $0.isMarkupSpace }
      value = readValue(&scanner)
    }
    guard let index = HTMLDocument.Attribute.table.index(of: name), seen & (1 << index) == 0,
      (value?.count ?? 0) <= HTMLDocument.Limits.maximumAttributeBytes
    else { return }
    seen |= 1 << index
    write(HTMLDocument.Attribute.all[index], value, into: &output)
  }

  private func readValue(_ scanner: inout ByteScanner) -> UnsafeBufferPointer<UInt8> {
    let quote = scanner.peek(0)
    guard quote == 0x22 || quote == 0x27 else {
      let start = scanner.position
      scanner.skipWhile { !$0.isMarkupSpace && $0 != 0x3E }
      return UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.position])
    }
    scanner.advance(1)
    let start = scanner.position
    scanner.skip(to: quote)
    let end = scanner.position
    scanner.advance(1)
    return UnsafeBufferPointer(rebasing: scanner.bytes[start..<end])
  }

  private mutating func write(
    _ name: HTMLDocument.Attribute, _ value: UnsafeBufferPointer<UInt8>?,
    into output: inout [UInt8]
  ) {
    let value = value ?? UnsafeBufferPointer(start: nil, count: 0)
    if name == .type && value.count < 64 {
      isStructuredData = String(decoding: value, as: UTF8.self).lowercased().contains("ld+json")
    }
    let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
    guard !value.contains(quote), !value.contains(0) else { return }
    output.append(0x20)
    output.append(contentsOf: name.rawValue.utf8)
    output.append(0x3D)
    output.append(quote)
    output.append(contentsOf: value)
    output.append(quote)
  }
}
