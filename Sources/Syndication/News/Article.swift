/// An entry of one source, with what its page added, as the store keeps it. A later change of its
/// text makes a new revision of the same article.
package struct Article: Hashable, Sendable, Identifiable {
  package let id: ArticleID
  package var source: SourceID
  package var publisher: PublisherID
  /// The feed's own identifier of the entry (`guid`, `atom:id`, `id`), when it has one.
  package var guid: String?
  /// The address as the source gives it; nil when there is none or its scheme is unsafe.
  package var url: String?
  /// The address with tracking parameters and the like removed: the identity of the page.
  package var canonicalURL: String?
  /// Plain text.
  package var title: String
  /// The first paragraph or the feed's summary. Plain text.
  package var lead: String?
  package var content: Content
  package var authors: [Author]
  package var tags: [String]
  package var attachments: [Attachment]
  package var image: String?
  /// BCP 47.
  package var language: String?
  /// What the source claims; not believed blindly, see `claimedTime` and `Matching`.
  package var published: Timestamp?
  package var modified: Timestamp?
  /// When a run first brought this article.
  package var firstSeen: Timestamp
  /// When the source had last been read with success before `firstSeen`; nil when it never had
  /// been. What was published before that poll and yet was not in it is dated too early.
  package var polledBefore: Timestamp?
  package var newsID: NewsID?
  /// The section ("سرویس") in which the publisher put it.
  package var service: String?
  /// The publisher that the page names as its own source, with the link to the original.
  package var declaredSource: NamedLink?
  package var printURL: String?
  /// The chain of credit read from the text, nearest first: «به گزارش A به نقل از B» gives [A, B].
  package var attribution: [String]
  /// Canonical addresses that the text links to, at most `Article.maximumLinks`.
  package var links: [String]
  package var signs: TextSigns
  package var contentHash: ContentHash
  /// 1 for the first text, then one more for each changed text.
  package var revision: Int

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
    self.id = id
    self.source = source
    self.publisher = publisher
    self.guid = guid
    self.url = url
    self.canonicalURL = canonicalURL
    self.title = title
    self.lead = lead
    self.content = content
    self.authors = authors
    self.tags = tags
    self.attachments = attachments
    self.image = image
    self.language = language
    self.published = published
    self.modified = modified
    self.firstSeen = firstSeen
    self.polledBefore = polledBefore
    self.newsID = newsID
    self.service = service
    self.declaredSource = declaredSource
    self.printURL = printURL
    self.attribution = attribution
    self.links = links
    self.signs = signs
    self.contentHash = contentHash
    self.revision = revision
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
