import Markup
import News

/// Language and direction, from the markup and from the letters of the text.
enum LanguageReader {
  static func language(_ page: Page, text: String?) -> String? {
    let written = script(of: text ?? page.head.title ?? "")
    let claims = [
      page.head.htmlLanguage, page.head.meta("inlanguage", "content-language", "dc.language"),
      page.data.language, page.head.meta("og:locale", "language"),
    ]
    for claim in claims {
      guard let tag = claim.flatMap(tag) else { continue }
      if let written, !written.fits(tag) { continue }
      return tag
    }
    return written?.language
  }

  static func direction(_ page: Page, language: String?, text: String?) -> TextDirection? {
    if let written = script(of: text ?? "") {
      return written.isRightToLeft ? .rightToLeft : .leftToRight
    }
    if let claim = page.head.htmlDirection?.lowercased() { return TextDirection(rawValue: claim) }
    guard let language else { return nil }
    return rightToLeft.contains(String(language.prefix(2))) ? .rightToLeft : .leftToRight
  }

  static let rightToLeft: Set<String> = [
    "ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ku",
  ]

  /// The language of a BCP 47 tag, with its script: `fa` out of `fa_IR`, `zh-Hant` out of
  /// `zh-Hant-TW`; nil for what is none. The region is that of the site's theme (every second page
  /// in English says `en-US`) and tells nothing of the text.
  private static func tag(_ text: String) -> String? {
    let tag = text.trimmed().split { $0 == "," || $0 == ";" || $0 == " " }.first.map(String.init)
    guard let tag = tag?.replacing("_", with: "-"), tag.utf8.count >= 2, tag.utf8.count <= 15
    else { return nil }
    let isTag = tag.utf8.allSatisfy { $0 == 0x2D || LabelFolding.isWord($0 | 0x20) && $0 < 0x80 }
    let parts = tag.split(separator: "-")
    guard isTag, let language = parts.first, language.utf8.count <= 3 else { return nil }
    guard let script = parts.dropFirst().first, script.utf8.count == 4,
      script.utf8.allSatisfy({ $0 > 0x39 })
    else { return language.lowercased() }
    return "\(language.lowercased())-\(script)"
  }

  struct Script {
    let isRightToLeft: Bool
    /// The language that the letters prove, if they do.
    let language: String?

    func fits(_ tag: String) -> Bool {
      guard isRightToLeft != rightToLeft.contains(String(tag.lowercased().prefix(2))) else {
        return true
      }
      return false
    }
  }

  /// The script of most letters; nil with too few of them.
  static func script(of text: String) -> Script? {
    var latin = 0
    var arabic = 0
    var hebrew = 0
    var persian = 0
    // Letters that only Persian has, and letters that only Arabic writes.
    var strong = 0
    var foreign = 0
    var other = 0
    for scalar in text.unicodeScalars.prefix(4000) {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x67E, 0x686, 0x698, 0x6AF:
        strong += 1
        persian += 1
        arabic += 1
      case 0x6A9, 0x6CC:
        persian += 1
        arabic += 1
      case 0x623, 0x625, 0x629, 0x649:
        foreign += 1
        arabic += 1
      case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
      case 0x590...0x5FF: hebrew += 1
      case 0x370...0x58F, 0x900..<0xFB00: other += 1
      default: break
      }
    }
    guard latin + arabic + hebrew + other >= 20 else { return nil }
    if arabic > latin + other {
      return Script(
        isRightToLeft: true, language: persian * 20 > arabic || strong > foreign ? "fa" : "ar")
    }
    if hebrew > latin + other { return Script(isRightToLeft: true, language: "he") }
    return Script(isRightToLeft: false, language: nil)
  }
}
