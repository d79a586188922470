/// A number as the document writes it, so that none loses a digit before someone asks for its value.
package struct JSONNumber: Hashable, Sendable {
  /// By the grammar of RFC 8259, section 6.
  package let text: String

  package init(text: String) {
    self.text = text
  }

  /// The value when it is whole and fits: `15`, `1.0`, `2e3`. Nil else; `isWhole` tells the two
  /// reasons apart.
  package var int64: Int64? {
    let parts = Decimal(text)
    guard parts.exponent >= 0 else { return parts.digits.isEmpty ? 0 : nil }
    // More than 19 digits never fit.
    guard parts.digits.count + parts.exponent <= 19 else { return parts.digits.isEmpty ? 0 : nil }
    var value: Int64 = 0
    for digit in parts.digits + repeatElement(0, count: parts.exponent) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.subtractingReportingOverflow(Int64(digit))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    if parts.isNegative { return value }
    return value == .min ? nil : -value
  }

  /// Whether the value has no fraction, however large it is.
  package var isWhole: Bool {
    let parts = Decimal(text)
    return parts.exponent >= 0 || parts.digits.isEmpty
  }

  /// The nearest value; nil when it is beyond what a `Double` holds.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The digits without zeros at either end, and the power of ten that they are multiplied by.
  private struct Decimal {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    init(_ text: String) {
      var written = 0
      var isExponentNegative = false
      var place = Place.whole
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "-") where place == .exponent: isExponentNegative = true
        case UInt8(ascii: "-"): isNegative = true
        case UInt8(ascii: "."): place = .fraction
        case UInt8(ascii: "e"), UInt8(ascii: "E"): place = .exponent
        case UInt8(ascii: "0")...UInt8(ascii: "9") where place == .exponent:
          written = min(written * 10 + Int(byte & 15), Decimal.largestExponent)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          if place == .fraction { exponent -= 1 }
          if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte & 15) }
        default: break
        }
      }
      exponent += isExponentNegative ? -written : written
      while digits.last == 0 {
        digits.removeLast()
        exponent += 1
      }
    }

    private enum Place { case whole, fraction, exponent }

    /// Beyond it nothing changes: no document has so many digits.
    private static let largestExponent = 1 << 40
  }
}
