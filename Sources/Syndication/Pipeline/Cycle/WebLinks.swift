import Fetching
import News
import Storage
import Text

/// Who would tell of a feed's changes, as its answer and its document name them (WebSub, section 4):
/// what the header says weighs more.
enum WebLinks {
  /// Hubs that are remembered of a source.
  static let maximumHubs = 8
  /// Bytes of an address.
  static let maximumAddress = 2_048

  static func push(_ head: ResponseHead, _ feed: ParsedFeed, at url: String) -> PushLinks {
    let sent = head.link.map(parse) ?? []
    var links = PushLinks()
    for link in sent + feed.links.map({ (href: $0.href, relation: $0.rel ?? "") }) {
      guard let address = address(link.href, against: url) else { continue }
      for relation in link.relation.lowercased().split(separator: " ") {
        switch relation {
        case "hub" where links.hubs.count < maximumHubs && !links.hubs.contains(address):
          links.hubs.append(address)
        case "self" where links.topic == nil: links.topic = address
        default: break
        }
      }
    }
    // Without a hub there is nobody to name the topic to.
    return links.hubs.isEmpty ? PushLinks() : links
  }

  private static func address(_ href: String, against url: String) -> String? {
    guard let address = WebAddress.resolve(href, against: url),
      FeedAddress.host(of: address) != nil,
      address.utf8.count <= maximumAddress
    else { return nil }
    return FeedAddress.shown(address)
  }

  /// The links of a `Link` field with their relations (RFC 8288, section 3). One that is about
  /// something else than the document (`anchor`) is left out.
  static func parse(_ field: String) -> [(href: String, relation: String)] {
    var scanner = LinkScanner(Array(field.utf8))
    var links: [(href: String, relation: String)] = []
    while let link = scanner.next() {
      if let relation = link.relation, !link.hasAnchor { links.append((link.href, relation)) }
    }
    return links
  }
}

/// Goes through the value of a `Link` field.
private struct LinkScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (href: String, relation: String?, hasAnchor: Bool)? {
    guard let start = find(UInt8(ascii: "<"), from: at),
      let end = find(UInt8(ascii: ">"), from: start)
    else { return nil }
    at = end + 1
    var relation: String?
    var hasAnchor = false
    while skip(UInt8(ascii: ";")) {
      let name = word(until: [UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ",")])
      let value = skip(UInt8(ascii: "=")) ? value() : ""
      switch name.lowercased() {
      case "rel": relation = relation ?? value
      case "anchor": hasAnchor = true
      default: break
      }
    }
    return (String(decoding: bytes[(start + 1)..<end], as: UTF8.self), relation, hasAnchor)
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    bytes[min(start, bytes.count)...].firstIndex(of: byte)
  }

  /// Over blanks and then over `byte`, if that comes next.
  private mutating func skip(_ byte: UInt8) -> Bool {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func word(until ends: [UInt8]) -> String {
    let start = at
    while at < bytes.count, !ends.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at].filter { $0 > 0x20 }, as: UTF8.self)
  }

  private mutating func value() -> String {
    guard skip(UInt8(ascii: "\"")) else {
      return word(until: [UInt8(ascii: ";"), UInt8(ascii: ",")])
    }
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
      text.append(bytes[at])
      at += 1
    }
    at += 1
    return String(decoding: text, as: UTF8.self)
  }
}
