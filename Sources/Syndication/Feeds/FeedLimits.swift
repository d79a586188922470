package import Markup

/// Bounds on what one feed document can make its reader do and keep.
package struct FeedLimits: Sendable {
  /// Bytes of a document; a larger one is refused.
  package var document = 64 << 20
  /// Entries that are read; the rest of the document is not.
  package var entries = 20_000
  /// Authors, categories, links, attachments … of one entry or feed, of each kind.
  package var values = 256
  /// Links, attachments and thumbnails of all entries together; entries beyond have none.
  package var links = 65_536
  /// What relative addresses, by becoming absolute, and a feed's authors, by being those of its
  /// entries, may add to what is read: so many times the bytes of the document, and
  /// `growthAllowance` more. After that addresses stay relative and entries without authors. No
  /// feed that is meant to be read comes near: a link's markup is longer than a quarter of its
  /// base.
  package var growthFactor = 4
  package var growthAllowance = 65_536
  /// Depth, attributes and the length of fields.
  package var xml = XMLReader.Limits()

  package init() {}

  func growth(ofDocument bytes: Int) -> Int { growthFactor &* bytes &+ growthAllowance }
}
