/// Makes an RFC 3986 reference of what feeds and pages write, as browsers do (WHATWG URL §4.4):
/// white space around it and line breaks inside it go, backslashes of web addresses are slashes,
/// three or more slashes before the host are two, and what may not stand in an address is percent-encoded, escapes that are there being kept.
/// Hosts in other letters than ASCII stay as they are.
enum AddressRepair {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// A reference that is longer is none: browsers and servers refuse it long before.
  static let longestReference = 65_536

  /// Nil when the reference is longer than `longestReference`.
  static func repaired(_ text: Bytes, isWeb: (Bytes) -> Bool) -> [UInt8]? {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start &+= 1 }
    while start < end, text[end &- 1] <= 0x20 { end &-= 1 }
    guard end &- start <= longestReference else { return nil }
    var kept = Array(text[start..<end])
    if kept.contains(where: { $0 < 0x20 }) {
      kept.removeAll { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }
    }
    if kept.withUnsafeBufferPointer(isWeb) {
      straightenSlashes(&kept)
      dropEmptyAuthority(&kept)
    }
    return encoded(kept)
  }

  /// Makes `http://host` of `http:///host` and `//host` of `///host`, as a web address has a host.
  private static func dropEmptyAuthority(_ bytes: inout [UInt8]) {
    let start = bytes.withUnsafeBufferPointer { AddressParts($0).scheme }.map { $0.count &+ 1 } ?? 0
    let slashes = bytes[start...].prefix { $0 == UInt8(ascii: "/") }
    guard slashes.count > 2 else { return }
    bytes.removeSubrange((start &+ 2)..<slashes.endIndex)
  }

  /// Turns the backslashes before the query into slashes.
  private static func straightenSlashes(_ bytes: inout [UInt8]) {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return
      case UInt8(ascii: "\\"): bytes[index] = UInt8(ascii: "/")
      default: break
      }
    }
  }

  private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { text in
      let parts = AddressParts(text)
      var result: [UInt8] = []
      result.reserveCapacity(text.count &+ 32)
      if let scheme = parts.scheme {
        result.append(contentsOf: text[scheme])
        result.append(UInt8(ascii: ":"))
      }
      if let authority = parts.authority {
        result.append(contentsOf: [UInt8(ascii: "/"), UInt8(ascii: "/")])
        append(text, authority, AddressBytes.authority, keepsLetters: true, to: &result)
      }
      append(text, parts.path, AddressBytes.path, to: &result)
      if let query = parts.query {
        result.append(UInt8(ascii: "?"))
        append(text, query, AddressBytes.query, to: &result)
      }
      if let fragment = parts.fragment {
        result.append(UInt8(ascii: "#"))
        append(text, fragment, AddressBytes.query, to: &result)
      }
      return result
    }
  }

  private static func append(
    _ text: Bytes, _ range: Range<Int>, _ allowed: UInt8, keepsLetters: Bool = false,
    to result: inout [UInt8]
  ) {
    for index in range {
      let byte = text[index]
      let isEscape =
        byte == UInt8(ascii: "%") && index &+ 2 < range.upperBound
        && AddressBytes.isHex(text[index &+ 1]) && AddressBytes.isHex(text[index &+ 2])
      if isEscape || AddressBytes.classes[Int(byte)] & allowed != 0
        || (keepsLetters && byte >= 0x80)
      {
        result.append(byte)
      } else {
        AddressBytes.appendEscape(of: byte, to: &result)
      }
    }
  }
}
