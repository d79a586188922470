/// How often the same block of text stood on the pages of a source: what stands on most of them is
/// the site's furniture and no part of an article's text.
package struct RepeatedBlocks: Hashable, Sendable {
  package struct Block: Hashable, Sendable {
    /// Of the block's words; says nothing about where it stood.
    package var fingerprint: UInt64
    /// Pages that had it.
    package var pages: Int32
    /// Pages that had been read before the first that had it.
    package var since: Int32

    package init(fingerprint: UInt64, pages: Int32, since: Int32) {
      self.fingerprint = fingerprint
      self.pages = pages
      self.since = since
    }
  }

  /// Pages of new articles that have been read.
  package var pages: Int32
  /// In the order of their fingerprints.
  package var blocks: [Block]

  /// Blocks of a source that are remembered.
  package static let maximumBlocks = 256
  package static let none = RepeatedBlocks(pages: 0, blocks: [])

  package init(pages: Int32, blocks: [Block]) {
    self.pages = pages
    self.blocks = blocks
  }
}
