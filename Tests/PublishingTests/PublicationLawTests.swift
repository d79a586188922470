import Markup
import News
import Publishing
import Testing

/// What holds for every export, whatever is in it.
@Suite struct PublicationLawTests {
  static let formatsWithIDs = ["rss", "atom", "json", "ninjs", "ninjs2"]

  private func document(_ name: String, _ items: [PublishedStory]) throws -> String {
    let format = try #require(PublicationFormats.named(name))
    return String(
      decoding: format.document(Samples.publication, items: items), as: UTF8.self)
  }

  /// XML 1.0, section 2.2, without the characters that it discourages, nor noncharacters; JSON holds
  /// to the same.
  @Test(arguments: PublicationFormats.names) func everyCharacterIsOfXML(_ name: String) throws {
    var every = String.UnicodeScalarView()
    for value in UInt32(0)...0x10_FFFF {
      // All of the first plane; of the others their ends.
      guard value < 0x1_1000 || value & 0xFFFF < 0x20 || value & 0xFFFF > 0xFFE0 else { continue }
      Unicode.Scalar(value).map { every.append($0) }
    }
    let text = String(every)
    let story = Samples.story(
      Samples.article(1, text, url: "https://a.example/" + text, title: text) {
        $0.lead = text
        $0.content = .html(text)
        $0.service = text
        $0.tags = [text]
        $0.attribution = [text]
        $0.authors = [Author(name: text, url: text)]
      })
    let document = try document(name, [story])
    for scalar in document.unicodeScalars {
      switch scalar.value {
      case 0xFFFD where PublicationFormats.named(name)?.mediaType.hasSuffix("json") == true: break
      case 0xFDD0...0xFDEF, 0xFFFD: Issue.record("U+\(String(scalar.value, radix: 16))")
      case 0x0A, 0x09, 0x20..<0x7F, 0xA0...0xD7FF,
        0xE000... where scalar.value & 0xFFFE != 0xFFFE:
        break
      default: Issue.record("U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(!document.contains("]]>"))
    var check = try #require(PublicationFormats.named(name)).check(Samples.publication)
    try check.check(Array(document.utf8))
  }

  /// A mark that joins the letter behind it makes one character of a bracket and itself.
  @Test(arguments: ["rss", "atom", "opml"], [0x600, 0x605, 0x6DD, 0x70F, 0x890, 0x110BD])
  func namesAreHarmlessBehindEveryMark(_ format: String, _ mark: UInt32) throws {
    let mark = String(try #require(Unicode.Scalar(mark)))
    let name = "\(mark)<img src=x onerror=alert(1) \(mark)>\u{301} \(mark)</q>\u{301}"
    var publication = Samples.publication
    publication.title = name
    publication.sources = [
      SourceID(rawValue: "\(name)-all"): NamedLink(title: name, url: "http://a.b/")
    ]
    publication.feeds = [
      PublishedFeed(
        source: SourceID(rawValue: "a"), title: name, url: "http://a.b/", service: "a,\(name)")
    ]
    let story = Samples.story(
      Samples.article(1, name, url: "https://a.example/", title: name) {
        $0.service = name
        $0.tags = [name]
        $0.authors = [Author(name: name)]
        $0.attribution = [name]
        $0.newsID = NewsID(publisher: $0.publisher, value: name)
        $0.declaredSource = NamedLink(title: name, url: "https://b.example/")
      })
    let type = try #require(PublicationFormats.named(format))
    let document = type.document(publication, items: [story])
    var check = type.check(publication)
    try check.check(document)
    let text = Array(String(decoding: document, as: UTF8.self).replacing("&#x3C;", with: "<").utf8)
    #expect(text.firstRange(of: Array("<img".utf8)) == nil)
    #expect(text.firstRange(of: Array("</q".utf8)) == nil)
  }

  @Test func namesKeepWhatIsNoTag() throws {
    let story = Samples.story(
      Samples.article(1, title: "t") { $0.tags = ["3 < 4 > 2", "<3", "a <b> c > d"] })
    let document = try document("rss", [story])
    #expect(document.contains("<category>3 &#x3C; 4 &gt; 2</category>"))
    #expect(document.contains("<category>&#x3C;3</category>"))
    #expect(document.contains("<category>a ‹b› c &gt; d</category>"))
  }

  /// Sixteen bytes are looked at together: a character counts wherever it stands.
  @Test func charactersCountInEveryPlace() throws {
    for (special, inXML, inJSON) in [
      ("<", "&amp;lt;", "<"), ("&", "&amp;amp;", "&"), ("\u{1}", "", ""), ("\u{9F}", "", ""),
      ("\u{FFFE}", "", ""), ("\r", "\n", "\\n"), ("\u{FFFD}", "?", "\u{FFFD}"),
      ("\u{200C}", "\u{200C}", "\u{200C}"), ("¾", "¾", "¾"), ("\u{7F}", "", ""),
    ] {
      for place in 0..<40 {
        let (before, after) = (String(repeating: "a", count: place), "پل تازهٔ رودخانه")
        let text = before + special + after
        let story = Samples.story(
          Samples.article(1, title: "t") {
            $0.lead = "l"
            $0.content = .text("x\n" + text)
          })
        // A line of text is a paragraph of RSS.
        if special != "\r" {
          #expect(try document("rss", [story]).contains("&gt;\(before)\(inXML)\(after)&lt;"))
        }
        #expect(try document("json", [story]).contains("\"x\\n\(before)\(inJSON)\(after)\""))
      }
    }
  }

  @Test func tagsAreBalanced() throws {
    for name in ["rss", "atom", "opml", "sitemap"] {
      let document = try document(name, Samples.all + Samples.all)
      var open: [Substring] = []
      for tag in document.split(separator: "<").dropFirst() {
        let name = tag.prefix { $0 != " " && $0 != ">" }
        if tag.hasPrefix("?") || tag.prefix(while: { $0 != ">" }).hasSuffix("/") { continue }
        if name.hasPrefix("/") {
          #expect(open.popLast() == name.dropFirst())
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test(arguments: PublicationFormats.names)
  func piecesAndTheWholeAreTheSame(_ name: String) throws {
    let format = try #require(PublicationFormats.named(name))
    var writer = format.init(Samples.publication)
    var pieces: [UInt8] = []
    var buffer: [UInt8] = []
    writer.begin(into: &buffer)
    for item in Samples.all {
      pieces += buffer
      buffer.removeAll(keepingCapacity: true)
      writer.item(item, into: &buffer)
    }
    pieces += buffer
    buffer.removeAll()
    writer.end(into: &buffer)
    #expect(try String(decoding: pieces + buffer, as: UTF8.self) == document(name, Samples.all))
  }

  @Test(arguments: Self.formatsWithIDs)
  func theIDBelongsToTheStoryNotToItsLeader(_ name: String) throws {
    let other = try #require(Samples.bridge.others.first)
    let turned = PublishedStory(
      story: Samples.bridge.story, representative: other.article,
      others: [Samples.copy(Samples.bridge.representative)])
    let id = "tag:desk.example,2026:story/0000000000001001"
    #expect(try document(name, [turned]).contains(id))
    #expect(try document(name, [Samples.bridge]).contains(id))
  }

  @Test(arguments: Self.formatsWithIDs)
  func withoutStoriesTheIDIsTheArticles(_ name: String) throws {
    let format = try #require(PublicationFormats.named(name))
    var publication = Samples.publication
    publication.collapses = false
    publication.selfURL = nil
    let copy = try #require(Samples.bridge.others.first).article
    let items = [Samples.bridge.representative, copy].map {
      PublishedStory(story: Samples.bridge.story, representative: $0)
    }
    let text = String(decoding: format.document(publication, items: items), as: UTF8.self)
    #expect(text.contains("tag:aggregator.invalid,2026:article/0000000000001001"))
    #expect(text.contains("tag:aggregator.invalid,2026:article/0000000000001002"))
  }

  @Test func momentsOfAtomDiffer() throws {
    let items = (0..<3_000).map { Samples.story(Samples.article(UInt64($0), title: "t")) }
    let document = try document("atom", items + items.prefix(5))
    let updated = document.split(separator: "\n").filter { $0.hasPrefix("<updated>") }
    #expect(updated.count == 3_006)
    #expect(Set(updated).count == 3_006)
    #expect(updated.dropFirst().allSatisfy { $0.hasPrefix("<updated>2026-10-01T08:00:00.") })
  }

  @Test func aMomentDoesNotDependOnTheOthers() throws {
    func updated(_ items: [PublishedStory]) throws -> Substring? {
      try document("atom", items).split(separator: "\n").last { $0.hasPrefix("<updated>") }
    }
    #expect(try updated([Samples.untitled]) == updated([Samples.empty, Samples.untitled]))
  }

  @Test(
    arguments: [
      (Timestamp(seconds: 4_000_000_000), Samples.moment(30)),
      (Timestamp(seconds: 0), Samples.moment(30)), (nil, Samples.moment(30)),
      (Samples.moment(29), Samples.moment(29)),
    ] as [(Timestamp?, Timestamp)])
  func onlyBelievableDatesAreGiven(_ claimed: Timestamp?, _ given: Timestamp) throws {
    let story = Samples.story(
      Samples.article(1, title: "t") {
        $0.published = claimed
        $0.modified = Timestamp(seconds: 4_000_000_000)
      })
    let json = try document("json", [story])
    let clock = given == Samples.moment(29) ? "08:29" : "08:30"
    #expect(json.contains("\"date_published\": \"2026-10-01T\(clock):00Z\""))
    #expect(!json.contains("date_modified"))
  }

  @Test(arguments: [
    "plain", "a < b > c & d", "<b>bold</b>", "</title><script>alert(1)</script>", "AT&T",
    "&lt;b&gt;",
    "&copy 2026", "&#60;script&#62;", "<!-- -->", "<?php ?>", "x<y", "&amp;amp;lt;", "«پل» & <پل>",
    "Use <b>bold</b> in HTML", "&copy; 2026", "AT&T &amp; co", "a &lt;b&gt; c", "a<br>b & c",
    "<script>alert(8)</script> a7", "&lt;b&gt;x&lt;/b&gt; &amp; <i>y</i>", "&#x3C;b> &#x26;",
  ])
  func titlesAreHarmlessReadAsHTML(_ title: String) throws {
    let document = try document("rss", [Samples.story(Samples.article(1, title: title))])
    let element = try #require(
      document.split(separator: "\n").last { $0.hasPrefix("<title>") })
    let shown = element.dropFirst("<title>".count).dropLast("</title>".count)
    let asText = HTMLText.decodeEntities(String(shown))
    #expect(HTMLText.plain(asText) == title)
    // A reader that guesses finds the title that was written.
    #expect(HTMLText.title(asText) == title)
    #expect(Sanitiser.sanitise(asText, base: nil) == Sanitiser.sanitise(escaped(title), base: nil))
  }

  private func escaped(_ text: String) -> String {
    text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }

  @Test(
    arguments: [
      ("fa", "fa"), ("fa_IR", "fa-IR"), ("xx", nil), ("not a language", nil), ("zxx", nil),
      ("en-", nil), ("", nil), ("fa-" + String(repeating: "a", count: 9), nil), ("EN", "EN"),
      ("de-DE-u-co-phonebk", "de-DE"), ("fa-Arab-IR", "fa-IR"), ("zh_Hant_TW", "zh-Hant-TW"),
      ("sr-Latn", "sr-Latn"), ("en-AB", "en"), ("en-Abcd-x-y", "en"), ("de-1996", "de"),
    ] as [(String, String?)])
  func onlyKnownLanguagesAreGiven(_ tag: String, _ given: String?) throws {
    let story = Samples.story(Samples.article(1, title: "t") { $0.language = tag })
    let format = try #require(PublicationFormats.named("rss"))
    var publication = Samples.publication
    publication.language = nil
    let rss = String(decoding: format.document(publication, items: [story]), as: UTF8.self)
    #expect(rss.contains("<language>und</language>"))
    #expect(rss.contains("<dc:language>") == (given != nil))
    if let given { #expect(rss.contains("<dc:language>\(given)</dc:language>")) }
  }
}
