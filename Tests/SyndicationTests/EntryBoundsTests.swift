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

  @Test func whatIsShortStaysAsItIs() {
    var entry = ParsedEntry()
    entry.title = "Bridge"
    entry.contentHTML = "<p>The bridge is open.</p>"
    let bounded = EntryBounds.sanitised(entry, base: nil)
    #expect(bounded.title == "Bridge")
    #expect(bounded.contentHTML == "<p>The bridge is open.</p>")
  }
}
