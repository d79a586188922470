import Markup
import News
import Publishing
import Testing

/// The checks of `DocumentCheck`, each broken once by a change of a good document.
@Suite struct DocumentCheckTests {
  private func document(_ name: String) throws -> String {
    let format = try #require(PublicationFormats.named(name))
    return String(
      decoding: format.document(Samples.publication, items: [Samples.bridge, Samples.untitled]),
      as: UTF8.self)
  }

  private func fault(_ name: String, _ documents: String...) throws -> PublicationFault? {
    let format = try #require(PublicationFormats.named(name))
    var check = format.check(Samples.publication)
    do throws(PublicationFault) {
      for document in documents { try check.check(Array(document.utf8)) }
    } catch {
      return error
    }
    return nil
  }

  @Test(arguments: PublicationFormats.names)
  func whatIsWrittenHoldsTheRules(_ name: String) throws {
    let format = try #require(PublicationFormats.named(name))
    var check = format.check(Samples.publication)
    try check.check(format.document(Samples.publication, items: Samples.all))
    var other = format.check(Samples.publication)
    try other.check(format.document(Samples.publication, items: []))
  }

  /// A part that is written twice has every item twice.
  @Test(arguments: ["rss", "atom", "json", "ninjs", "ninjs2", "sitemap"])
  func remembersWhatStoodInAnEarlierPart(_ name: String) throws {
    let document = try document(name)
    #expect(try fault(name, document, document)?.rule == .uniqueID)
  }

  @Test(arguments: PublicationFormats.names) func refusesHalfADocument(_ name: String) throws {
    let document = try document(name)
    #expect(try fault(name, String(document.dropLast(document.count / 3)))?.rule == .wellFormed)
  }

  @Test(arguments: PublicationFormats.names)
  func refusesControlCharacters(_ name: String) throws {
    let document = try document(name)
    for value in [0x1, 0x7F, 0x85, 0xFFFF, 0xFDD0, 0xFDEF, 0x5FFFE, 0x10FFFF, 0x0D] as [UInt32] {
      let character = String(try #require(Unicode.Scalar(value)))
      let middle = document.index(document.startIndex, offsetBy: document.count / 2)
      let broken = document[..<middle] + character + document[middle...]
      #expect(try fault(name, String(broken))?.rule == .noControlCharacters)
    }
  }

  @Test(arguments: Break.all) func tells(_ change: Break) throws {
    let broken = try #require(change.applied(to: try document(change.format)))
    let fault = try #require(try fault(change.format, broken))
    #expect(fault.rule == change.rule)
    if let item = change.item { #expect(fault.item == item) }
  }

  /// What was sanitised is never refused.
  @Test(arguments: [
    "<script>alert(1)</script><p onclick=x>hi <a href=\"/r\">r</a><img src=x onerror=y></p>",
    "<video src=\"/v.mp4\" poster=p controls></video><audio src=\"https://a.example/a\"></audio>",
    "<picture><source srcset=\"a.png 1x, b.png 2x\"><img src=\"https://a.example/|x y\"></picture>",
    "<a href=\"java\tscript:x\">x</a><a href=\"tel:+1\">t</a><a href=\"//h/x\">p</a><a href=urn:x>u</a>",
    "<a href=\"http:x\">q</a><a href=\"https:///x\">q</a><a href=\"HTTP://a.example/\">c</a>",
    "<strike>a</strike><center>b</center><xmp><b></xmp><tt>c</tt><dir><li>d</dir><bdo dir=rtl>e",
    "<ol type=x start=-5 reversed><li value=9><details open><summary>s<time datetime=\"<x>\">t",
    "<table><tr><th scope=row colspan=2>x<td rowspan=1><svg onload=x><math></math><plaintext>y",
    "<q cite=\"x\">q</q><blockquote cite=\"data:x\"><p lang=\"<\" dir=\"x\" title=\"&quot;<b>\">t",
    "text < 3 & more <!-- c --><![CDATA[<p>x]]><!doctype x><base href=\"http://evil/\">",
  ])
  func whatTheSanitiserLeavesIsNoOffence(_ html: String) {
    for base in [nil, "https://a.example/b/c", "HTTPS://A.EXAMPLE/"] {
      let clean = Sanitiser.sanitise(html, base: base)
      #expect(SanitisedHTML.offence(in: clean) == nil, "\(clean)")
    }
  }

  @Test func everyRuleIsBroken() {
    let broken = Set(Break.all.map(\.rule)).union([.noControlCharacters, .bounds])
    #expect(broken == Set(PublicationRule.allCases))
  }

  @Test func aSitemapHasABound() throws {
    let pages = (0..<NewsSitemapFormat.maximumPages).map { number in
      Samples.story(
        Samples.article(UInt64(number), url: "https://a.example/\(number)", title: "t"))
    }
    let full = String(
      decoding: NewsSitemapFormat.document(Samples.publication, items: pages), as: UTF8.self)
    #expect(try fault("sitemap", full) == nil)
    #expect(try fault("sitemap", full, try document("sitemap"))?.rule == .bounds)
  }
}

/// One change that breaks a rule.
struct Break: Sendable, CustomTestStringConvertible {
  let format: String
  let rule: PublicationRule
  let from: String
  let to: String
  /// The item that is named.
  var item: String?
  /// Whether `from` and `to` are names of elements, all of which are renamed.
  var isName = false

  var testDescription: String { "\(format), \(rule.rawValue): \(from) → \(to)" }

  /// The last such text becomes another one.
  init(
    _ format: String, _ rule: PublicationRule, _ from: String, _ to: String, item: String? = nil
  ) {
    self.format = format
    self.rule = rule
    self.from = from
    self.to = to
    self.item = item
  }

  /// The document without elements of a name.
  static func without(
    _ name: String, _ format: String, _ rule: PublicationRule = .requiredElement,
    item: String? = nil
  ) -> Break {
    var change = Break(format, rule, name, "x", item: item)
    change.isName = true
    return change
  }

  func applied(to document: String) -> String? {
    guard isName else {
      guard let place = document.ranges(of: from).last else { return nil }
      var broken = document
      broken.replaceSubrange(place, with: to)
      return broken
    }
    let broken = ["<NAME>", "<NAME ", "<NAME/>", "</NAME>"].reduce(document) {
      $0.replacing($1.replacing("NAME", with: from), with: $1.replacing("NAME", with: to))
    }
    return broken == document ? nil : broken
  }

  static let all = rss + atom + json + ninjs("ninjs") + ninjs("ninjs2") + lists

  private static let untitled = "tag:desk.example,2026:story/0000000000003002"
  private static let page = "http://xn--ghb9i.example:8080/a%20b?q=%E2%80%8C%C3%BC#%D9%81"
  private static let firstPage =
    "https://shahrnews.example/news/4711/%D9%BE%D9%84%20%D8%AA%D8%A7%D8%B2%D9%87"

  private static let rss = [
    Break("rss", .wellFormed, "</item>", ""),
    Break("rss", .wellFormed, "</channel>", "</chanel>"),
    Break("rss", .wellFormed, "</rss>", "</rss><rss/>"),
    Break("rss", .wellFormed, "<dc:publisher>", "<dd:publisher>"),
    .without("channel", "rss"),
    .without("guid", "rss"),
    .without("title", "rss"),
    Break("rss", .selfLink, "rel=\"self\"", "rel=\"me\""),
    Break("rss", .selfLink, "https://desk.example/feeds/all.rss", "https://desk.example/all.rss"),
    Break("rss", .uniqueID, "/0000000000003002<", "/0000000000001001<"),
    Break("rss", .absoluteLink, "<link>" + page, "<link>/a", item: untitled),
    Break("rss", .absoluteLink, "<link>" + page, "<link>http://پل.example/", item: untitled),
    Break("rss", .absoluteLink, "<link>" + page, "<link>http://a.example/a b", item: untitled),
    Break("rss", .absoluteLink, "<source url=\"http", "<source url=\"feed"),
    Break("rss", .absoluteLink, "rel=\"related\" href=\"http", "rel=\"related\" href=\"x"),
    Break("rss", .absoluteLink, "<media:thumbnail url=\"http", "<media:thumbnail url=\"x"),
    Break("rss", .numericOffset, "+0000</pubDate>", "GMT</pubDate>", item: untitled),
    Break("rss", .numericOffset, "+0000</lastBuildDate>", "+00:00</lastBuildDate>"),
    Break("rss", .noMarkupInTitle, "<title>", "<title>&lt;b&gt;"),
    Break("rss", .noMarkupInTitle, "<dc:creator>", "<dc:creator>&lt;b>"),
    Break("rss", .noMarkupInTitle, "<category>", "<category>&lt;b>"),
    Break("rss", .noMarkupInTitle, "</source>", "\u{600}&lt;b></source>"),
    Break(
      "rss", .descriptionFirst, "<description>", "<content:encoded/><description>",
      item: untitled),
    Break("rss", .sanitisedContent, "<description>", "<description>&lt;script&gt;", item: untitled),
    .content("&lt;script&gt;alert(1)&lt;/script&gt;"),
    .content("&lt;p onclick=\"x\"&gt;"),
    .content("&lt;p style=\"x\"&gt;"),
    .content("&lt;a href=\"java&amp;#115;cript:x\"&gt;"),
    .content("&lt;a href=\"/relative\"&gt;"),
    .content("&lt;img src=\"/a.png\"&gt;"),
    .content("&lt;!-- --&gt;"),
    .content("&lt;!doctype html&gt;"),
    .content("&lt;/script&gt;"),
    .content("&lt;xmp&gt;"),
  ]

  /// Something in front of an item's content that the sanitiser would not have left there.
  private static func content(_ html: String) -> Break {
    Break("rss", .sanitisedContent, "<content:encoded>", "<content:encoded>" + html, item: untitled)
  }

  private static let atom = [
    Break("atom", .wellFormed, "<entry>", "<entry"),
    .without("feed", "atom"),
    .without("id", "atom"),
    .without("name", "atom"),
    .without("title", "atom"),
    .without("updated", "atom"),
    Break("atom", .selfLink, "https://desk.example/feeds/all.atom", "https://desk.example/a.atom"),
    Break("atom", .uniqueID, "/0000000000003002<", "/0000000000001001<"),
    Break("atom", .absoluteLink, "href=\"" + page, "href=\"a", item: untitled),
    Break("atom", .numericOffset, "Z</published>", "</published>", item: untitled),
    Break("atom", .numericOffset, "<published>2026-10-01T08:30:00Z", "<published>1 Oct 2026"),
    Break("atom", .numericOffset, "Z</published>", ".Z</published>", item: untitled),
    Break("atom", .numericOffset, "Z</published>", ".5.5Z</published>", item: untitled),
    Break("atom", .distinctUpdated, "</entry>", "<updated>\(bridgeUpdate)</updated></entry>"),
    Break("atom", .noMarkupInTitle, "<title>", "<title>&lt;b&gt;", item: untitled),
    Break("atom", .noMarkupInTitle, "<name>", "<name>\u{600}&lt;b>"),
    Break("atom", .noMarkupInTitle, "term=\"", "term=\"&lt;b>"),
    Break("atom", .noMarkupInTitle, "<dc:publisher>", "<dc:publisher>&lt;b>", item: untitled),
    Break("atom", .noMarkupInTitle, " title=\"khabar", " title=\"&lt;b>khabar"),
    Break(
      "atom", .sanitisedContent, "<content type=\"html\">",
      "<content type=\"html\">&lt;iframe src=\"https://a.example/\"&gt;", item: untitled),
  ]

  private static let bridgeUpdate: String = {
    let document = String(
      decoding: AtomFormat.document(Samples.publication, items: [Samples.bridge]), as: UTF8.self)
    let line = document.split(separator: "\n").last { $0.hasPrefix("<updated>") } ?? ""
    return String(line.dropFirst("<updated>".count).prefix { $0 != "<" })
  }()

  private static let json = [
    Break("json", .wellFormed, "\"items\": [", "\"items\": {"),
    Break("json", .requiredElement, "jsonfeed.org/version/1.1", "jsonfeed.org/version/1"),
    Break("json", .requiredElement, "\"items\"", "\"item\""),
    Break("json", .requiredElement, "\"title\": \"Desk", "\"name\": \"Desk"),
    Break("json", .requiredElement, "\"id\": \"tag", "\"ident\": \"tag"),
    Break("json", .requiredElement, "\"content_html\"", "\"content\"", item: untitled),
    Break("json", .requiredElement, "\"mime_type\"", "\"type\""),
    Break("json", .selfLink, "\"feed_url\"", "\"feed\""),
    Break("json", .uniqueID, "story/0000000000003002\"", "story/0000000000001001\""),
    Break("json", .absoluteLink, "\"image\": \"https", "\"image\": \"data"),
    Break("json", .absoluteLink, "p.mp3", "p q.mp3"),
    Break("json", .numericOffset, "\"date_published\": \"2026", "\"date_published\": \"26"),
    Break(
      "json", .sanitisedContent, "\"content_html\": \"", "\"content_html\": \"<script>x</script>"),
    Break("json", .noControlCharacters, "\"content_html\": \"", "\"content_html\": \"\\u0001"),
    Break("json", .noControlCharacters, "\"publisher\": \"", "\"publisher\": \"\\u0001"),
    Break("json", .noControlCharacters, "\"title\": \"Desk", "\"title\": \"\\ufdd0Desk"),
  ]

  private static func ninjs(_ format: String) -> [Break] {
    [
      Break(format, .wellFormed, "\"type\": \"composite\",", "\"type\": \"composite\""),
      Break(format, .requiredElement, "\"type\": \"composite\"", "\"type\": \"text\""),
      Break(format, .requiredElement, "\"uri\": \"tag:desk.example,2026:story", "\"u\": \"tag"),
      Break(format, .requiredElement, "\"name\": \"One", "\"nam\": \"One", item: untitled),
      Break(format, .uniqueID, "story/0000000000003002\"", "story/0000000000001001\""),
      Break(format, .absoluteLink, "\"href\": \"http://xn", "\"href\": \"xn", item: untitled),
      Break(format, .numericOffset, ": \"2026-10-01T08:30:00Z\"", ": \"2026-10-01\""),
      Break(format, .sanitisedContent, "\"value\": \"<p>", "\"value\": \"<p onload=x>"),
      Break(format, .noControlCharacters, "\"value\": \"<p>", "\"value\": \"\\u0002<p>"),
      Break(format, .noControlCharacters, "\"role\": \"feed", "\"role\": \"\\u0002feed"),
    ]
  }

  private static let lists = [
    Break("opml", .wellFormed, "</body>", ""),
    .without("title", "opml"),
    .without("outline", "opml"),
    Break("opml", .requiredElement, " text=\"شهرنیوز\"", " texte=\"x\""),
    Break("opml", .absoluteLink, "xmlUrl=\"https", "xmlUrl=\"file"),
    Break("opml", .noMarkupInTitle, " text=\"شهرنیوز", " text=\"&lt;b>"),
    Break("opml", .noMarkupInTitle, " category=\"", " category=\"\u{600}&lt;b>"),
    Break("sitemap", .wellFormed, "</url>", ""),
    .without("loc", "sitemap"),
    .without("news:title", "sitemap", item: firstPage),
    .without("news:name", "sitemap", item: firstPage),
    .without("news:news", "sitemap", item: firstPage),
    Break("sitemap", .uniqueID, page, firstPage),
    Break("sitemap", .absoluteLink, page, "ftp://a.example/"),
    Break("sitemap", .bounds, page, "http://a.b/"),
    Break("sitemap", .bounds, page, "http://a.example/" + String(repeating: "x", count: 2_048)),
    Break("sitemap", .numericOffset, "Z</news:publication_date>", "</news:publication_date>"),
  ]
}
