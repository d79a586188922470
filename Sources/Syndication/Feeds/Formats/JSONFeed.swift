import JSON
import Markup
import News

/// JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is JSON with `items`.
enum JSONFeed: FeedFormat {
  static func read(_ document: FeedDocument) throws(FeedError) -> ParsedFeed? {
    guard document.text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
    guard let (root, isWhole) = parse(document.text.utf8), root.members != nil,
      let name = recognise(root)
    else { return nil }
    var reader = JSONFeedReader(document: document, name: name)
    reader.read(root)
    return reader.finish(wellFormed: isWhole)
  }

  private static func recognise(_ root: JSONNode) -> FeedFormatName? {
    let version = root["version"]?.string ?? ""
    if version.hasPrefix("https://jsonfeed.org/version/1.1")
      || version.hasPrefix("http://jsonfeed.org/version/1.1")
    {
      return .jsonfeed11
    }
    if version.contains("jsonfeed.org/version/1") { return .jsonfeed10 }
    guard root["items"]?.array != nil else { return nil }
    return version.hasPrefix("1.0") ? .jsonfeed10 : .jsonfeed11
  }

  private static func parse(_ bytes: [UInt8]) -> (JSONNode, Bool)? {
    if let root = try? JSONDocument.parse(bytes) { return (root, true) }
    return (try? JSONDocument.parse(bytes, options: .forgiving)).map { ($0, false) }
  }
}
