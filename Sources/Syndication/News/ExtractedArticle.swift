/// What was read from an article page (contract 5.2). Every field may be missing.
package struct ExtractedArticle: Hashable, Sendable {
  package var title: String?
  package var byline: String?
  package var lead: String?
  /// Plain text; paragraphs are separated by a line break.
  package var text: String?
  /// Sanitised.
  package var html: String?
  package var published: DatedMoment?
  package var modified: DatedMoment?
  package var siteName: String?
  package var language: String?
  package var direction: TextDirection?
  package var image: String?
  package var canonicalURL: String?
  /// The bare value in ASCII digits.
  package var newsID: String?
  package var service: String?
  package var source: NamedLink?
  package var printURL: String?
  package var attribution: [String] = []
  package var tags: [String] = []

  package init() {}
}

/// A moment with the offset from UTC in which it was written, so that it can be written so again.
package struct DatedMoment: Hashable, Sendable {
  package var timestamp: Timestamp
  /// Seconds east of UTC.
  package var offset: Int32

  package init(timestamp: Timestamp, offset: Int32 = 0) {
    self.timestamp = timestamp
    self.offset = offset
  }
}
