import Matching
import News
import Testing
import Text

@Suite struct ContentHashTests {
  private func hash(_ text: String) -> ContentHash {
    ContentHash.of(NormalForm.n1(text))
  }

  /// SHA-256 of "abcdefgh".
  @Test func hashesTheTokensWithoutSpaces() {
    let digits = hash("a b c d e f g h").bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(
      digits.joined() == "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
  }

  @Test func needsEightTokens() {
    #expect(hash("one two three four five six seven") == .none)
    #expect(hash("one two three four five six seven eight") != .none)
    #expect(hash("") == .none)
  }

  @Test func isBlindToJoinersLostOrTurnedToSpaces() {
    let text = "معاون برنامه‌ریزی کلان‌شهرهای کشور از هم‌افزایی میان شهرداری‌ها در این نشست گفت"
    #expect(hash(text) != .none)
    #expect(hash(text) == hash(text.replacing("\u{200C}", with: "")))
    #expect(hash(text) == hash(text.replacing("\u{200C}", with: " ")))
  }

  @Test func keepsNumbersSideBySideApart() {
    let text = "daily figures of the great market in town "
    #expect(hash(text + "12 3") != hash(text + "1 23"))
    #expect(hash(text + "12 3") != hash(text + "123"))
  }

  @Test func takesTheFirstTextThatSaysEnough() {
    let body = words(1) + " " + words(2)
    let lead = words(3) + " " + words(4)
    #expect(ContentHash.of(title: "t", lead: lead, body: body) == hash(body))
    #expect(ContentHash.of(title: "t", lead: lead, body: "short") == hash(lead))
    #expect(ContentHash.of(title: words(3), lead: nil, body: nil) == .none)
    #expect(ContentHash.of(title: words(3), lead: nil, body: "") == .none)
  }

  /// What feeds put in the place of a text, under different titles.
  @Test func identifiesAShortTextWithItsTitleOnly() {
    let furniture = "Sign up for our newsletter to get the news first."
    let a = ContentHash.of(title: "Rain fell", lead: nil, body: furniture)
    #expect(a != .none)
    #expect(a != ContentHash.of(title: "Snow fell", lead: nil, body: furniture))
    #expect(a == ContentHash.of(title: "RAIN FELL", lead: nil, body: furniture))
    #expect(a == hash("rain fell " + furniture))
  }

  @Test func readsSigns() {
    #expect(
      TextSigns(.read("به گزارش خبرنگار ما، a &nbsp; b…")) == [
        .truncated, .ownReport, .leftoverMarkup,
      ])
    #expect(TextSigns(.read("plain")) == [])
  }
}
