/// Single values of a document, held against the rules.
enum CheckedText {
  /// An absolute web address in the characters of RFC 2396, as validators ask: every other one
  /// percent-encoded.
  static func isWebAddress(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { utf8 in
      let scheme = ["https://", "http://"].first { utf8.starts(with: $0.utf8) }
      guard let scheme else { return false }
      let rest = utf8[scheme.utf8.count...]
      guard let first = rest.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "?"),
        first != UInt8(ascii: "#")
      else { return false }
      return AddressCharacters.areAllowed(UnsafeBufferPointer(rebasing: rest))
    }
  }

  /// RFC 822, section 5, as RSS wants it: four digits of the year and a numeric zone.
  static func isRFC822(_ date: String) -> Bool {
    var date = date
    return date.withUTF8 { fits($0[...], "Aaa, 00 Aaa 0000 00:00:00 +0000") }
  }

  /// RFC 3339, with a zone and perhaps a fraction.
  static func isRFC3339(_ date: String) -> Bool {
    var date = date
    return date.withUTF8 { utf8 in
      let clock = utf8.prefix(19)
      var zone = utf8.dropFirst(19)
      if zone.first == UInt8(ascii: ".") {
        let end = zone.dropFirst().firstIndex { $0 &- 0x30 >= 10 } ?? zone.endIndex
        guard end > zone.startIndex + 1 else { return false }
        zone = zone[end...]
      }
      return fits(clock, "0000-00-00T00:00:00") && (fits(zone, "Z") || fits(zone, "+00:00"))
    }
  }

  /// `A` stands for a capital, `a` for a small letter, `0` for a digit, `+` for a sign.
  private static func fits(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, _ shape: StaticString
  ) -> Bool {
    guard text.count == shape.utf8CodeUnitCount else { return false }
    return zip(text, UnsafeBufferPointer(start: shape.utf8Start, count: text.count))
      .allSatisfy { byte, kind in
        switch kind {
        case UInt8(ascii: "A"): byte &- 0x41 < 26
        case UInt8(ascii: "a"): byte &- 0x61 < 26
        case UInt8(ascii: "0"): byte &- 0x30 < 10
        case UInt8(ascii: "+"): byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        default: byte == kind
        }
      }
  }
}
