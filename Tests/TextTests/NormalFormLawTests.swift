import Testing

@testable import Text

/// The laws of n1, on texts made of words.
@Suite struct NormalFormLawTests {
  /// A change that copying makes and that the form must not see.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let apply: @Sendable (String, inout TextSource) -> String
  }

  static let changes: [Change] = [
    Change(testDescription: "joiners lost") { text, _ in scalars(text, "\u{200C}", "") },
    Change(testDescription: "joiners turned to spaces") { text, _ in
      scalars(text, "\u{200C}", " ")
    },
    Change(testDescription: "joiners and marks put in") { text, random in
      text.flatMap { character -> String in
        let marks = ["\u{200D}", "\u{200F}", "\u{AD}", "\u{FEFF}", "ـ", "\u{064E}", "\u{2067}"]
        guard character.isLetter, !character.isASCII, random.next() % 3 == 0 else {
          return String(character)
        }
        return String(character) + (marks.randomElement(using: &random) ?? "")
      }.reduce(into: "") { $0.append($1) }
    },
    Change(testDescription: "Arabic letters") { text, _ in
      text.replacing("ی", with: "ي").replacing("ک", with: "ك").replacing("ه", with: "ہ")
    },
    Change(testDescription: "Persian letters") { text, _ in
      text.replacing("ي", with: "ی").replacing("ك", with: "ک").replacing("أ", with: "ا")
        .replacing("ة", with: "ه")
    },
    Change(testDescription: "presentation forms") { text, _ in
      let forms: [Unicode.Scalar: String] = [
        "ا": "\u{FE8E}", "ک": "\u{FB90}", "ی": "\u{FBFD}", "ه": "\u{FEEA}", "س": "\u{FEB3}",
        "ر": "\u{FEAE}", "م": "\u{FEE3}", "ل": "\u{FEDF}", "ة": "\u{FE94}", "أ": "\u{FE83}",
      ]
      return text.unicodeScalars.reduce(into: "") { $0 += forms[$1] ?? String($1) }
    },
    Change(testDescription: "kinds of space") { text, random in
      let spaces = ["\u{A0}", "\u{2009}", "\u{3000}", "\t", "  ", "\u{202F}", "\n"]
      return text.split(separator: " ").joined(
        separator: spaces.randomElement(using: &random) ?? "")
    },
    Change(testDescription: "character references") { text, random in
      text.unicodeScalars.reduce(into: "") { result, scalar in
        let escape = random.next() % 3 == 0
        result += escape ? "&#\(scalar.value);" : String(scalar)
      }
    },
    Change(testDescription: "ASCII digits") { text, _ in digits(text, "0123456789") },
    Change(testDescription: "Arabic digits") { text, _ in digits(text, "٠١٢٣٤٥٦٧٨٩") },
    Change(testDescription: "full-width digits") { text, _ in digits(text, "０１２３４５６７８９") },
    Change(testDescription: "upper case") { text, _ in text.uppercased() },
    Change(testDescription: "lower case") { text, _ in text.lowercased() },
    Change(testDescription: "punctuation") { text, random in
      between(text, ["، ", " «", "» ", "! ", " … ", "؟ ", "; ", " \" "], &random)
    },
    Change(testDescription: "markup") { text, random in
      between(
        text, ["</p><p dir=\"rtl\">", " <br/>", "&nbsp;", " <b> </b>", "<!-- x -->"], &random)
    },
  ]

  /// A joiner is a part of the character before it, so that `replacing` does not see it.
  private static func scalars(_ text: String, _ old: Unicode.Scalar, _ new: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1 == old ? new : String($1) }
  }

  private static func digits(_ text: String, _ shapes: String) -> String {
    let shapes = Array(shapes)
    return String(text.map { $0.wholeNumberValue.map { shapes[$0] } ?? $0 })
  }

  private static func between(_ text: String, _ marks: [String], _ random: inout TextSource)
    -> String
  {
    text.split(separator: " ").map(String.init).reduce("") { text, word in
      let mark = random.next() % 3 == 0 ? marks.randomElement(using: &random) ?? " " : " "
      return text.isEmpty ? word : text + mark + word
    }
  }

  @Test(arguments: changes) func isBlind(_ change: Change) {
    var random = TextSource(seed: 11)
    for round in 0..<60 {
      let language = ["fa", "ar", "en"][round % 3]
      let text = random.words(language, count: 20).joined(separator: " ")
      let changed = change.apply(text, &random)
      #expect(NormalForm.n1(text).bytes == NormalForm.n1(changed).bytes, "\(text)\n\(changed)")
    }
  }

  @Test func isIdempotent() {
    var random = TextSource(seed: 12)
    let marks = [" ", " ", " ", "، ", ": ", "\n", " - ", "/", " (", ") ", ". "]
    for round in 0..<600 {
      var text = ""
      for word in random.words(["fa", "ar", "en"][round % 3], count: 24) {
        text += word + (marks.randomElement(using: &random) ?? " ")
      }
      for opening in ["به گزارش ", "according to ", "أفاد "] where random.next() % 2 == 0 {
        text = opening + text
      }
      let once = NormalForm.n1(text)
      #expect(NormalForm.n1(once.description) == once, "\(text)")
    }
  }

  /// Another word at one place is another form: no rule makes two words one by accident.
  @Test func seesAnotherWord() {
    var random = TextSource(seed: 13)
    for round in 0..<300 {
      let language = ["fa", "ar", "en"][round % 3]
      var words = random.words(language, count: 12)
      let text = words.joined(separator: " ")
      let at = Int(random.next() % 12)
      let other = random.words(language, count: 1)[0]
      guard other != words[at] else { continue }
      words[at] = other
      #expect(NormalForm.n1(text).bytes != NormalForm.n1(words.joined(separator: " ")).bytes)
    }
  }

  /// No two of these are spelled alike, however alike they are.
  @Test func keepsWordsApart() {
    let alike = [
      "سر", "شر", "پر", "بر", "تر", "نر", "کار", "گار", "مرد", "مرز", "درد", "دزد", "جان", "خان",
      "حال", "چال", "خال", "قلب", "فلب", "صد", "سد", "طور", "تور", "ظن", "زن", "عمل", "امل",
      "مو", "موی", "خانه", "خانهها", "دانشگاه", "دانشکده", "كلب", "كلبة", "بيت", "بنت", "resume",
      "résumé", "cafe", "café", "12", "1.2", "1:2", "102", "3.5", "35", "10:30", "1030",
    ]
    var seen: [[UInt8]: String] = [:]
    for word in alike {
      let form = NormalForm.n1("x \(word) x")
      let other = seen.updateValue(word, forKey: form.bytes)
      #expect(other == nil, "\(word) and \(other ?? "")")
    }
  }

  /// Affixes stand alone or stick to a word, in any order; what joins once, joins no more.
  @Test func joinsAffixesOnce() {
    var random = TextSource(seed: 14)
    let pieces = ["می", "نمی", "ها", "های", "تر", "ترین", "ای", "کتاب", "رود", "۱۲", "x"]
    for _ in 0..<600 {
      let text = (0..<8).compactMap { _ in pieces.randomElement(using: &random) }
        .joined(separator: " ")
      let once = NormalForm.n1(text)
      #expect(NormalForm.n1(once.description) == once, "\(text)")
    }
  }
}
