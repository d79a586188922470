import Markup
import Text

/// The dates that a page shows its reader: in `time` elements, in elements named after dates, in
/// short lines around the headline.
///
/// Dates of other things stand on every page: of comments, of other articles, of the copyright.
/// They are told by the part of the page that they stand in, never by how they look.
struct ShownDates {
  let page: Page

  static let properties = Selector.list("[itemprop=datePublished],[property=datePublished]")
  /// Texts of one kind that are looked at.
  static let maximum = 8
  /// Letters of a line that may hold a date among other words.
  static let longestLine = 120
  /// Paragraphs before and behind the headline in which the date of the article stands.
  static let nearHeadline = -6...14

  init(_ page: Page) {
    self.page = page
  }

  /// The `datetime` of elements that are marked as the date of publication, then of other `time`
  /// elements, or their text.
  func timeElements() -> [String] {
    let times = page.layout.nodes(of: .time)
    let marked =
      Self.properties.flatMap { $0.matches(in: page.layout) }.prefix(Self.maximum)
      + times.filter { page.document.has(.pubdate, $0) }
    let unmarked = times.filter { !page.document.has(.itemprop, $0) }
    var others = Array(unmarked.lazy.filter { !isForeign($0) }.prefix(Self.maximum))
    if others.isEmpty, let near = headlineNodes {
      others = unmarked.filter { near.contains($0) }
    }
    return (marked + others).compactMap { node in
      page.document.attribute(.datetime, of: node)?.nonEmpty
        ?? page.document.attribute(.content, of: node)?.nonEmpty
        ?? date(in: PlainLine.of(node, in: page.document))
    }
  }

  /// The short texts of elements that are named after dates.
  func named() -> [String] {
    var texts: [String] = []
    for (index, traits) in page.layout.traits.enumerated() where traits.contains(.date) {
      guard page.layout.letters(of: index) <= 80, !isForeign(index),
        let text = date(in: PlainLine.of(index, in: page.document))
      else { continue }
      texts.append(text)
      if texts.count >= Self.maximum { break }
    }
    return texts
  }

  /// The dates in lines around the headline, then lines anywhere that are nothing but a date.
  func lines() -> [String] {
    let paragraphs = page.layout.paragraphs
    var near: [String] = []
    var changed: [String] = []
    if let headline = headlineParagraph {
      for offset in Self.nearHeadline where paragraphs.indices.contains(headline + offset) {
        let paragraph = paragraphs[headline + offset]
        guard paragraph.letters >= 6, paragraph.letters <= Self.longestLine,
          !isForeign(Int(paragraph.first))
        else { continue }
        let line = text(of: paragraph)
        guard let date = DatePhrase.find(in: line) else { continue }
        if DatePhrase.saysChanged(line) { changed.append(date) } else { near.append(date) }
      }
    }
    return near + changed + bareDates()
  }

  private func bareDates() -> [String] {
    page.layout.paragraphs.prefix(400).compactMap { paragraph in
      guard paragraph.letters >= 8, paragraph.letters <= 44, paragraph.linked == 0,
        !isForeign(Int(paragraph.first))
      else { return nil }
      let line = PlainLine.of(Int(paragraph.first), in: page.document)
      return DatePhrase.isWhole(line) ? line : nil
    }
  }

  /// The paragraph of the headline, or of the second heading where that is the article's.
  private var headlineParagraph: Int? {
    let headings = page.layout.nodes(of: .h1) + page.layout.nodes(of: .h2)
    let titles = [page.head.title, page.head.meta("og:title")].compactMap { $0 }
      .map { TitleFolding.words($0) }
    let best = headings.prefix(12).first { node in
      let words = TitleFolding.words(PlainLine.of(node, in: page.document))
      return words.count >= 2 && titles.contains { title in words.allSatisfy(title.contains) }
    }
    guard let heading = best ?? headings.first else { return nil }
    return page.layout.paragraphs.firstIndex { $0.first >= heading }
  }

  /// The nodes of the few paragraphs around the headline.
  private var headlineNodes: Range<Int>? {
    guard let headline = headlineParagraph else { return nil }
    let paragraphs = page.layout.paragraphs
    let last = min(headline + 8, paragraphs.count - 1)
    let first = max(headline - 3, 0)
    return Int(
      paragraphs[first].first)..<max(Int(paragraphs[last].end), Int(paragraphs[first].first))
  }

  private func text(of paragraph: PageLayout.Paragraph) -> String {
    PlainLine.of(Int(paragraph.first)..<Int(paragraph.end), in: page.document)
  }

  /// A text that has words or signs beside its digits: a bare number is an ID, a price or a
  /// telephone.
  private func date(in text: String) -> String? {
    let folded = LabelFolding.fold(text)
    guard folded.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      folded.contains(where: { $0 < 0x30 || $0 > 0x39 })
    else { return nil }
    return text
  }

  /// Whether a link leads to the page itself, as a permanent link around a date does.
  private func isOwnLink(_ link: Int) -> Bool {
    if page.document.attribute(.rel, of: link)?.contains("bookmark") ?? false { return true }
    guard let href = page.document.attribute(.href, of: link), !href.hasPrefix("#") else {
      return true
    }
    guard let address = page.address(href) else { return false }
    return address == page.url || address == page.head.link("canonical")
  }

  /// Whether a node stands in a part of the page that speaks of something else.
  private func isForeign(_ node: Int) -> Bool {
    var index = node
    while index > 0 {
      let tag = page.document.nodes[index].tag
      if tag == .nav || tag == .aside { return true }
      if tag == .a && index != node && !isOwnLink(index) { return true }
      if !page.layout.traits[index].isDisjoint(with: [.comment, .related, .sidebar, .navigation]),
        tag != .body, page.layout.letters(of: index) * 2 < page.layout.letters(of: 0)
      {
        return true
      }
      index = Int(page.document.nodes[index].parent)
    }
    return false
  }
}
