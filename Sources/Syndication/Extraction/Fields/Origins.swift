import Markup
import News

/// The bare number in a text, in ASCII digits.
enum NewsIDValue {
  /// The longest number that is an ID: ISNA's have 13 digits.
  static let longest = 20

  /// The first run of digits; nil when there is none, or letters stand before it.
  static func read(_ text: String) -> String? {
    let folded = LabelFolding.fold(text)
    guard let start = folded.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    guard !folded[..<start].contains(where: { LabelFolding.isWord($0) }) else { return nil }
    let digits = folded[start...].prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 2, digits.count <= longest else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// The news ID: what the page shows a reader weighs most, then what its head says, then addresses.
enum NewsIDReader {
  static func read(_ page: Page) -> String? {
    var votes: [(value: String, weight: Int)] = []
    func vote(_ text: String?, _ weight: Int) {
      guard let text, let value = NewsIDValue.read(text) else { return }
      if let index = votes.firstIndex(where: { $0.value == value }) {
        votes[index].weight += weight
      } else {
        votes.append((value, weight))
      }
    }
    if let shown = page.labelled(.newsID).first(where: { NewsIDValue.read($0.value) != nil }) {
      vote(shown.value, 10)
    }
    if let system = page.system, let text = page.text(system.newsID) { vote(afterLabel(text), 6) }
    vote(page.head.meta("nastooh:nid"), 5)
    vote(page.head.meta("nastooh:code"), 3)
    vote(page.head.meta("news_id", "newsid", "article-id", "article_id", "post_id"), 4)
    vote(page.data.identifier, 3)
    vote(postID(page), 3)
    vote(shortLink(page), 2)
    vote(PageAddressForms.newsID(in: page.url ?? page.head.link("canonical")), 2)
    var best: (value: String, weight: Int)?
    for candidate in votes where candidate.weight > best?.weight ?? 0 { best = candidate }
    return best?.value
  }

  /// What follows the label in an element that holds nothing but the ID.
  private static func afterLabel(_ text: String) -> String {
    let value = text.lastIndex { $0 == ":" || $0 == "：" }.map { text[text.index(after: $0)...] }
    return String((value ?? text[...]).drop { !$0.isNumber })
  }

  /// WordPress writes the number in a class of the body or the article: `postid-48211`.
  private static func postID(_ page: Page) -> String? {
    for index in page.layout.nodes(of: .body) + page.layout.nodes(of: .article) {
      guard let names = page.document.attribute(.class, of: index) else { continue }
      for name in names.split(separator: " ") where name.hasPrefix("postid-") {
        return String(name.dropFirst(7))
      }
    }
    return nil
  }

  private static func shortLink(_ page: Page) -> String? {
    guard let link = page.head.link("shortlink"), let mark = link.range(of: "?p=") else {
      return nil
    }
    return String(link[mark.upperBound...])
  }
}

/// The forms of address in which the known content systems put the news ID.
enum PageAddressForms {
  /// Path segments after which the ID stands.
  static let markers: Set<Substring> = ["news", "print", "amp", "story", "content", "report"]

  static func newsID(in address: String?) -> String? {
    guard let address, let scheme = address.range(of: "://") else { return nil }
    let path = address[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let segments = withoutDate(path.split(separator: "/").dropFirst())
    for (segment, next) in zip(segments, segments.dropFirst()) where markers.contains(segment) {
      let digits = next.prefix { $0.isASCII && $0.isNumber }
      let after = next.dropFirst(digits.count).first
      if digits.count >= 4, after == nil || after == "-" || after == "." { return String(digits) }
    }
    return nil
  }
}

extension PageAddressForms {
  /// Path segments without year, month and day.
  private static func withoutDate(_ segments: ArraySlice<Substring>) -> [Substring] {
    let segments = Array(segments)
    let year = segments.indices.dropLast(2).first { index in
      segments[index].count == 4
        && segments[index...].prefix(3).allSatisfy { segment in
          segment.count <= 4 && segment.allSatisfy { $0.isASCII && $0.isNumber }
        } && segments[index + 1].count <= 2 && segments[index + 2].count <= 2
    }
    guard let year else { return segments }
    return Array(segments[..<year] + segments[(year + 3)...])
  }
}

/// The section («سرویس») in which the publisher put the article.
enum ServiceReader {
  static func read(_ page: Page) -> String? {
    if let shown = labelled(page) { return shown }
    if let system = page.system, let path = Breadcrumb.read(system.service, page) {
      return clean(path.joined(separator: " > "))
    }
    if let section = page.head.meta("article:section", "nastooh:topicname", "section") {
      return clean(section)
    }
    if !page.data.section.isEmpty { return clean(page.data.section.joined(separator: " > ")) }
    return breadcrumb(page)
  }

  private static func labelled(_ page: Page) -> String? {
    let ids = page.labelled(.newsID).filter { NewsIDValue.read($0.value) != nil }
    for hit in page.labelled(.service) {
      let isBesideID = ids.contains { abs($0.node - hit.node) <= 12 }
      guard isBesideID || hit.hasColon, let value = plausible(hit.value) else { continue }
      return value
    }
    for hit in ids {
      if let value = beside(hit) { return value }
    }
    return nil
  }

  /// «رقم الخبر: 1 | سياسة | المصدر: …» and "Article 1 in Politics. Source: …".
  private static func beside(_ hit: LabelledValue) -> String? {
    if let range = hit.value.range(of: " in ") {
      let name = hit.value[range.upperBound...].prefix { $0 != "." && $0 != "|" }
      return plausible(String(name))
    }
    let next = LabelScanner.split(hit.rest).value
    guard !next.contains(":") else { return nil }
    return plausible(next)
  }

  private static func plausible(_ text: String) -> String? {
    let value = clean(text)
    guard let value, value.unicodeScalars.count <= 40 else { return nil }
    return value.unicodeScalars.contains { $0.properties.numericType != nil } ? nil : value
  }

  /// Without the word «سرویس» before the name.
  static func clean(_ text: String) -> String? {
    var value = text.trimmed(":-–|/>»›.")
    for word in ["سرویس ", "دسته‌بندی:", "گروه "] where value.hasPrefix(word) {
      value = value.dropFirst(word.count).trimmed(": ")
    }
    return value.nonEmpty
  }

  /// The breadcrumb without the home page and the article itself.
  private static func breadcrumb(_ page: Page) -> String? {
    let items = Breadcrumb.read(page)
    return items.isEmpty ? nil : clean(items.joined(separator: " > "))
  }
}

/// The path of sections above an article.
enum Breadcrumb {
  static let selectors = Selector.list(".breadcrumb,.breadcrumbs,#breadcrumb,.breadcrumb-item")
  /// Names of the home page, folded.
  static let home: Set<String> = [
    "خانه", "صفحهاصلی", "صفحهنخست", "الرئیسیه", "الصفحهالرئیسیه", "home", "homepage", "⌂",
    "start", "startseite", "accueil", "inicio",
  ]

  static func read(_ page: Page) -> [String] {
    let written = shown(selectors, page)
    return sections(of: written.isEmpty ? page.data.breadcrumb : written, page)
  }

  /// The path in the elements that selectors find; nil where there is none.
  static func read(_ selectors: [Selector], _ page: Page) -> [String]? {
    let items = sections(of: shown(selectors, page), page)
    return items.isEmpty ? nil : items
  }

  private static func sections(of items: [String], _ page: Page) -> [String] {
    let title = page.data.headline ?? page.head.meta("og:title") ?? ""
    return items.filter { item in
      let folded = String(decoding: LabelFolding.fold(item), as: UTF8.self)
      return !folded.isEmpty && !home.contains(folded) && item != title
        && item.unicodeScalars.count <= 60
        && folded.utf8.contains { LabelFolding.isWord($0) }
    }
  }

  /// The texts of all elements that are marked, each link or text one item.
  private static func shown(_ selectors: [Selector], _ page: Page) -> [String] {
    var items: [String] = []
    var end = 0
    for selector in selectors {
      for node in selector.matches(in: page.layout) where node >= end {
        end = page.document.end(of: node)
        for index in node..<end where page.document.nodes[index].tag == .text {
          let text = PlainLine.of(index, in: page.document).trimmed("/>»›«‹|\\-•")
          if !text.isEmpty { items.append(text) }
        }
        guard items.count < 12 else { return [] }
      }
      if !items.isEmpty { return items }
    }
    return items
  }
}

/// The publisher that the page names as its own source, with the link to the original.
enum SourceReader {
  static func read(_ page: Page, lines: [BodyLine]) -> NamedLink? {
    var source = NamedLink()
    for hit in page.labelled(.source) {
      guard let name = plausible(hit.value) else { continue }
      if name.hasPrefix("http") {
        source.url = page.address(name)
      } else {
        source.title = name
        if let address = page.address(hit.href), isArticle(address) { source.url = address }
      }
      break
    }
    for hit in page.labelled(.sourceLink) {
      guard let address = page.address(hit.href) else { continue }
      source.url = address
      break
    }
    if source.title == nil, source.url == nil { source = closing(page, lines) }
    return source.title == nil && source.url == nil ? nil : source
  }

  /// A name, not a sentence.
  private static func plausible(_ text: String) -> String? {
    let value = text.trimmed(".:،,")
    return value.isEmpty || value.unicodeScalars.count > 80 ? nil : value
  }

  /// Whether an address names one article rather than a list: its path has a number.
  private static func isArticle(_ address: String) -> Bool {
    guard let scheme = address.range(of: "://") else { return false }
    let path = address[scheme.upperBound...].drop { $0 != "/" }
    return path.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } || path.utf8.count > 20
  }

  /// «… منبع: NAME» at the end of a longer paragraph.
  private static func closing(_ page: Page, _ lines: [BodyLine]) -> NamedLink {
    let ends = lines.suffix(2).map(\.text) + [LeadReader.labelled(page)?.text ?? ""]
    for text in ends {
      for label in ["منبع:", "منبع :", "المصدر:", "المصدر :"] {
        guard let range = text.range(of: label) else { continue }
        let value = text[range.upperBound...].trimmed(".:،")
        guard !value.isEmpty, value.unicodeScalars.count <= 40 else { continue }
        return value.hasPrefix("http")
          ? NamedLink(url: page.address(value)) : NamedLink(title: value)
      }
    }
    return NamedLink()
  }
}

/// The address of the printable version.
enum PrintReader {
  static func read(_ page: Page) -> String? {
    for hit in page.labelled(.print) {
      if let address = page.address(hit.href), !hit.isScript { return address }
    }
    if let link = page.head.links.first(where: { $0.media == "print" && $0.relation == "alternate" }
    ) {
      return page.address(link.href)
    }
    return linked(page)
  }

  /// A link whose address is a known form of a printable version.
  private static func linked(_ page: Page) -> String? {
    for index in page.layout.nodes(of: .a) {
      let isPrint = page.document.withAttribute(.href, of: index) { href in
        href.count < 300 && href.holds("print") && href.namesPrint
      }
      if isPrint == true { return page.address(page.document.attribute(.href, of: index)) }
    }
    return nil
  }
}

extension LabelledValue {
  fileprivate var isScript: Bool {
    href?.lowercased().hasPrefix("javascript:") ?? true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a path segment of the address is `print` or `printable`.
  fileprivate var namesPrint: Bool {
    let text = String(decoding: self, as: UTF8.self)
    return text.hasPrefix("/print/") || text.contains("/fa/print/") || text.hasSuffix("/print")
      || text.hasSuffix("/printable") || text.hasSuffix("/print/")
  }
}
