import Testing

@testable import Matching

@Suite struct SpellingTests {
  private func isVariant(_ a: String, _ b: String) -> Bool {
    let found = Spelling.isVariant(Array(a.utf8)[...], Array(b.utf8)[...])
    #expect(found == Spelling.isVariant(Array(b.utf8)[...], Array(a.utf8)[...]))
    return found
  }

  @Test(arguments: [
    ("کشاورزان", "کشاورزن"), ("استاندار", "اسستاندار"), ("مدرسه", "مردسه"), ("تهران", "طهران"),
    ("industrialised", "industrialized"), ("bridge", "bridges"), ("النيل", "لنيل"),
    ("naïve", "naive"),
  ])
  func slipsAreSeenThrough(_ pair: (String, String)) {
    #expect(isVariant(pair.0, pair.1))
  }

  @Test(arguments: [
    ("رضایی", "محمدی"), ("تبریز", "شیراز"), ("Leominster", "Lostwithiel"), ("a", "b"), ("", "x"),
    ("حماة", "الزرقاء"), ("four", "forty-two"),
  ])
  func namesAreNot(_ pair: (String, String)) {
    #expect(!isVariant(pair.0, pair.1))
  }

  @Test func onlySoLongWordsAreCompared() {
    let word = String(repeating: "ab", count: 16)
    #expect(isVariant(word, String(word.dropLast()) + "x"))
    #expect(!isVariant(word + "a", word + "b"))
  }

  @Test func itIsTheSameForBoth() {
    var chance = Chance(state: 51)
    for _ in 0..<500 {
      _ = isVariant(RandomTexts.word(&chance), RandomTexts.word(&chance))
    }
  }
}
