/// The configured name of one source: `sources[].id` in `feeds.json`.
package struct SourceID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (a: SourceID, b: SourceID) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// Who stands behind a source: `sources[].publisher`, or the source's host.
package struct PublisherID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (a: PublisherID, b: PublisherID) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// One article. Derived from its source and the identity it was first seen under, so that two
/// stores built from the same input give the same article the same ID, whatever the order in which
/// transfers ended.
package struct ArticleID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible
{
  package let rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Reads the 16 hexadecimal digits that `description` writes.
  package init?(_ text: some StringProtocol) {
    guard let value = UInt64(hexadecimal16: text) else { return nil }
    rawValue = value
  }

  package static func < (a: ArticleID, b: ArticleID) -> Bool {
    a.rawValue < b.rawValue
  }

  /// 16 lower-case hexadecimal digits.
  package var description: String { rawValue.hexadecimal16 }
}

/// One story. Takes the value of the article that founded it and keeps it when another article
/// turns out to be the origin: the ID belongs to the story, not to its leader.
package struct StoryID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package init(foundedBy article: ArticleID) {
    rawValue = article.rawValue
  }

  /// Reads the 16 hexadecimal digits that `description` writes.
  package init?(_ text: some StringProtocol) {
    guard let value = UInt64(hexadecimal16: text) else { return nil }
    rawValue = value
  }

  package static func < (a: StoryID, b: StoryID) -> Bool {
    a.rawValue < b.rawValue
  }

  /// 16 lower-case hexadecimal digits.
  package var description: String { rawValue.hexadecimal16 }
}

extension UInt64 {
  fileprivate init?(hexadecimal16 text: some StringProtocol) {
    guard text.utf8.count == 16, text.utf8.first != UInt8(ascii: "+") else { return nil }
    self.init(text, radix: 16)
  }

  fileprivate var hexadecimal16: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
