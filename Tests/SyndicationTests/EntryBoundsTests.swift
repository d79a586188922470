import Foundation
import News
import Testing

@testable import Syndication

@Suite struct EntryBoundsTests {
  @Test func textsAreCutToTheirBounds() {
    var entry = ParsedEntry()
    entry.title = String(repeating: "خ", count: EntryBounds.titleBytes)
    entry.contentHTML = String(repeating: "&", count: 3 << 20)
    entry.summary = "<p>" + String(repeating: "یک ", count: 1 << 19)
    let bounded = EntryBounds.sanitised(entry, base: nil)
    #expect(bounded.title?.utf8.count == EntryBounds.titleBytes)
    for text in [bounded.contentHTML, bounded.summary] {
      let bytes = text?.utf8.count ?? 0
      #expect(bytes <= EntryBounds.textBytes)
      #expect(bytes > EntryBounds.textBytes / 8)
    }
  }

  @Test func noCharacterIsCutInTwo() {
    for lead in ["", "a", "ab", "abc"] {
      var entry = ParsedEntry()
      entry.contentText = lead + String(repeating: "😀", count: 1 << 19)
      let text = EntryBounds.sanitised(entry, base: nil).contentText ?? ""
      #expect(text.unicodeScalars.dropFirst(lead.count).allSatisfy { $0 == "😀" })
      #expect(text.utf8.count > EntryBounds.textBytes - 4)
    }
  }

  /// A part of a page's markup is no document; its text stands for it.
  @Test func pagesAreCutToTheirBounds() {
    var page = ExtractedArticle()
    page.title = "Bridge"
    page.text = String(repeating: "پل ", count: 1 << 19)
    page.html = "<p>" + String(repeating: "پل ", count: 1 << 19) + "</p>"
    let bounded = EntryBounds.bounded(page)
    #expect(bounded.html == nil)
    #expect(bounded.title == "Bridge")
    let bytes = bounded.text?.utf8.count ?? 0
    #expect(bytes <= EntryBounds.textBytes && bytes > EntryBounds.textBytes - 4)
    page.text = "The bridge is open."
    page.html = "<p>The bridge is open.</p>"
    #expect(EntryBounds.bounded(page) == page)
  }

  /// The whole of a summary stays as the body.
  @Test func aLeadIsNoLongerThanItsBound() async throws {
    try await DeskFolder.with { (folder) async throws in
      let text = String(repeating: "The bridge is open. ", count: 1_000)
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: text)])
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      let json = try JSONSerialization.jsonObject(
        with: Data(try await folder.export(configuration, "json")))
      let item = ((json as? [String: Any])?["items"] as? [[String: Any]])?.first
      let summary = item?["summary"] as? String ?? ""
      #expect(summary.utf8.count == EntryBounds.leadBytes)
      let content = item?["content_html"] as? String ?? item?["content_text"] as? String ?? ""
      #expect(content.utf8.count > text.utf8.count - 2)
    }
  }

  @Test func whatIsShortStaysAsItIs() {
    var entry = ParsedEntry()
    entry.title = "Bridge"
    entry.contentHTML = "<p>The bridge is open.</p>"
    let bounded = EntryBounds.sanitised(entry, base: nil)
    #expect(bounded.title == "Bridge")
    #expect(bounded.contentHTML == "<p>The bridge is open.</p>")
  }
}
