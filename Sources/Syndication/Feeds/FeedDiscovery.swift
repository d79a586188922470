import Markup
import Text

/// Finds the feeds that a web page names: `link` elements with the relation "alternate" and the type of
/// a feed.
package enum FeedDiscovery {
  /// Feeds of a page beyond this many are left out.
  package static let maximumFeeds = 10
  /// Bytes of a page that are looked at: such links stand in its head.
  package static let maximumBytes = 1 << 20

  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/feed+json",
    "application/rdf+xml",
  ]

  /// Their addresses in the order of the page, each once, resolved against `base`, which is the page's
  /// own address.
  package static func addresses(in page: [UInt8], base: String) -> [String] {
    page.prefix(maximumBytes).withUnsafeBufferPointer { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      var base = base
      var found: [String] = []
      while found.count < maximumFeeds, let token = tokenizer.next() {
        guard case .startTag(let element, _, _) = token else { continue }
        let href = value(of: "href", in: tokenizer).flatMap {
          WebAddress.resolve($0, against: base)
        }
        switch element {
        case .base: base = href ?? base
        case .link:
          guard isFeed(tokenizer), let href, WebAddress(href)?.isWeb == true,
            !found.contains(href)
          else { continue }
          found.append(href)
        default: break
        }
      }
      return found
    }
  }

  private static func isFeed(_ tag: borrowing HTMLTokenizer) -> Bool {
    let relations = value(of: "rel", in: tag)?.lowercased().split(separator: " ") ?? []
    guard relations.contains("alternate"), let type = value(of: "type", in: tag) else {
      return false
    }
    let name = type.lowercased().prefix { $0 != ";" }
    return types.contains(name.filter { $0 != " " })
  }

  /// The first attribute of a name in lower case, its references resolved.
  private static func value(of name: String, in tag: borrowing HTMLTokenizer) -> String? {
    for attribute in tag.attributes {
      let bytes = tag.bytes
      let found = String(decoding: bytes[attribute.name], as: UTF8.self)
      guard found.lowercased() == name else { continue }
      let value = String(decoding: bytes[attribute.value], as: UTF8.self)
      return HTMLEntities.decode(value, place: .attribute)
    }
    return nil
  }
}
