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
    guard let items = root["items"]?.array, items.isEmpty || items.contains(where: isItem) else {
      return nil
    }
    return version.hasPrefix("1.0") ? .jsonfeed10 : .jsonfeed11
  }

  /// Whether it has what every item has, by whatever name, so that `items` of other kinds of
  /// documents are none.
  private static func isItem(_ node: JSONNode) -> Bool {
    ["id", "url", "title", "content_html", "content_text"].contains { node[$0] != nil }
  }

  private static func parse(_ bytes: [UInt8]) -> (JSONNode, Bool)? {
    do {
      return (try JSONDocument.parse(bytes), true)
    } catch {
      if let root = try? JSONDocument.parse(bytes, options: .forgiving) { return (root, false) }
      let whole = wholePart(bytes, before: error.offset)
      return (try? JSONDocument.parse(whole, options: .forgiving)).map { ($0, false) }
    }
  }

  /// The document up to its last whole value before the fault, with what is open closed.
  private static func wholePart(_ bytes: [UInt8], before fault: Int) -> [UInt8] {
    var open: [UInt8] = []
    var whole: (end: Int, open: [UInt8]) = (0, [])
    var inString = false
    var p = 0
    while p < min(fault, bytes.count) {
      switch bytes[p] {
      case UInt8(ascii: "\\") where inString: p += 1
      case UInt8(ascii: "\""): inString.toggle()
      case _ where inString: break
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(bytes[p] + 2)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = open.popLast()
        whole = (p + 1, open)
      case UInt8(ascii: ","): whole = (p, open)
      default: break
      }
      p += 1
    }
    return bytes[..<whole.end] + whole.open.reversed()
  }
}
