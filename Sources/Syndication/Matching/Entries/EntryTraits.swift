/// What an entry of a fetched document is recognised by.
package struct EntryTraits: Hashable, Sendable {
  /// As parsed; white space around it does not count, and an empty one is none.
  package var guid: String?
  /// The canonical form of its link.
  package var link: String?
  package var title: String
  /// Hash of the entry as parsed.
  package var entryHash: UInt64

  package init(guid: String?, link: String?, title: String, entryHash: UInt64) {
    let trimmed = guid.map { String($0.trimmingASCIISpace) }
    self.guid = trimmed?.isEmpty == true ? nil : trimmed
    self.link = link
    self.title = title
    self.entryHash = entryHash
  }
}
