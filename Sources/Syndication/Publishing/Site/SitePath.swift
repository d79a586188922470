package import News

/// Where the pages stand, relative to the site's folder. Every page ends in `.html`; an address stays
/// as long as what it names: a story's is its own, whoever turns out to be the origin.
package enum SitePath {
  static let front = "index.html"
  static let ledger = "ledger.html"
  static let publishers = "publishers.html"
  static let services = "services.html"
  static let search = "search.html"
  static let searchIndex = "search/index.json"
  static let style = "style.css"
  static let script = "search.js"
  static let icon = "icon.svg"

  package static func story(_ id: StoryID) -> String { "story/\(id).html" }

  static func service(_ name: String) -> String { "service/\(slug(name)).html" }

  static func publisher(_ id: PublisherID) -> String { "publisher/\(slug(id.rawValue)).html" }

  /// Parts are counted from 1; the first has no number.
  static func day(_ day: SiteDay, part: Int = 1) -> String { "day/\(numbered(day.iso, part)).html" }

  static func index(_ day: SiteDay, part: Int) -> String {
    "search/\(numbered(day.iso, part)).json"
  }

  static func ledger(_ month: SiteMonth, part: Int = 1) -> String {
    "ledger/\(numbered(month.name, part)).html"
  }

  static func archive(part: Int = 1) -> String { "\(numbered("archive", part)).html" }

  private static func numbered(_ name: String, _ part: Int) -> String {
    part <= 1 ? name : "\(name)-\(part)"
  }

  /// A name of lower-case ASCII as it is, any other by its hash: what sources call their services may
  /// hold anything, and be longer than a file's name.
  static func slug(_ name: String) -> String {
    let isPlain =
      1...longestSlug ~= name.utf8.count
      && name.utf8.allSatisfy {
        $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
    let first = name.utf8.first ?? 0
    if isPlain, first != UInt8(ascii: "."), first != UInt8(ascii: "-"), !isHashed(name) {
      return name
    }
    var hash = SiteFingerprint()
    hash.add(name)
    let digits = String(hash.value, radix: 16)
    return "x" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static let longestSlug = 80

  /// Whether a name looks like one that stands for another.
  private static func isHashed(_ name: String) -> Bool {
    name.utf8.count == 17 && name.utf8.first == UInt8(ascii: "x")
  }
}

/// FNV-1a of 64 bits over what a page is made of: two that are equal need not be made again. Against
/// chance, not against malice: nobody gains by a page of his that is not renewed.
package struct SiteFingerprint: Hashable, Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ number: UInt64) {
    var rest = number
    for _ in 0..<8 {
      add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF as UInt8)
  }

  package mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { add(byte) }
    add(0xFF as UInt8)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
