import Feeds
import News

/// How long the texts of an entry may be: no article is longer, and every store and export would
/// carry what is.
enum EntryBounds {
  /// Bytes of a summary or of a body, before and after it is sanitised.
  static let textBytes = 1 << 20
  /// Bytes of a lead, which is at hand wherever an article is, unlike its body. A feed that gives its
  /// texts as summaries gives them whole as bodies too.
  static let leadBytes = 1 << 12
  /// Bytes of a title.
  static let titleBytes = 1 << 13

  /// The entry with texts cut to their bounds, sanitised. Escaping makes text longer: what grows
  /// beyond the bound is cut to the part of it that fits.
  static func sanitised(_ entry: ParsedEntry, base: String?) -> ParsedEntry {
    var bounded = entry
    bounded.title = cut(entry.title, titleBytes)
    bounded.summary = cut(entry.summary, textBytes)
    bounded.contentHTML = cut(entry.contentHTML, textBytes)
    bounded.contentText = cut(entry.contentText, textBytes)
    let clean = FeedParser.sanitised(bounded, base: base)
    let longest = [clean.summary, clean.contentHTML].map { $0?.utf8.count ?? 0 }.max() ?? 0
    guard longest > textBytes else { return clean }
    // A tag cut in two may come out a little longer in proportion than the whole did.
    let share = Double(textBytes) / Double(longest) * 0.9
    bounded.summary = cut(bounded.summary, Int(Double(textBytes) * share))
    bounded.contentHTML = cut(bounded.contentHTML, Int(Double(textBytes) * share))
    return FeedParser.sanitised(bounded, base: base)
  }

  /// The page's article with a text of that length. Its markup is left out where it is longer: a part of
  /// it is no document.
  static func bounded(_ page: ExtractedArticle) -> ExtractedArticle {
    var bounded = page
    bounded.title = cut(page.title, titleBytes)
    bounded.text = cut(page.text, textBytes)
    if let html = page.html, html.utf8.count > textBytes { bounded.html = nil }
    return bounded
  }

  /// The longest part from the beginning that takes no more bytes and ends with a whole character.
  static func cut(_ text: String?, _ bytes: Int) -> String? {
    guard let text, text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }
}
