import Markup
import News
import Publishing

/// Lists of feeds as other readers exchange them (OPML 2.0).
package enum OPML {
  /// Bytes of a list.
  static let maximumBytes = 16 << 20
  /// Feeds of a list; more are passed over.
  static let maximumSources = 20_000

  /// The feeds of every `outline` with an `xmlUrl`, however deep and however broken the document; nil when it
  /// is no OPML.
  package static func sources(in bytes: [UInt8]) -> [NewSource]? {
    let text = Encoding.decode(bytes, contentType: nil).utf8
    let (sources, isOPML) = text.withUnsafeBufferPointer { outlines(in: $0) }
    return isOPML ? sources : nil
  }

  private static func outlines(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (sources: [NewSource], isOPML: Bool) {
    var tokenizer = HTMLTokenizer(bytes)
    var sources: [NewSource] = []
    var isOPML = false
    while sources.count < maximumSources, let token = tokenizer.next() {
      guard case .startTag(_, let name, _) = token else { continue }
      switch lowercased(bytes, name) {
      case "opml": isOPML = true
      case "outline":
        var fields: [String: String] = [:]
        for attribute in tokenizer.attributes {
          let value = String(decoding: bytes[attribute.value], as: UTF8.self)
          fields[lowercased(bytes, attribute.name)] = HTMLEntities.decode(value, place: .attribute)
        }
        if let source = source(fields) { sources.append(source) }
      default: break
      }
    }
    return (sources, isOPML)
  }

  private static func source(_ fields: [String: String]) -> NewSource? {
    guard let url = fields["xmlurl"], !url.isEmpty else { return nil }
    let title = [fields["title"], fields["text"]].lazy.compactMap(\.self).first { !$0.isEmpty }
    // Texts of OPML are HTML, which many writers do not know.
    return NewSource(url: url, title: title.map(HTMLText.title), language: fields["language"])
  }

  private static func lowercased(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> String {
    String(decoding: bytes[range], as: UTF8.self).lowercased()
  }
}

extension Configuration {
  /// The sources as OPML 2.0, in the configuration's order.
  package func opml() -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <opml version="2.0">
      <head><title>aggregator</title></head>
      <body>

      """
    for source in sources {
      let title = OPML.escaped(source.title ?? source.id.rawValue)
      text += "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\""
      if let language = source.language { text += " language=\"\(OPML.escaped(language))\"" }
      text += " xmlUrl=\"\(OPML.escaped(FeedAddress.shown(source.url)))\"/>\n"
    }
    return Array((text + "</body>\n</opml>\n").utf8)
  }
}

extension OPML {
  /// For attributes of XML 1.0; what XML cannot hold becomes a space.
  fileprivate static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
