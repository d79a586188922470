import News
import Text

/// Names that last (RFC 4151): `tag:desk.example,2026:story/0123456789abcdef`. They depend on the
/// host of the export's own address and on what they name, never on a leader, a run or a store.
struct TagName {
  private let prefix: String

  init(_ publication: Publication) {
    let host = publication.selfURL.flatMap { PublishedAddress.web($0) }
      .flatMap { WebAddress($0)?.host }
    prefix = "tag:\(host.flatMap(Self.authority) ?? Self.fallback),\(Self.year):"
  }

  /// An item: its story, or its article where stories are not collapsed.
  func item(_ story: PublishedStory, isStory: Bool) -> String {
    isStory ? "\(prefix)story/\(story.story)" : article(story.representative.id)
  }

  /// An article.
  func article(_ id: ArticleID) -> String {
    "\(prefix)article/\(id)"
  }

  /// An export.
  func export(_ name: String) -> String {
    prefix + "export/" + Self.percentEncoded(name)
  }

  /// A taxonomy, such as `service`.
  func scheme(_ name: String) -> String {
    prefix + name
  }

  /// A tag begins with a year in which its author had the host.
  private static let year = 2026
  /// A host that nobody can have (RFC 2606), for exports without an address.
  private static let fallback = "aggregator.invalid"

  private static func authority(_ host: String) -> String? {
    let isName = host.utf8.allSatisfy {
      $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    return isName && !host.isEmpty ? host : nil
  }

  private static func percentEncoded(_ name: String) -> String {
    name.utf8.reduce(into: "") { text, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
