/// A list of keywords in one text, as `meta name=keywords` and JSON-LD `keywords` have it.
enum KeywordList {
  static func split(_ text: String) -> [String] {
    text.unicodeScalars.split { $0 == "," || $0 == ";" || $0 == "،" || $0 == "؛" || $0 == "|" }
      .compactMap { String($0).nonEmpty }
  }
}
