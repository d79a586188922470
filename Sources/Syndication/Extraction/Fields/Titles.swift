import Markup

/// The headline: a vote among structured data, the heading on the page, the head's titles and the
/// title element without the site's name.
enum TitleReader {
  static func read(_ page: Page) -> String? {
    let site = SiteReader.name(page)
    var ballot = TitleBallot()
    let heading = heading(page)
    for (title, weight) in [(page.data.headline, 1.0), (heading, 1.05)] {
      guard let title else { continue }
      ballot.add(TitleSuffix.cut(title, site: site, host: page.url, known: []), weight)
    }
    let head = page.head
    for (title, weight) in [
      (head.meta("og:title"), 0.8), (head.meta("headline"), 0.6),
      (head.meta("twitter:title", "dc.title", "parsely-title", "sailthru.title"), 0.45),
      (head.title, 0.7),
    ] {
      guard let title else { continue }
      ballot.add(TitleSuffix.cut(title, site: site, host: page.url, known: ballot.texts), weight)
    }
    return ballot.winner
  }

  /// A heading's text without a kicker that stands in it and what is not shown.
  private static func bareText(of heading: Int, _ page: Page) -> String {
    var bytes: [UInt8] = []
    var index = heading
    while index < page.document.end(of: heading) {
      let node = page.document.nodes[index]
      if index > heading, !page.layout.traits[index].isDisjoint(with: [.kicker, .hidden]) {
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        bytes += page.document.text[Int(node.textStart)..<Int(node.textEnd)]
      } else if node.tag.isBlock || node.tag == .br {
        bytes.append(0x20)
      }
      index += 1
    }
    let text = bytes.withUnsafeBufferPointer { PlainLine.fold($0) }
    return text.isEmpty ? PlainLine.of(heading, in: page.document) : text
  }

  /// The first heading that reads like the title element, or else the first that is no logo.
  static func heading(_ page: Page) -> String? {
    if let system = page.system {
      for selector in system.title {
        for node in selector.matches(in: page.layout) {
          let text = PlainLine.of(node, in: page.document)
          if text.utf8.count > 8 { return text }
        }
      }
    }
    let wanted = TitleFolding.words(
      page.head.title ?? page.head.meta("og:title") ?? page.data.headline ?? "")
    var best: (score: Double, text: String)?
    for index in page.layout.nodes(of: .h1) {
      let text = bareText(of: index, page)
      let words = TitleFolding.words(text)
      guard !words.isEmpty, text.utf8.count < 600 else { continue }
      let shared = words.filter { wanted.contains($0) }.count
      let score = Double(shared) / Double(words.count) + (words.count > 2 ? 0.1 : 0)
      if score > best?.score ?? -1 { best = (score, text) }
    }
    return best?.text ?? lesserHeading(page, wanted)
  }

  /// On a page without a first heading, the second one that the title element holds.
  private static func lesserHeading(_ page: Page, _ wanted: [String]) -> String? {
    guard page.layout.nodes(of: .h1).isEmpty else { return nil }
    for index in page.layout.nodes(of: .h2).prefix(20) {
      let text = bareText(of: index, page)
      let words = TitleFolding.words(text)
      if words.count >= 3, words.allSatisfy(wanted.contains) { return text }
    }
    return nil
  }
}

/// Titles with the weight of all that agree with them.
struct TitleBallot {
  private var entries: [(text: String, key: [String], weight: Double)] = []

  var texts: [String] { entries.map(\.text) }

  mutating func add(_ text: String?, _ weight: Double) {
    guard let text = text.map({ PlainLine.fold($0) })?.nonEmpty else { return }
    let key = TitleFolding.words(text)
    guard !key.isEmpty else { return }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].weight += weight
    } else {
      entries.append((text, key, weight))
    }
  }

  var winner: String? {
    var best: (text: String, weight: Double)?
    for entry in entries where entry.weight > best?.weight ?? 0 {
      best = (entry.text, entry.weight)
    }
    return best?.text
  }
}

enum TitleFolding {
  /// The words of a title, in lower case, without punctuation.
  static func words(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split {
      !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "\u{200C}")
    }.map { String($0) }
  }
}

/// Cuts the site's name off a title.
enum TitleSuffix {
  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", " ‹ ", " › ", " : ", "｜",
  ]

  /// - Parameter known: titles that other places give: what remains and is one of them is right.
  static func cut(_ title: String, site: String?, host: String?, known: [String]) -> String {
    var title = title
    for _ in 0..<3 {
      guard let shorter = cutOnce(title, site: site, host: host, known: known) else { break }
      title = shorter
    }
    return title
  }

  private static func cutOnce(
    _ title: String, site: String?, host: String?, known: [String]
  ) -> String? {
    let knownKeys = known.map { TitleFolding.words($0) }
    for separator in separators {
      guard let last = title.lastRange(of: separator), let first = title.range(of: separator) else {
        continue
      }
      let before = String(title[..<last.lowerBound])
      let after = String(title[last.upperBound...])
      if knownKeys.contains(TitleFolding.words(before)) || isSite(after, site, host) {
        return before.nonEmpty
      }
      let head = String(title[..<first.lowerBound])
      let tail = String(title[first.upperBound...])
      if knownKeys.contains(TitleFolding.words(head)) { return head }
      if knownKeys.contains(TitleFolding.words(tail)) || isSite(head, site, host) {
        return tail.nonEmpty
      }
    }
    return nil
  }

  /// Whether a part of a title is the site's name: it is in the host, or shares the known name.
  static func isSite(_ part: String, _ site: String?, _ host: String?) -> Bool {
    let words = TitleFolding.words(part)
    guard !words.isEmpty, words.count <= 6 else { return false }
    let joined = words.joined()
    if let site {
      let name = TitleFolding.words(site).joined()
      if !name.isEmpty && (name.contains(joined) || joined.contains(name)) { return true }
    }
    guard let host = host.flatMap({ SiteReader.host(of: $0) }) else { return false }
    let label = host.split(separator: ".").dropLast().filter { $0 != "www" }.joined()
    let bare = label.filter { $0 != "-" }
    return joined.utf8.count >= 3 && bare.utf8.count >= 3
      && (bare.contains(joined) || joined.contains(bare))
  }
}

extension String {
  /// The first place of another text, found by bytes.
  func range(of other: String) -> Range<String.Index>? {
    place(of: other) { text, length, isThere in (0...(text - length)).first(where: isThere) }
  }

  /// The last place of another text, found by bytes.
  func lastRange(of other: String) -> Range<String.Index>? {
    place(of: other) { text, length, isThere in (0...(text - length)).last(where: isThere) }
  }

  private func place(
    of other: String, _ search: (Int, Int, (Int) -> Bool) -> Int?
  ) -> Range<String.Index>? {
    let length = other.utf8.count
    guard length > 0, length <= utf8.count else { return nil }
    let found =
      utf8.withContiguousStorageIfAvailable { text in
        other.utf8.withContiguousStorageIfAvailable { wanted in
          search(text.count, length) { start in
            text[start] == wanted[0] && text[start..<(start + length)].elementsEqual(wanted)
          }
        } ?? nil
      } ?? nil
    guard let found else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: found)
    return start..<utf8.index(start, offsetBy: length)
  }
}
