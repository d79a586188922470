/// An entry of one source, with what its page added, as the store keeps it. A later change of its
/// text makes a new revision of the same article.
///
/// One reference: articles are sorted, collected and passed on far more often than they are changed.
package struct Article: Hashable, Sendable, Identifiable {
  private var box: ArticleBox

  package var id: ArticleID { box.fields.id }
  package var source: SourceID {
    get { box.fields.source }
    set { change { $0.source = newValue } }
  }
  package var publisher: PublisherID {
    get { box.fields.publisher }
    set { change { $0.publisher = newValue } }
  }
  /// The feed's own identifier of the entry (`guid`, `atom:id`, `id`), when it has one.
  package var guid: String? {
    get { box.fields.guid }
    set { change { $0.guid = newValue } }
  }
  /// The address as the source gives it; nil when there is none or its scheme is unsafe.
  package var url: String? {
    get { box.fields.url }
    set { change { $0.url = newValue } }
  }
  /// The address with tracking parameters and the like removed: the identity of the page.
  package var canonicalURL: String? {
    get { box.fields.canonicalURL }
    set { change { $0.canonicalURL = newValue } }
  }
  /// Plain text.
  package var title: String {
    get { box.fields.title }
    set { change { $0.title = newValue } }
  }
  /// The first paragraph or the feed's summary. Plain text.
  package var lead: String? {
    get { box.fields.lead }
    set { change { $0.lead = newValue } }
  }
  package var content: Content {
    get { box.fields.content }
    set { change { $0.content = newValue } }
  }
  package var authors: [Author] {
    get { box.fields.authors }
    set { change { $0.authors = newValue } }
  }
  package var tags: [String] {
    get { box.fields.tags }
    set { change { $0.tags = newValue } }
  }
  package var attachments: [Attachment] {
    get { box.fields.attachments }
    set { change { $0.attachments = newValue } }
  }
  package var image: String? {
    get { box.fields.image }
    set { change { $0.image = newValue } }
  }
  /// BCP 47.
  package var language: String? {
    get { box.fields.language }
    set { change { $0.language = newValue } }
  }
  /// What the source claims; not believed blindly, see `claimedTime` and `Matching`.
  package var published: Timestamp? {
    get { box.fields.published }
    set { change { $0.published = newValue } }
  }
  package var modified: Timestamp? {
    get { box.fields.modified }
    set { change { $0.modified = newValue } }
  }
  /// When a run first brought this article.
  package var firstSeen: Timestamp {
    get { box.fields.firstSeen }
    set { change { $0.firstSeen = newValue } }
  }
  /// When the source had last been read with success before `firstSeen`; nil when it never had
  /// been. What was published before that poll and yet was not in it is dated too early.
  package var polledBefore: Timestamp? {
    get { box.fields.polledBefore }
    set { change { $0.polledBefore = newValue } }
  }
  package var newsID: NewsID? {
    get { box.fields.newsID }
    set { change { $0.newsID = newValue } }
  }
  /// The section ("سرویس") in which the publisher put it.
  package var service: String? {
    get { box.fields.service }
    set { change { $0.service = newValue } }
  }
  /// The publisher that the page names as its own source, with the link to the original.
  package var declaredSource: NamedLink? {
    get { box.fields.declaredSource }
    set { change { $0.declaredSource = newValue } }
  }
  package var printURL: String? {
    get { box.fields.printURL }
    set { change { $0.printURL = newValue } }
  }
  /// The chain of credit read from the text, nearest first: «به گزارش A به نقل از B» gives [A, B].
  package var attribution: [String] {
    get { box.fields.attribution }
    set { change { $0.attribution = newValue } }
  }
  /// Canonical addresses that the text links to, at most `Article.maximumLinks`.
  package var links: [String] {
    get { box.fields.links }
    set { change { $0.links = newValue } }
  }
  package var signs: TextSigns {
    get { box.fields.signs }
    set { change { $0.signs = newValue } }
  }
  package var contentHash: ContentHash {
    get { box.fields.contentHash }
    set { change { $0.contentHash = newValue } }
  }
  /// 1 for the first text, then one more for each changed text.
  package var revision: Int {
    get { box.fields.revision }
    set { change { $0.revision = newValue } }
  }

  package init(
    id: ArticleID, source: SourceID, publisher: PublisherID, guid: String? = nil,
    url: String? = nil,
    canonicalURL: String? = nil, title: String, lead: String? = nil, content: Content = .none,
    authors: [Author] = [], tags: [String] = [], attachments: [Attachment] = [],
    image: String? = nil, language: String? = nil, published: Timestamp? = nil,
    modified: Timestamp? = nil, firstSeen: Timestamp, polledBefore: Timestamp? = nil,
    newsID: NewsID? = nil, service: String? = nil, declaredSource: NamedLink? = nil,
    printURL: String? = nil, attribution: [String] = [], links: [String] = [],
    signs: TextSigns = [], contentHash: ContentHash, revision: Int = 1
  ) {
    box = ArticleBox(
      ArticleFields(
        id: id, source: source, publisher: publisher, guid: guid, url: url,
        canonicalURL: canonicalURL, title: title, lead: lead, content: content, authors: authors,
        tags: tags, attachments: attachments, image: image, language: language,
        published: published, modified: modified, firstSeen: firstSeen,
        polledBefore: polledBefore, newsID: newsID, service: service,
        declaredSource: declaredSource, printURL: printURL, attribution: attribution,
        links: links, signs: signs, contentHash: contentHash, revision: revision))
  }

  private mutating func change(_ body: (inout ArticleFields) -> Void) {
    var fields = box.fields
    body(&fields)
    box = ArticleBox(fields)
  }

  /// How many outgoing links are kept: a text that is taken from another names it among its first.
  package static let maximumLinks = 16
}

/// SHA-256 of an article's normal form, tokens joined without spaces; published as `sha256:` and 64
/// hexadecimal digits.
package struct ContentHash: Hashable, Sendable {
  /// 32 bytes; empty when the text is too short to identify anything.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The hash of a text that has too few words to prove anything.
  package static let none = ContentHash(bytes: [])
}

/// An earlier text of an article. Every revision is kept.
package struct Revision: Hashable, Sendable {
  package var article: ArticleID
  /// 1 for the first text.
  package var number: Int
  /// When this text was first seen.
  package var seen: Timestamp
  package var title: String
  package var lead: String?
  package var content: Content
  package var contentHash: ContentHash

  package init(
    article: ArticleID, number: Int, seen: Timestamp, title: String, lead: String?,
    content: Content, contentHash: ContentHash
  ) {
    self.article = article
    self.number = number
    self.seen = seen
    self.title = title
    self.lead = lead
    self.content = content
    self.contentHash = contentHash
  }
}

extension Article {
  /// News is not older than the web: whoever claims an earlier time than 1990-01-01T00:00:00Z has
  /// broken dates.
  package static let earliestClaim = Timestamp(seconds: 631_152_000)

  /// When the source claims to have published it; nil when it claims nothing that can be.
  package var claimedTime: Timestamp? {
    guard let published, published >= Self.earliestClaim else { return nil }
    return published
  }

  /// The time that orders articles everywhere: what the source claims, or else when it was first
  /// seen. A claim that lies in the future is no claim.
  package var canonicalTime: Timestamp {
    guard let claimedTime, claimedTime <= firstSeen else { return firstSeen }
    return claimedTime
  }
}
