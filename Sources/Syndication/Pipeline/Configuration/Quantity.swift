/// Durations and sizes as `feeds.json` and the command line write them: a whole number and a unit,
/// without spaces.
package enum Quantity {
  /// Seconds of `"90s"`, `"15m"`, `"6h"`, `"14d"` or `"2w"`; nil for anything else, and for what
  /// does not fit into ten thousand years.
  package static func seconds(_ text: String) -> Int64? {
    guard let (number, unit) = split(text) else { return nil }
    let factor: Int64? =
      switch unit {
      case "s": 1
      case "m": 60
      case "h": 3_600
      case "d": 86_400
      case "w": 604_800
      default: nil
      }
    return product(number, factor, limit: 315_576_000_000)
  }

  /// Milliseconds of `"250ms"` or of any duration that `seconds` reads.
  package static func milliseconds(_ text: String) -> Int64? {
    guard let (number, unit) = split(text) else { return nil }
    if unit == "ms" { return product(number, 1, limit: 315_576_000_000) }
    return seconds(text).flatMap { product($0, 1_000, limit: 315_576_000_000) }
  }

  /// Bytes of `"512"`, `"64K"`, `"8M"` or `"1G"` (powers of 1024); nil for anything else, and for
  /// what does not fit into a pebibyte.
  package static func bytes(_ text: String) -> Int64? {
    guard let (number, unit) = split(text) else { return nil }
    let factor: Int64? =
      switch unit {
      case "": 1
      case "K": 1 << 10
      case "M": 1 << 20
      case "G": 1 << 30
      default: nil
      }
    return product(number, factor, limit: 1 << 50)
  }

  private static func split(_ text: String) -> (number: Int64, unit: Substring)? {
    let digits = text.utf8.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard !digits.isEmpty, let number = Int64(Substring(digits)) else { return nil }
    return (number, text[digits.endIndex...])
  }

  private static func product(_ number: Int64, _ factor: Int64?, limit: Int64) -> Int64? {
    guard let factor else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow || product > limit ? nil : product
  }
}
