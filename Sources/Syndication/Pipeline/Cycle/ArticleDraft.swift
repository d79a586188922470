import Feeds
import Markup
import Matching
import News
import Storage
import Text

/// An entry on its way to an article. A reference: entries are large, and a feed may have very many
/// of them.
final class ArticleDraft: Sendable {
  let entry: ParsedEntry
  let traits: EntryTraits
  private let feed: FeedContext

  init(_ entry: ParsedEntry, of feed: FeedContext) {
    self.entry = Self.kept(of: entry)
    self.feed = feed
    traits = EntryTraits(
      guid: entry.id, link: Self.link(of: entry).flatMap(WebAddress.canonical),
      title: entry.title ?? "", entryHash: EntryFingerprint.of(entry))
  }

  /// The entry with what articles are made of.
  private static func kept(of entry: ParsedEntry) -> ParsedEntry {
    var kept = ParsedEntry()
    (kept.id, kept.url, kept.title, kept.base) = (entry.id, entry.url, entry.title, entry.base)
    kept.contentHTML = entry.contentHTML
    (kept.contentText, kept.summary) = (entry.contentText, entry.summary)
    (kept.published, kept.modified) = (entry.published, entry.modified)
    (kept.created, kept.language, kept.image) = (entry.created, entry.language, entry.image)
    (kept.authors, kept.tags) = (entry.authors, entry.tags)
    kept.attachments = entry.attachments
    kept.source = entry.source.map { EntrySource(title: $0.title, url: $0.url) }
    return kept
  }

  /// Bytes that it takes in memory, about: strings with their heads, lists with their places.
  var bytes: Int {
    var texts = [
      entry.id, entry.url, entry.title, entry.base, entry.summary, entry.language, entry.image,
      entry.source?.title, entry.source?.url, traits.link,
    ]
    // Where a feed gives one text only, it is both.
    texts += [entry.contentHTML, entry.contentText].filter { $0 != entry.summary }
    var bytes = MemoryLayout<ParsedEntry>.size + MemoryLayout<PageTurn.Order>.size + 256
    for text in texts { bytes += text.map { $0.utf8.count + 32 } ?? 0 }
    for tag in entry.tags { bytes += tag.utf8.count + 48 }
    for author in entry.authors { bytes += (author.name?.utf8.count ?? 0) + 256 }
    for attachment in entry.attachments { bytes += attachment.url.utf8.count + 256 }
    return bytes
  }

  private var source: Source { feed.source }

  /// The address of the entry's page; nil when there is none that is safe to follow.
  static func link(of entry: ParsedEntry) -> String? {
    entry.url.flatMap { WebAddress.isSafe($0) ? $0 : nil }
  }

  /// The hash of what the feed alone says, to know an article again by its text.
  func feedContentHash() -> ContentHash {
    ContentHash.of(title: entry.title ?? "", lead: nil, body: feedText())
  }

  private func feedText() -> String? {
    if let html = entry.contentHTML { return HTMLText.plain(html) }
    return entry.contentText ?? entry.summary.map { HTMLText.plain($0) }
  }

  /// Whether the source's rules refuse the entry whatever its page may say, so that the page need
  /// not be fetched: a `block` rule that holds, or an `allow` rule on what a page cannot change.
  func isRefused() -> Bool {
    let settled = source.allow.filter { isSettled($0.field) }
    return !settled.admit(values) || source.block.refuse(values)
  }

  /// Whether the feed says it already; the page fills in only what is missing.
  private func isSettled(_ field: FieldRule.Field) -> Bool {
    switch field {
    case .url, .publisher, .source: true
    case .text, .service: false
    case .title, .author, .category, .language: !values(of: field).isEmpty
    }
  }

  private func values(of field: FieldRule.Field) -> [String] {
    switch field {
    case .title: [entry.title ?? ""].filter { !$0.isEmpty }
    case .url: [entry.url].compactMap(\.self)
    case .text: [feedText()].compactMap(\.self)
    case .author: entry.authors.compactMap(\.name)
    case .category: entry.tags
    case .service: [source.service].compactMap(\.self)
    case .language: [language].compactMap(\.self)
    case .publisher: [source.publisher.rawValue]
    case .source: [source.id.rawValue]
    }
  }

  private var language: String? {
    source.language ?? entry.language ?? feed.language
  }

  /// The article that the entry and its page make, with all that it is found by; nil when the
  /// source's rules refuse it.
  ///
  /// - Parameters:
  ///   - known: the same article as it is stored, without its content.
  ///   - entryHash: by which the entry is told to be unchanged when it is read again.
  func admission(
    id: ArticleID, linkIdentifies: Bool, page: ExtractedArticle?, baseURL: String,
    firstSeen: Timestamp, polledBefore: Timestamp?, publishers: PublisherDirectory,
    known: Article?, entryHash: UInt64
  ) -> Admission? {
    let clean = EntryBounds.sanitised(entry, base: entry.url ?? baseURL)
    let summary = clean.summary.map { HTMLText.plain($0) } ?? ""
    let body = ArticleBody.choose(entry: clean, summary: summary, page: page)
    let standing = TextStanding.read(body.text)
    var article = Article(
      id: id, source: source.id, publisher: source.publisher, title: title(clean, page),
      firstSeen: firstSeen, contentHash: .none)
    article.guid = traits.guid
    article.url = Self.link(of: entry)
    article.canonicalURL = linkIdentifies ? traits.link : nil
    article.lead = EntryBounds.cut(lead(page, summary), EntryBounds.leadBytes)
    article.content = body.content
    article.authors = authors(page)
    article.tags = entry.tags.isEmpty ? page?.tags ?? [] : entry.tags
    article.attachments = entry.attachments.filter { WebAddress.isSafe($0.url) }
    article.image = [entry.image, page?.image].lazy.compactMap(\.self).first(
      where: WebAddress.isSafe)
    article.language = language ?? page?.language
    (article.published, article.modified) = moments(page, now: firstSeen, known: known)
    article.polledBefore = polledBefore
    article.service = page?.service?.composed ?? source.service
    article.printURL = page?.printURL
    article.declaredSource = declaredSource(page)
    article.newsID = newsID(page, publishers)
    article.attribution = page?.attribution ?? standing.attribution
    article.links = body.links(base: entry.url ?? baseURL)
    article.signs = TextSigns(standing)
    if feed.isShortened, !body.isOfPage { article.signs.remove(.truncated) }
    let compared = ComparedText.choose(lead: article.lead, body: standing.form)
    article.contentHash = ContentHash.of(title: article.title, compared)
    guard isAdmitted(article, text: body.text) else { return nil }
    return Admission(
      article: article, keys: IdentityKeys.of(article), print: TextPrint(TextWords(compared)),
      entryHash: entryHash)
  }

  /// The first claim of publication that can be is kept; a later one tells of a change (decision
  /// 0025). A change that is yet to come is no change.
  private func moments(
    _ page: ExtractedArticle?, now: Timestamp, known: Article?
  ) -> (published: Timestamp?, modified: Timestamp?) {
    // Atom demands only the time of the last change; where nothing else is told, it was published
    // then.
    let claims =
      [entry.published, page?.published?.timestamp]
      + (known == nil ? [entry.created, entry.modified] : [])
    let claimed = claims.lazy.compactMap(\.self).first { $0 >= Article.earliestClaim }
    let published = [claimed, known?.claimedTime].compactMap(\.self).min()
    var modified = [entry.modified ?? page?.modified?.timestamp, known?.modified]
    if let claimed, let published, claimed > published { modified.append(claimed) }
    return (published, modified.compactMap(\.self).filter { $0 <= now }.max())
  }

  private func isAdmitted(_ article: Article, text: String) -> Bool {
    let values = { (field: FieldRule.Field) in
      RuleFields.values(of: field, in: article, text: text)
    }
    return source.allow.admit(values) && !source.block.refuse(values)
  }

  private func title(_ clean: ParsedEntry, _ page: ExtractedArticle?) -> String {
    let own = clean.title ?? ""
    return own.isEmpty ? page?.title ?? "" : own
  }

  private func lead(_ page: ExtractedArticle?, _ summary: String) -> String? {
    if let lead = page?.lead, !lead.isEmpty { return lead }
    return summary.isEmpty ? nil : summary
  }

  private func authors(_ page: ExtractedArticle?) -> [Author] {
    if !entry.authors.isEmpty { return entry.authors }
    return page?.byline.map { [Author(name: $0)] } ?? []
  }

  /// What the page, or else the feed, names as the article's source. A canonical link to another
  /// host says the same as a labelled one.
  private func declaredSource(_ page: ExtractedArticle?) -> NamedLink? {
    if let named = page?.source, named.title != nil || named.url != nil { return named }
    if let canonical = page?.canonicalURL, isElsewhere(canonical) {
      return NamedLink(url: canonical)
    }
    return entry.source.flatMap { origin in
      origin.title == nil && origin.url == nil
        ? nil : NamedLink(title: origin.title, url: origin.url)
    }
  }

  private func isElsewhere(_ url: String) -> Bool {
    guard let own = traits.link.flatMap({ FeedAddress.host(of: $0) }),
      let other = FeedAddress.host(of: url)
    else { return false }
    return own != other
  }

  /// The configured pattern finds the ID in the article's own address; else it is what the page
  /// shows, when it is known whose ID that is.
  private func newsID(_ page: ExtractedArticle?, _ publishers: PublisherDirectory) -> NewsID? {
    if let own = entry.url.flatMap({ source.newsID?.firstGroup(in: $0) }) {
      return NewsID(publisher: source.publisher, value: own)
    }
    guard let shown = page?.newsID else { return nil }
    return NewsID.shown(
      shown, at: traits.link, of: source.publisher, declaredSource: declaredSource(page),
      publisherOf: publishers.publisher(ofHost:))
  }
}
