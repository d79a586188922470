import Markup
import News
import Text

/// The elements of Atom 1.0 and 0.3, in feeds of Atom and in others.
extension Record {
  mutating func readAtom(_ local: Local?, _ reader: inout XMLReader, rank: UInt8) {
    switch local {
    case .title:
      title.offer(AtomText.plain(&reader), rank)
    case .link:
      readAtomLink(&reader, rank: rank)
    case .id:
      let base = reader.base
      id.offer(identifier(reader.text(), base: base), rank)
    case .author:
      authors.offer(person(&reader), rank, atMost: limit)
    case .contributor:
      addContributor(person(&reader))
    case .category:
      readAtomCategory(&reader)
    case .rights, .copyright:
      rights.offer(AtomText.plain(&reader), rank)
    case .summary, .subtitle, .tagline:
      readAtomSummary(&reader, rank: rank)
    case .content:
      readAtomContent(&reader, rank: rank)
    case .published, .issued:
      published.offer(reader.date(), rank)
    case .updated, .modified:
      updated.offer(reader.date(), rank)
    case .created:
      created.offer(reader.date(), rank)
    case .generator:
      readAtomGenerator(&reader, rank: rank)
    case .icon:
      icon.offer(address(&reader), rank)
    case .logo:
      image.offer(address(&reader), rank)
    case .source:
      source = readAtomSource(&reader)
    default: break
    }
  }

  private mutating func readAtomSummary(_ reader: inout XMLReader, rank: UInt8) {
    let base = reader.base
    guard let body = AtomText.body(&reader) else { return }
    if self.base == nil { self.base = base }
    summary.offer(AtomText.markup(body), rank)
  }

  private mutating func readAtomContent(_ reader: inout XMLReader, rank: UInt8) {
    let base = reader.base
    language.offer(reader.language, Self.own)
    if let source = reader.attribute("src") {
      readOutOfLine(address(source, base: base), type: reader.given("type"))
      return
    }
    guard let body = AtomText.body(&reader) else { return }
    self.base = base
    content.offer(body, rank)
  }

  /// Content that lies elsewhere (RFC 4287 section 4.1.3.2): a page is where to read on, a picture or
  /// a recording is a file of the entry.
  private mutating func readOutOfLine(_ url: String?, type: String?) {
    guard let url else { return }
    let isFile = ["image/", "audio/", "video/"].contains { type?.hasPrefix($0) ?? false }
    if isFile {
      addAttachment(Attachment(url: url, mimeType: type))
    } else {
      self.url.offer(url, Self.hint)
    }
  }

  private mutating func readAtomGenerator(_ reader: inout XMLReader, rank: UInt8) {
    var generator = Generator()
    generator.url = address(
      reader.attribute("uri") ?? reader.attribute("url"), base: reader.base)
    generator.version = reader.attribute("version")
    generator.name = reader.plainText()
    self.generator.offer(generator, rank)
  }

  private mutating func readAtomCategory(_ reader: inout XMLReader) {
    let term = reader.attribute("term")
    let scheme = reader.attribute("scheme")
    let label = reader.attribute("label")
    // Some write the term as the text of the element.
    addCategory(term ?? reader.plainText(), scheme: scheme, label: label)
  }

  mutating func readAtomLink(_ reader: inout XMLReader, rank: UInt8) {
    let base = reader.base
    let relation = reader.attribute("rel").map(Self.registered)
    let type = reader.given("type")
    let title = reader.attribute("title")
    let length = reader.size("length")
    let hreflang = reader.attribute("hreflang")
    if let count = reader.attribute(local: "count").flatMap({ Int($0) }) { commentsCount = count }
    let href = linkTarget(&reader, base: base)
    let link = FeedLink(
      href: href ?? "", rel: relation ?? "alternate", type: type, title: title, length: length,
      hreflang: hreflang)
    if links.count < limit { links.append(link) }
    if href != nil { use(link, rank: rank) }
  }

  /// An empty address is the base itself; some write the address as the text of the element.
  private mutating func linkTarget(_ reader: inout XMLReader, base: String?) -> String? {
    guard let href = reader.attribute("href") else { return address(reader.text(), base: base) }
    guard href.isEmpty else { return address(href, base: base) }
    guard growth > 0, let base, !resolvesLinks || WebAddress.isSafe(base) else { return nil }
    growth &-= base.utf8.count
    return base
  }

  /// What a link means by its relation (RFC 4287 section 4.2.7.2; RFC 4685).
  private mutating func use(_ link: FeedLink, rank: UInt8) {
    switch Self.relation(link.rel) {
    case "alternate":
      let isPage = link.type.map { $0.hasPrefix("text/html") || $0.contains("xhtml") } ?? true
      url.offer(link.href, isPage ? rank : rank &+ Self.hint)
    case "enclosure":
      addAttachment(Attachment(url: link.href, mimeType: link.type, size: link.length))
    case "replies":
      let isFeed = link.type.map { $0.contains("atom") || $0.contains("rss") } ?? false
      if isFeed {
        commentsFeed = commentsFeed ?? link.href
      } else {
        comments = comments ?? link.href
      }
    case "license":
      license = license ?? link.href
    case "icon", "shortcut icon":
      icon.offer(link.href, Self.hint)
    default: break
    }
  }

  /// The name by which a relation is compared.
  static func relation(_ relation: String?) -> String {
    guard let relation, !relation.isEmpty else { return "alternate" }
    return relation.lowercased()
  }

  /// The short name of a registered relation, which may be written as an address (RFC 4287 section
  /// 4.2.7.2).
  private static func registered(_ relation: String) -> String {
    let registry = "http://www.iana.org/assignments/relation/"
    guard relation.utf8.count > registry.utf8.count, relation.hasPrefix(registry) else {
      return relation
    }
    return String(relation.dropFirst(registry.count))
  }

  /// An identifier is kept to the letter; a path, which should have been an address, becomes one.
  private mutating func identifier(_ id: String?, base: String?) -> String? {
    guard let id, base != nil, id.utf8.contains(UInt8(ascii: "/")), WebAddress(id) == nil,
      !id.utf8.contains(UInt8(ascii: ":"))
    else { return id }
    return address(id, base: base)
  }

  /// A person construct (RFC 4287 section 3.2), or the one line that some write in its place.
  mutating func person(_ reader: inout XMLReader) -> Author {
    switch reader.firstChildLocal.flatMap(Local.init(code:)) {
    case .name, .email, .uri, .url, .homepage: break
    default: return reader.plainText().map(PersonText.read) ?? Author()
    }
    var author = Author()
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      switch reader.local {
      case .name: author.name = reader.plainText()
      case .email: author.email = reader.text()
      case .uri, .url, .homepage: author.url = address(&reader)
      default: break
      }
    }
    return author
  }

  private mutating func readAtomSource(_ reader: inout XMLReader) -> EntrySource {
    var record = Record(limit: limit, resolvesLinks: resolvesLinks, growth: growth)
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      record.readAtom(reader.local, &reader, rank: Self.own)
      record.language.offer(reader.language, Self.own)
    }
    growth = record.growth
    return record.entrySource()
  }
}
