package import Markup

/// Bounds on what one feed document can make its reader do and keep.
package struct FeedLimits: Sendable {
  /// Bytes of a document; a larger one is refused.
  package var document = 64 << 20
  /// Entries that are read; the rest of the document is not.
  package var entries = 20_000
  /// Authors, categories, links, attachments … of one entry or feed, of each kind.
  package var values = 256
  /// Links, attachments and thumbnails of all entries together, each of which may have grown by the
  /// length of its base; entries beyond have none.
  package var links = 65_536
  /// Depth, attributes and the length of fields.
  package var xml = XMLReader.Limits()

  package init() {}
}
