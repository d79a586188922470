import Fetching
import Text

/// How long an answer stays fresh (RFC 9111, sections 4.2 and 5.2.2).
enum Freshness {
  /// Seconds from when the answer came; nil where it does not say. `max-age` weighs more than
  /// `Expires`; `no-cache` and `no-store` say that it never is.
  static func seconds(_ head: ResponseHead) -> Int64? {
    let age = head.age.flatMap(deltaSeconds) ?? 0
    if let control = head.cacheControl {
      let directives = directives(control)
      if directives.contains(where: { $0.name == "no-cache" || $0.name == "no-store" }) { return 0 }
      if let maximum = directives.first(where: { $0.name == "max-age" }) {
        // What cannot be read is stale (section 4.2.1).
        return max((maximum.value.flatMap(deltaSeconds) ?? 0) - age, 0)
      }
    }
    guard let expires = head.expires else { return nil }
    guard let end = DateReader.read(expires), let start = head.date.flatMap(DateReader.read) else {
      return 0
    }
    let (lifetime, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
    return overflow ? 0 : max(lifetime - age, 0)
  }

  /// Names in lower case; a value may be quoted (section 5.2).
  private static func directives(_ text: String) -> [(name: String, value: String?)] {
    text.utf8.split(separator: UInt8(ascii: ",")).map { directive in
      let parts = directive.split(separator: UInt8(ascii: "="), maxSplits: 1)
      let name = parts.first.map(word)?.lowercased() ?? ""
      return (name, parts.count > 1 ? word(parts[1]) : nil)
    }
  }

  private static func word(_ bytes: Substring.UTF8View) -> String {
    let kept = bytes.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
    return String(decoding: kept, as: UTF8.self)
  }

  /// A number of seconds; one that is too large counts as 2^31 (section 1.2.2).
  private static func deltaSeconds(_ text: String) -> Int64? {
    let digits = text.utf8.filter { $0 > 0x20 }
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return min(Int64(String(decoding: digits, as: UTF8.self)) ?? longest, longest)
  }

  private static let longest: Int64 = 1 << 31
}
