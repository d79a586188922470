import Markup
import Testing

@Suite struct HTMLDocumentTests {
  private func parse(_ html: String) throws -> HTMLDocument {
    try HTMLDocument.parse(Array(html.utf8))
  }

  private func text(_ html: String) throws -> String {
    try parse(html).rawText(of: HTMLDocument.root)
  }

  private func first(_ tag: HTMLDocument.Tag, in document: HTMLDocument) throws -> Int {
    try #require(document.nodes.firstIndex { $0.tag == tag })
  }

  @Test func aSubtreeIsARangeOfNodesAndOfText() throws {
    let document = try parse("<div><p>one <b>two</b></p><p>three</p></div><p>four</p>")
    let div = try first(.div, in: document)
    #expect(document.rawText(of: div) == "one twothree")
    let tags = document.children(of: div).map { document.nodes[$0].tag }
    #expect(tags == [.p, .p])
    #expect(document.nodes[document.end(of: div)].tag == .p)
  }

  @Test func referencesAreDecodedInTextAndAttributes() throws {
    let document = try parse("<a href=\"/?a=1&amp;b=2\" title='a \"b\"'>AT &amp; T &lt;</a>")
    let link = try first(.a, in: document)
    #expect(document.attribute(.href, of: link) == "/?a=1&b=2")
    #expect(document.attribute(.title, of: link) == "a \"b\"")
    #expect(document.rawText(of: link) == "AT & T <")
  }

  @Test func scriptsStylesCommentsAndDrawingsLeaveNoText() throws {
    let html =
      "a<script>var x = '<p>no</p>'</script>b<style>p{}</style>c<!-- no > no -->d<svg><text>no"
      + "</text></svg>e<!doctype html>f<![CDATA[no]]>g"
    #expect(try text(html) == "abcdefg")
  }

  @Test func structuredDataIsSetAside() throws {
    let document = try parse("<script type=\"application/LD+json\">{\"a\":\"</b>\"}</script>text")
    #expect(
      document.structuredData.map { String(decoding: $0, as: UTF8.self) } == ["{\"a\":\"</b>\"}"])
    #expect(document.rawText(of: HTMLDocument.root) == "text")
  }

  @Test(arguments: [
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"), ("a<3", "a<3"), ("x</>y", "xy"), ("x</ b>y", "xy"),
    ("<!-- a -- b", ""), ("<p>open <a href=", "open "), ("a<script>b", "ab"),
    ("a<!-->b", "ab"), ("a\0b", "a b"), ("<p title='x>y'>z", "z"), ("ست\u{200C}ها", "ست\u{200C}ها"),
  ])
  func brokenMarkupKeepsItsText(html: String, expected: String) throws {
    #expect(try text(html) == expected)
  }

  @Test func textBelowManyUnclosedElementsIsKept() throws {
    let html = String(repeating: "<b>", count: 400) + "deep</b> after"
    let document = try parse(html)
    #expect(document.rawText(of: HTMLDocument.root) == "deep after")
    #expect(depth(of: document) <= HTMLDocument.Limits.maximumDepth)
  }

  private func depth(of document: HTMLDocument) -> Int {
    var deepest = 0
    for var index in document.nodes.indices {
      var depth = 0
      while index > 0 {
        index = Int(document.nodes[index].parent)
        depth += 1
      }
      deepest = max(deepest, depth)
    }
    return deepest
  }

  @Test func aMillionNestedElementsAreRefused() {
    let page = Array(String(repeating: "<div>", count: 1_000_000).utf8)
    #expect(throws: HTMLError.tooManyNodes) { try HTMLDocument.parse(page) }
    let fewer = Array(String(repeating: "<div>", count: 100_000).utf8)
    #expect(throws: HTMLError.tooDeep) { try HTMLDocument.parse(fewer) }
  }

  @Test func aPageOverTheLimitOfBytesIsRefused() {
    let page = [UInt8](repeating: 0x20, count: HTMLDocument.Limits.maximumBytes + 1)
    #expect(throws: HTMLError.tooLarge(bytes: page.count)) { try HTMLDocument.parse(page) }
  }

  @Test func aPageWithTooManyElementsIsRefused() {
    let page = Array(
      String(repeating: "<br>", count: HTMLDocument.Limits.maximumNodes + 1).utf8)
    #expect(throws: HTMLError.tooManyNodes) { try HTMLDocument.parse(page) }
  }

  @Test func textBeyondTheLimitIsNotRead() throws {
    let part = "<p>" + String(repeating: "x", count: 1000)
    let document = try parse(String(repeating: part, count: 2200))
    #expect(document.text.count <= HTMLDocument.Limits.maximumTextBytes)
    #expect(document.text.count > HTMLDocument.Limits.maximumTextBytes - 2000)
  }

  @Test func aLongAttributeIsDroppedAndItsElementStays() throws {
    let long = String(repeating: "x", count: HTMLDocument.Limits.maximumAttributeBytes + 1)
    let document = try parse("<a title=\"\(long)\" href=\"/a\">t</a>")
    let link = try first(.a, in: document)
    #expect(document.attribute(.title, of: link) == nil)
    #expect(document.attribute(.href, of: link) == "/a")
  }

  @Test func tooMuchStructuredDataIsDropped() throws {
    let data = String(repeating: " ", count: HTMLDocument.Limits.maximumStructuredBytes + 1)
    let document = try parse("<script type='application/ld+json'>\(data)</script>a")
    #expect(document.structuredData.isEmpty)
  }

  @Test func anAttributeCountsOnceAndOnlyIfListed() throws {
    let document = try parse("<p class=a class=b onclick='x()' CLASS=c data-x=1>t")
    let paragraph = try first(.p, in: document)
    #expect(document.attribute(.class, of: paragraph) == "a")
    #expect(!document.has(.id, paragraph))
  }
}
