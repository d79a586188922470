import Fetching
import News
import Text

/// How long an answer stays fresh (RFC 9111, sections 4.2 and 5.2.2).
enum Freshness {
  /// Seconds from when the answer came; nil where it does not say. `max-age` weighs more than
  /// `Expires`; `no-cache` and `no-store` say that it never is.
  ///
  /// - Parameter received: when the answer came, which is its date where it names none (RFC 9110,
  ///   section 6.6.1).
  static func seconds(_ head: ResponseHead, received: Timestamp) -> Int64? {
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
    guard let end = DateReader.read(expires) else { return 0 }
    let start = head.date.flatMap(DateReader.read)?.seconds ?? received.seconds
    let (lifetime, overflow) = end.seconds.subtractingReportingOverflow(start)
    return overflow ? 0 : max(lifetime - age, 0)
  }

  /// Names in lower case; a value may be quoted, commas and all (section 5.2).
  private static func directives(_ text: String) -> [(name: String, value: String?)] {
    var directives: [(name: String, value: String?)] = []
    var word: [UInt8] = []
    var name: String?
    var isQuoted = false
    var isEscaped = false
    func end() {
      let last = String(decoding: word, as: UTF8.self)
      directives.append((name ?? last.lowercased(), name == nil ? nil : last))
      word = []
      name = nil
    }
    for byte in text.utf8 {
      switch byte {
      case _ where isEscaped:
        word.append(byte)
        isEscaped = false
      case UInt8(ascii: "\\") where isQuoted: isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: end()
      case UInt8(ascii: "=") where !isQuoted && name == nil:
        name = String(decoding: word, as: UTF8.self).lowercased()
        word = []
      default: if byte > 0x20 { word.append(byte) }
      }
    }
    end()
    return directives
  }

  /// A number of seconds; one that is too large counts as 2^31 (section 1.2.2).
  private static func deltaSeconds(_ text: String) -> Int64? {
    let digits = text.utf8.filter { $0 > 0x20 }
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return min(Int64(String(decoding: digits, as: UTF8.self)) ?? longest, longest)
  }

  private static let longest: Int64 = 1 << 31
}
