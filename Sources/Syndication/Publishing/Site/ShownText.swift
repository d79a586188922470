import News

/// A text of an article with the language and the direction that it is written in, as far as they can
/// be told.
struct ShownText: Sendable {
  let text: String
  let language: String?
  let direction: TextDirection

  /// - Parameter declared: the article's own language (BCP 47).
  init(_ text: String, declared: String?) {
    self.text = text
    let letters = Letters(of: text)
    let tag = LanguageTag.known(declared)
    // Feeds are labelled by their software: a Persian text in an "en" feed is common.
    let fits = tag.map { LanguageTag.isRightToLeft($0) == letters.isRightToLeft } ?? false
    language = letters.isNone || fits ? tag : letters.guess
    direction =
      letters.isNone
      ? LanguageTag.isRightToLeft(tag) ? .rightToLeft : .leftToRight
      : letters.isRightToLeft ? .rightToLeft : .leftToRight
  }

  /// ` lang="fa" dir="rtl"`; without a language it is said to be unknown.
  var attributes: HTML { " lang=\"\(language ?? "")\" dir=\"\(direction.rawValue)\"" }

  /// The text in an isolate of its own, to stand among words of another direction.
  var isolated: HTML { "<bdi\(attributes)>\(text)</bdi>" }
}

/// What the letters of a text tell.
private struct Letters {
  private var latin = 0
  private var arabic = 0
  /// Letters that Persian has and Arabic does not, and the other way round.
  private var persianOnly = 0
  private var arabicOnly = 0

  /// Characters that are looked at.
  private static let maximumLength = 200

  init(of text: String) {
    for scalar in text.unicodeScalars.prefix(Self.maximumLength) {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      // پ چ ژ گ ک ی
      case 0x67E, 0x686, 0x698, 0x6AF, 0x6A9, 0x6CC:
        (arabic, persianOnly) = (arabic + 1, persianOnly + 1)
      // ك ي ى ة إ
      case 0x643, 0x64A, 0x649, 0x629, 0x625: (arabic, arabicOnly) = (arabic + 1, arabicOnly + 1)
      case 0x590...0x65F, 0x66E...0x6EF, 0x6FA...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC:
        arabic += 1
      default: break
      }
    }
  }

  var isNone: Bool { latin + arabic == 0 }
  var isRightToLeft: Bool { arabic * 2 >= latin && arabic > 0 }

  /// Nil for Latin letters: they may be any language's.
  var guess: String? {
    guard isRightToLeft else { return nil }
    return arabicOnly > persianOnly ? "ar" : "fa"
  }
}
