extension JSONReader {
  /// Passes a number (RFC 8259, section 6), `offset` being at its first character.
  mutating func scanNumber() throws(JSONError) -> JSONText {
    let start = offset
    var index = start
    if base[index] == UInt8(ascii: "-") { index += 1 }
    let integer = index
    index = try skipDigits(from: index)
    if index - integer > 1, base[integer] == UInt8(ascii: "0") {
      throw JSONError(.invalidNumber, at: start)
    }
    if index < base.count, base[index] == UInt8(ascii: ".") {
      index = try skipDigits(from: index + 1)
    }
    if index < base.count, base[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < base.count, base[index] == UInt8(ascii: "+") || base[index] == UInt8(ascii: "-") {
        index += 1
      }
      index = try skipDigits(from: index)
    }
    offset = index
    return JSONText(offset: start, count: index - start, isEscaped: false)
  }

  /// At least one digit.
  private func skipDigits(from start: Int) throws(JSONError) -> Int {
    var index = start
    while index < base.count, base[index] &- 0x30 < 10 { index += 1 }
    guard index < base.count || index > start else { throw JSONError(.endInside, at: index) }
    guard index > start else { throw JSONError(.invalidNumber, at: offset) }
    return index
  }
}
