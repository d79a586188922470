/// A number that stands in a text, in digits, in words, or in both («۱۲ هزار و پانصد»).
package struct NumberReading: Hashable, Sendable {
  /// Its tokens.
  package var tokens: Range<Int>
  /// In thousandths; further decimals are dropped.
  package var thousandths: UInt64
  /// Whether it tells a place in an order: "third", «سوم», "21st". An ordinal and a number of the
  /// same value say different things.
  package var isOrdinal: Bool
  /// Whether any of it is written in words.
  package var isInWords: Bool
}
