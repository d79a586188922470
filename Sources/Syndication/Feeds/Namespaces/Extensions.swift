import Markup
import News
import Text

/// The elements of all other namespaces, wherever they stand.
extension Record {
  /// Reads the open element when it is of an extension; false when it is of none.
  mutating func readExtension(_ reader: inout XMLReader) {
    let local = reader.local
    switch reader.space {
    case .atom10, .atom03: readAtom(local, &reader, rank: Self.atom)
    case .dublinCore, .terms: readDublinCore(local, &reader)
    case .content:
      if local == .encoded { readEncoded(&reader) }
    case .media: readMedia(local, &reader)
    case .itunes, .googlePlay: readITunes(local, &reader)
    case .podcast: readPodcast(local, &reader)
    case .georss: readGeoRSS(local, &reader)
    case .gml: readGML(local, &reader)
    case .geo: readGeo(local, &reader)
    case .xhtml:
      if local == .body || local == .div { readXHTML(&reader) }
    default: readSmall(local, &reader)
    }
  }

  private mutating func readSmall(_ local: Local?, _ reader: inout XMLReader) {
    switch (reader.space, local) {
    case (.slash, .comments), (.threading, .total):
      commentsCount = reader.integer() ?? commentsCount
    case (.wfw, .commentrss): commentsFeed = address(&reader)
    case (.threading, .inReplyTo): readInReplyTo(&reader)
    case (.feedburner, .origlink): externalURL = address(&reader)
    case (.license, .license):
      let resource = reader.attribute(local: "resource")
      license = license ?? address(resource ?? reader.text(), base: reader.base)
    default: break
    }
  }

  /// `thr:in-reply-to` (RFC 4685 section 3), as a link: to the page of what is answered, or else to
  /// its identifier, where that may stand in the place of an address.
  private mutating func readInReplyTo(_ reader: inout XMLReader) {
    let base = reader.base
    let identifier = reader.attribute("ref")
    let safe = identifier.flatMap { !resolvesLinks || WebAddress.isSafe($0) ? $0 : nil }
    let target = address(reader.attribute("href"), base: base) ?? safe
    guard let target, links.count < limit else { return }
    links.append(FeedLink(href: target, rel: "in-reply-to", type: reader.given("type")))
  }

  /// `content:encoded`, the whole text as HTML.
  mutating func readEncoded(_ reader: inout XMLReader) {
    let base = reader.base
    language.offer(reader.language, Self.hint)
    guard let text = reader.text() else { return }
    self.base = base
    content.offer(Body(text: text, isHTML: true), Self.own)
  }

  private mutating func readXHTML(_ reader: inout XMLReader) {
    let base = reader.base
    guard let text = reader.markup() else { return }
    self.base = base
    content.offer(Body(text: text, isHTML: true), Self.own)
  }
}
