/// What an article says, field by field; see `Article`.
struct ArticleFields: Hashable, Sendable {
  let id: ArticleID
  var source: SourceID
  var publisher: PublisherID
  var guid: String?
  var url: String?
  var canonicalURL: String?
  var title: String
  var lead: String?
  var content: Content
  var authors: [Author]
  var tags: [String]
  var attachments: [Attachment]
  var image: String?
  var language: String?
  var published: Timestamp?
  var modified: Timestamp?
  var firstSeen: Timestamp
  var polledBefore: Timestamp?
  var newsID: NewsID?
  var service: String?
  var declaredSource: NamedLink?
  var printURL: String?
  var attribution: [String]
  var links: [String]
  var signs: TextSigns
  var contentHash: ContentHash
  var revision: Int
}

/// The fields of an article, which its copies share. Never changed: a changed article has another.
final class ArticleBox: Hashable, Sendable {
  let fields: ArticleFields

  init(_ fields: ArticleFields) {
    self.fields = fields
  }

  static func == (a: ArticleBox, b: ArticleBox) -> Bool {
    a === b || a.fields == b.fields
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(fields)
  }
}
