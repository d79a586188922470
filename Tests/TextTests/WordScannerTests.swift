import Testing

@testable import Text

/// The short ways of the scanner give what the long ones give, wherever a text ends.
@Suite struct WordScannerTests {
  /// A word near the end of a text is read otherwise than one with more behind it.
  @Test func theEndIsReadLikeTheMiddle() {
    var random = TextSource(seed: 31)
    let marks = [
      " ", " ", "، ", ": ", "\n", " - ", "/", " (", ") ", "\u{200C}", "'", "…", "ß", "ﷺ",
    ]
    for round in 0..<900 {
      var text = ""
      for word in random.words(["fa", "ar", "en"][round % 3], count: 1 + round % 7) {
        text += word + (marks.randomElement(using: &random) ?? " ")
      }
      let once = NormalForm.n1(text)
      #expect(NormalForm.n1(text + String(repeating: " ", count: 16)) == once, "\(text)")
    }
  }

  @Test func noiseDoesNotTrap() {
    var random = TextSource(seed: 32)
    for round in 0..<4000 {
      let bytes = (0..<(round % 40)).map { _ in random.byte() }
      let form = bytes.withUnsafeBufferPointer { NormalForm.n1($0) }
      #expect(form.ends.last.map(Int.init) ?? 0 == form.bytes.count)
      _ = bytes.withUnsafeBufferPointer { TextStanding.read($0) }
    }
  }

  @Test func wordsKeepTheirPlaces() {
    for text in ["city علی", "«Ångström»، ნანა", "می‌رود خانه‌ها\u{200C} x", "naïve ẞ", "ﷺ 1,234 五"] {
      let utf8 = Array(text.utf8)
      utf8.withUnsafeBufferPointer { utf8 in
        WordScanner(utf8).withWords { words in
          var end = 0
          for token in 0..<words.count {
            let place = words.place(of: token)
            #expect(place.lowerBound >= end && place.upperBound <= utf8.count)
            #expect(String(validating: utf8[place], as: UTF8.self) != nil, "\(text)")
            end = place.lowerBound
          }
        }
      }
    }
  }

  /// A letter beyond the table, at the very end.
  @Test func aNameEndsWithTheText() {
    #expect(AttributionReader.chain(in: "متن خبر\nمنبع: ნანა") == ["ნანა"])
    #expect(AttributionReader.chain(in: "The text.\nSource: Ẁẁ") == ["Ẁẁ"])
  }

  /// The border of the head cuts no name.
  @Test func theHeadEndsWithAWord() {
    let credit = "\nبه گزارش روزنامهٔ پگاه، متن خبر"
    var found = 0
    for shift in 0..<40 {
      let before = String(repeating: "a", count: TextEnds.headBytes - 60 + shift)
      let far = String(repeating: " متن", count: TextEnds.tailBytes)
      let chain = AttributionReader.chain(in: before + credit + far)
      #expect(chain.isEmpty || chain == ["روزنامهٔ پگاه"], "\(chain)")
      found += chain.count
    }
    #expect(found > 0 && found < 40)
  }

  @Test func phrasesAreFoundAtBothEnds() {
    let phrases: Phrases = [Phrase("via"), Phrase("به نقل از"), Phrase("AP")]
    let text = Array("x به نقل از ap via".utf8)
    text.withUnsafeBufferPointer { text in
      WordScanner(text).withWords { words in
        let found = (0..<words.count).map { phrases.match(in: words, at: $0) }
        #expect(found == [nil, 1..<4, nil, nil, 4..<5, 5..<6])
        let before = (0...words.count).map { phrases.match(in: words, before: $0) }
        #expect(before == [nil, nil, nil, nil, 1..<4, 4..<5, 5..<6])
      }
    }
  }
}
