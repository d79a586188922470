import Extraction
import News
import Testing

/// Blocks that a source repeats on its pages.
@Suite struct FurnitureTests {
  static let plea =
    "Our reporting is free for everyone; if you can afford it, join those who support it each month."

  /// A text of its own for each page.
  private func text(_ number: Int, plea: Bool = true) -> String {
    let own = (1...4).map {
      "Paragraph \($0) of report \(number) tells what nobody else has told yet."
    }
    return (own.prefix(3) + (plea ? [Self.plea] : []) + own.suffix(1)).joined(separator: "\n")
  }

  private func learn(_ text: String, _ repeated: inout RepeatedBlocks) {
    repeated.learn(RepeatedBlocks.fingerprints(of: text))
  }

  private func learned(_ pages: Range<Int>, plea: (Int) -> Bool = { _ in true }) -> RepeatedBlocks {
    var repeated = RepeatedBlocks.none
    for page in pages { learn(text(page, plea: plea(page)), &repeated) }
    return repeated
  }

  private func article(_ text: String) -> ExtractedArticle {
    var article = ExtractedArticle()
    article.text = text
    article.html = text.split(separator: "\n").map { "<p>\($0)</p>" }.joined()
    return article
  }

  @Test func whatStandsOnEveryPageGoes() throws {
    let furniture = learned(0..<6).furniture
    #expect(furniture.count == 1)
    let stripped = ArticleExtractor.strip(furniture, from: article(text(9)))
    #expect(stripped.text == text(9, plea: false))
    #expect(stripped.html == article(text(9, plea: false)).html)
  }

  @Test func fivePagesAreTooFew() {
    #expect(learned(0..<5).furniture.isEmpty)
  }

  /// A column's greeting on one page of ten, a lead that was published again.
  @Test func whatFewPagesHaveStays() {
    #expect(learned(0..<80) { $0 % 10 == 0 }.furniture.isEmpty)
    #expect(learned(0..<80) { (20..<26).contains($0) }.furniture.isEmpty)
  }

  @Test func whatBeganLaterIsLearntToo() {
    #expect(learned(0..<40) { $0 >= 30 }.furniture.count == 1)
  }

  @Test func whatASiteHasGivenUpIsForgotten() {
    #expect(learned(0..<60) { $0 < 10 }.furniture.isEmpty)
  }

  @Test func subheadingsAreNotCounted() {
    var repeated = RepeatedBlocks.none
    for page in 0..<20 { learn("What happened next\n" + text(page, plea: false), &repeated) }
    #expect(repeated.furniture.isEmpty)
  }

  @Test func aTextNeverBecomesEmpty() {
    let times = "The times of prayer in the capital today, as the calendar has them, are these:"
    var repeated = RepeatedBlocks.none
    for page in 0..<9 { learn("\(times)\nNoon 12:0\(page)", &repeated) }
    let article = article("\(times)\nNoon 12:09")
    #expect(ArticleExtractor.strip(repeated.furniture, from: article) == article)
  }

  @Test func theLeadStays() {
    var article = article(text(9))
    article.lead = Self.plea
    #expect(ArticleExtractor.strip(learned(0..<9).furniture, from: article) == article)
  }

  @Test func joinersAndFormsOfLettersDoNotCount() {
    let one =
      "برای دریافت خبرهای بیشتر، به کانال خبرگزاری در پیام‌رسان‌های داخلی بپیوندید و همراه ما باشید."
    let other =
      "برای دریافت خبرهاي بیشتر، به كانال خبرگزاری در پیامرسانهای داخلی بپیوندید و همراه ما باشید."
    #expect(RepeatedBlocks.fingerprint(of: one) == RepeatedBlocks.fingerprint(of: other))
    #expect(RepeatedBlocks.fingerprint(of: one) != nil)
  }

  @Test func rowsAndCountsAreBounded() {
    var repeated = RepeatedBlocks.none
    for page in 0..<1_000 {
      let lines = (0..<300).map {
        "Line \($0) of the long report \(page) of a desk that writes much."
      }
      learn((lines + [Self.plea]).joined(separator: "\n"), &repeated)
      #expect(repeated.blocks.count <= RepeatedBlocks.maximumBlocks)
      #expect(repeated.pages < RepeatedBlocks.memory)
    }
  }

  @Test func theOrderWithinAPageChangesNothing() {
    var one = RepeatedBlocks.none
    var other = RepeatedBlocks.none
    for page in 0..<20 {
      learn(text(page), &one)
      learn(text(page).split(separator: "\n").reversed().joined(separator: "\n"), &other)
    }
    #expect(one == other)
  }
}
