extension HTMLEntities {
  /// A named reference: the longest name of the table that stands here (HTML §13.2.5.73).
  static func named(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, place: Place
  ) -> Reference? {
    let first = start &+ 1
    var end = first
    let limit = min(bytes.count, first &+ HTMLEntityTable.longestClosed)
    while end < limit, bytes[end].isASCIILetter || bytes[end].isASCIIDigit { end &+= 1 }
    guard end &- first >= 2 else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"),
      let found = find(bytes.part(first..<end), in: HTMLEntityTable.closed)
    {
      return Reference(length: end &+ 1 &- start, scalar: found.0, second: found.1)
    }
    return unclosed(in: bytes, start: start, end: end, place: place)
  }

  /// One of the old names that need no semicolon, the longest that fits.
  private static func unclosed(
    in bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, place: Place
  ) -> Reference? {
    let first = start &+ 1
    var length = min(end &- first, HTMLEntityTable.longestOpen)
    while length >= 2 {
      let stop = first &+ length
      if let found = find(bytes.part(first..<stop), in: HTMLEntityTable.open) {
        if place == .attribute, stop < bytes.count, bytes[stop] != UInt8(ascii: ";"),
          stop < end || bytes[stop] == UInt8(ascii: "=")
        {
          return nil
        }
        let closed = stop < bytes.count && bytes[stop] == UInt8(ascii: ";")
        return Reference(
          length: length &+ (closed ? 2 : 1), scalar: found.0, second: found.1)
      }
      length &-= 1
    }
    return nil
  }

  /// A binary search over the bytes of the table: the middle is moved back to the start of its
  /// record.
  private static func find(
    _ name: UnsafeBufferPointer<UInt8>, in table: StaticString
  ) -> (Unicode.Scalar, Unicode.Scalar?)? {
    let records = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    var low = 0
    var high = records.count
    while low < high {
      var record = (low &+ high) / 2
      while record > low, records[record &- 1] != UInt8(ascii: ",") { record &-= 1 }
      let order = compare(name, records, at: record)
      if order == 0 { return scalars(records, from: record &+ name.count &+ 1) }
      if order < 0 {
        high = record
      } else {
        low = (records.position(of: UInt8(ascii: ","), from: record) ?? high) &+ 1
      }
    }
    return nil
  }

  /// Below, equal to or above zero as `name` stands before, is or stands after the record's.
  private static func compare(
    _ name: UnsafeBufferPointer<UInt8>, _ records: UnsafeBufferPointer<UInt8>, at record: Int
  ) -> Int {
    for index in 0..<name.count {
      let other = records[record &+ index]
      if other == UInt8(ascii: ":") { return 1 }
      if name[index] != other { return Int(name[index]) &- Int(other) }
    }
    return records[record &+ name.count] == UInt8(ascii: ":") ? 0 : -1
  }

  /// The value of a record: `HEX,` or `HEX+HEX,`.
  private static func scalars(
    _ records: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (Unicode.Scalar, Unicode.Scalar?)? {
    var values: (UInt32, UInt32) = (0, 0)
    var index = start
    while let digit = records[index].hexValue {
      values.0 = values.0 << 4 | digit
      index &+= 1
    }
    guard let first = Unicode.Scalar(values.0) else { return nil }
    guard records[index] == UInt8(ascii: "+") else { return (first, nil) }
    index &+= 1
    while let digit = records[index].hexValue {
      values.1 = values.1 << 4 | digit
      index &+= 1
    }
    return (first, Unicode.Scalar(values.1))
  }
}

extension HTMLEntities {
  /// A numeric reference (HTML §13.2.5.75–80).
  static func numeric(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Reference? {
    var index = start &+ 2
    guard index < bytes.count else { return nil }
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index &+= 1 }
    let digits = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = bytes[index].hexValue, isHexadecimal || digit < 10 {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, beyondUnicode)
      index &+= 1
    }
    guard index > digits else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index &+= 1 }
    return Reference(length: index &- start, scalar: scalar(numbered: value))
  }

  /// Where counting stops: any value from here on is out of range.
  private static let beyondUnicode: UInt32 = 0x11_0000

  /// The scalar that a number means: U+FFFD for zero, surrogates and what is out of range, and
  /// windows-1252's for 0x80–0x9F.
  private static func scalar(numbered value: UInt32) -> Unicode.Scalar {
    if value == 0 { return "\u{FFFD}" }
    if value >= 0x80, value < 0xA0 {
      return windows1252[Int(value &- 0x80)]
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// 0x80–0x9F of windows-1252; the five that it leaves free stand for themselves.
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
