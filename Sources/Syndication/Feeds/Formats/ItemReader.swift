import Markup
import News

/// The elements of an RSS item (RSS 2.0; RDF Site Summary 1.0 section 5.5).
enum ItemReader {
  static func read(_ reader: inout XMLReader, into record: inout Record) {
    let own = Record.own
    switch reader.local {
    case .title: record.title.offer(reader.title(isPlain: record.titleIsPlain), own)
    case .link: readLink(&reader, into: &record)
    case .description: record.readSummary(&reader, rank: own)
    case .guid, .id: readGUID(&reader, into: &record)
    case .pubdate: record.published.offer(reader.date(), own)
    case .date, .published: record.published.offer(reader.date(), Record.hint)
    case .updated, .modified, .lastbuilddate: record.updated.offer(reader.date(), own)
    case .expirationdate: record.expired.offer(reader.date(), own)
    case .author: record.authors.offer(record.person(&reader), own, atMost: record.limit)
    case .category:
      let scheme = reader.attribute("domain")
      record.addCategory(reader.plainText(), scheme: scheme)
    case .enclosure: readEnclosure(&reader, into: &record)
    case .comments: record.comments = record.address(&reader)
    case .source: readSource(&reader, into: &record)
    case .content, .encoded, .body, .fullitem: record.readEncoded(&reader)
    case .summary: record.readShorterSummary(&reader)
    case .tags: record.addKeywords(reader.plainText())
    case .image, .thumbnail: readImage(&reader, into: &record)
    case .language: record.language.offer(reader.text(), own)
    case .copyright, .rights: record.rights.offer(reader.plainText(), own)
    case .creator:
      if let text = reader.plainText() {
        record.authors.offer(PersonText.read(text), Record.hint, atMost: record.limit)
      }
    default: break
    }
  }

  private static func readLink(_ reader: inout XMLReader, into record: inout Record) {
    if reader.attribute("href") != nil {
      record.readAtomLink(&reader, rank: Record.own)
    } else {
      record.url.offer(record.address(&reader), Record.own)
    }
  }

  private static func readGUID(_ reader: inout XMLReader, into record: inout Record) {
    let isPermalink = reader.attribute("ispermalink")?.lowercased()
    record.idIsPermalink = isPermalink.map { $0 != "false" }
    record.id.offer(reader.text(), Record.own)
  }

  private static func readEnclosure(_ reader: inout XMLReader, into record: inout Record) {
    let type = reader.given("type")
    let length = reader.size("length")
    let url = reader.given("url") ?? reader.given("href") ?? reader.text()
    guard let url = record.address(url, base: reader.base) else { return }
    record.addAttachment(Attachment(url: url, mimeType: type, size: length))
    guard record.links.count < record.limit else { return }
    record.links.append(FeedLink(href: url, rel: "enclosure", type: type, length: length))
  }

  private static func readSource(_ reader: inout XMLReader, into record: inout Record) {
    let url = record.address(reader.attribute("url"), base: reader.base)
    record.source = EntrySource(title: reader.plainText(), url: url)
  }

  private static func readImage(_ reader: inout XMLReader, into record: inout Record) {
    let attribute = reader.attribute("url") ?? reader.attribute("href")
    guard attribute == nil, reader.beginsWithElement else {
      let base = reader.base
      record.image.offer(record.address(attribute ?? reader.text(), base: base), Record.hint)
      return
    }
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if reader.local == .url { record.image.offer(record.address(&reader), Record.hint) }
    }
  }
}
