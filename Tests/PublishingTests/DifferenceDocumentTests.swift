import News
import Publishing
import Testing

@Suite struct DifferenceDocumentTests {
  private func article(
    _ number: UInt64, _ title: String, _ text: String, language: String? = nil,
    url: String? = nil
  ) -> Article {
    Article(
      id: ArticleID(rawValue: number), source: SourceID(rawValue: "s\(number)"),
      publisher: PublisherID(rawValue: "p\(number)"), url: url, title: title,
      content: .text(text), language: language, firstSeen: Timestamp(seconds: 1_767_300_000),
      contentHash: .none)
  }

  private func document(
    _ form: DifferenceDocument.Form, _ first: Article, _ second: Article, colour: Bool = false
  ) -> String {
    var buffer: [UInt8] = []
    DifferenceDocument(from: first, to: second).write(form, colour: colour, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  private var persian: (Article, Article) {
    (
      article(1, "پل روستا", "پل چوبی امروز باز شد\nپایان خبر", language: "fa"),
      article(2, "پل روستا", "پل سنگی امروز باز شد\nپایان خبر", language: "fa")
    )
  }

  @Test func marksOnATerminalWithoutColour() {
    let lines = document(.text, persian.0, persian.1).split(separator: "\n")
    #expect(lines[2] == "\u{2068}پل روستا\u{2069}")
    #expect(
      lines[3]
        == "\u{2068}پل [-\u{2068}چوبی\u{2069}-] {+\u{2068}سنگی\u{2069}+} امروز باز شد\u{2069}")
    #expect(lines.last == "words of the text: 7 and 7; 6 the same, 1 cut, 1 added")
  }

  @Test func coloursOnATerminal() {
    let text = document(.text, persian.0, persian.1, colour: true)
    #expect(text.contains("\u{1B}[31m\u{2068}چوبی\u{2069}\u{1B}[0m"))
    #expect(text.contains("\u{1B}[32m\u{2068}سنگی\u{2069}\u{1B}[0m"))
    #expect(!text.contains("[-"))
  }

  /// Isolates are balanced in every line, and no text can write a control of its own.
  @Test func strangersMoveNothing() {
    let hostile = "خبر \u{202E}evil \u{2066}open \u{1B}[2Jclear"
    for form in [DifferenceDocument.Form.text, .html, .json] {
      let text = document(form, article(1, hostile, "a " + hostile), article(2, "b", "a b"))
      #expect(!text.contains("\u{1B}"))
      guard form == .text else { continue }
      #expect(!text.contains("\u{202E}"))
      for line in text.split(separator: "\n") {
        let opened = line.unicodeScalars.count { $0 == "\u{2068}" }
        #expect(opened == line.unicodeScalars.count { $0 == "\u{2069}" })
        #expect(!line.unicodeScalars.contains("\u{2066}"))
      }
    }
  }

  @Test func writesASafePage() {
    let first = article(1, "T", "one two", language: "en", url: "javascript:alert(1)")
    let second = article(
      2, "<script>alert(1)</script>", "one <img src=x onerror=alert(1)> & \"two\"",
      language: "fa\"><script>", url: "https://x.example/?a=1&b='2'")
    let page = document(.html, first, second)
    #expect(page.contains("content=\"default-src 'none'\""))
    for forbidden in ["<script", "<img", "javascript:", "style=", "onerror=alert(1)>"] {
      #expect(!page.contains(forbidden))
    }
    #expect(page.contains("<ins>&lt;img src=x onerror=alert(1)&gt; &amp;</ins>"))
    #expect(page.contains("href=\"https://x.example/?a=1&amp;b="))
    #expect(page.contains("<html lang=\"en\" dir=\"ltr\">") || page.contains("<html dir=\"ltr\">"))
    let rightToLeft = document(.html, persian.0, persian.1)
    #expect(rightToLeft.contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(rightToLeft.contains("<del>چوبی</del> <ins>سنگی</ins>"))
  }

  @Test func writesJSON() {
    let json = document(.json, persian.0, persian.1).filter { !$0.isWhitespace }
    #expect(json.contains("\"words\":{\"first\":7,\"second\":7,\"same\":6,\"cut\":1,\"added\":1,"))
    #expect(json.contains("{\"same\":\"پل\"},{\"cut\":\"چوبی\"},{\"added\":\"سنگی\"}"))
    #expect(json.contains("\"complete\":true"))
  }

  @Test func anArticleIsTheSameAsItself() {
    let text = document(.text, persian.0, persian.0)
    #expect(text.contains("0 cut, 0 added"))
    #expect(!text.contains("[-"))
  }
}
