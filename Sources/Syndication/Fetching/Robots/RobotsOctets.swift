/// The form in which paths and patterns are compared, octet by octet (RFC 9309 §2.2.2).
enum RobotsOctets {
  /// A path of an address, in which `*` and `$` mean themselves, with a NUL behind it.
  static func normalised(path: String) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(path.utf8.count + 2)
    if path.utf8.first != UInt8(ascii: "/") { octets.append(UInt8(ascii: "/")) }
    Array(path.utf8).withUnsafeBufferPointer { append($0[...], to: &octets, keepsMarks: false) }
    octets.append(0)
    return octets
  }

  /// A pattern: `*` and a last `$` keep their meaning.
  static func normalised(pattern: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(pattern.count)
    let isAnchored = pattern.last == UInt8(ascii: "$")
    append(isAnchored ? pattern.dropLast() : pattern, to: &octets, keepsMarks: true)
    if isAnchored { octets.append(UInt8(ascii: "$")) }
    return octets
  }

  /// Encodes what is not ASCII, decodes what need not be encoded, and writes hexadecimal digits large.
  private static func append(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, to octets: inout [UInt8], keepsMarks: Bool
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "%"), index + 1 < text.endIndex, let high = digit(text[index]),
        let low = digit(text[index + 1])
      {
        let octet = high << 4 | low
        if isUnreserved(octet) { octets.append(octet) } else { escape(octet, into: &octets) }
        index += 2
      } else if byte == UInt8(ascii: "*") {
        if keepsMarks { octets.append(byte) } else { escape(byte, into: &octets) }
      } else if byte <= 0x20 || byte >= 0x7f || byte == UInt8(ascii: "$") {
        escape(byte, into: &octets)
      } else {
        octets.append(byte)
      }
    }
  }

  private static func escape(_ octet: UInt8, into octets: inout [UInt8]) {
    octets.append(UInt8(ascii: "%"))
    octets.append(largeDigit(octet >> 4))
    octets.append(largeDigit(octet & 15))
  }

  private static func largeDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// RFC 3986 §2.3.
  private static func isUnreserved(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
