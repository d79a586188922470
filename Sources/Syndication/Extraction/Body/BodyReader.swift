import Markup
import Text

/// The text and the HTML of an article.
struct BodyReader {
  let page: Page

  init(_ page: Page) {
    self.page = page
  }

  struct Result {
    var root: Int?
    var text: String?
    var html: String?
    /// The lines of the text.
    var lines: [BodyLine] = []
    /// The lines before those that are not text were taken out.
    var allLines: [BodyLine] = []
  }

  /// Containers that say of themselves that they hold an article's text, the surest first.
  static let containers = Selector.list(
    "[itemprop=articleBody],[property=articleBody],.article-body,.article__body,.articleBody,"
      + ".story-body,.story-content,.entry-content,.post-content,.article-content,.article-text,"
      + ".article_body,.news-body,.newstext,.content__article-body,#article-body,#articleBody,"
      + ".post-body,.body-content,.article__content,.td-post-content,.node-body,.field-name-body")

  /// What rules and names point at; several elements of one name are parts of one text.
  private func candidates() -> [BodyFinder.Candidate] {
    var candidates: [BodyFinder.Candidate] = []
    for (selectors, weight) in [(page.system?.body ?? [], 1.5), (Self.containers, 1.35)] {
      for selector in selectors {
        let nodes = outermost(selector.matches(in: page.layout))
        guard let first = nodes.first, let last = nodes.last else { continue }
        candidates.append(.init(node: first, weight: weight))
        if first != last {
          candidates.append(.init(node: commonAncestor(first, last), weight: weight))
        }
      }
    }
    return candidates
  }

  private func outermost(_ nodes: [Int]) -> [Int] {
    var kept: [Int] = []
    for node in nodes {
      if let last = kept.last, node < page.document.end(of: last) { continue }
      kept.append(node)
    }
    return kept
  }

  private func commonAncestor(_ first: Int, _ last: Int) -> Int {
    var ancestor = first
    while ancestor > 0 && page.document.end(of: ancestor) <= last {
      ancestor = Int(page.document.nodes[ancestor].parent)
    }
    return ancestor
  }

  /// Letters up to which a page may have its boxes for its text.
  static let smallPage = 400

  func read(title: String?) -> Result {
    let layout = page.layout
    let finder = BodyFinder(layout)
    let declared = page.data.body.map { TextCount($0).letters }
    guard let root = finder.find(candidates(), declared: declared) else { return Result() }
    var body = BodyPruner(layout: layout).prune(root)
    for selector in page.system?.pruned ?? [] {
      for node in selector.matches(in: page.layout) where node > root {
        body.isDropped[node] = true
      }
    }
    if let lead = LeadReader.ruled(page)?.node, lead > root { body.isDropped[lead] = true }
    var writer = BodyTextWriter(layout)
    var all = writer.lines(of: body)
    if all.isEmpty && layout.letters(of: root) <= Self.smallPage {
      // A small page that is nothing but links and boxes has them for its text.
      body = ArticleBody(root: root, isDropped: body.isDropped.map { _ in false })
      writer = BodyTextWriter(layout)
      all = writer.lines(of: body)
    }
    var lines = LineFilter(layout: layout, title: title, phrases: page.rules.lines).filter(
      all, in: &body)
    let lead = StandingLead(page).line(before: lines.first?.first ?? root, title: title)
      .flatMap { lead in lines.contains { $0.text.contains(lead.text) } ? nil : lead }
    if let lead { lines.insert(lead, at: 0) }
    if let declared = declaredText(over: lines) { return declared }
    var markup = BodyMarkupWriter(page)
    return Result(
      root: root, text: lines.isEmpty ? nil : lines.map(\.text).joined(separator: "\n"),
      html: Sanitiser.sanitise(
        (lead.map { Self.paragraph($0.text) } ?? "") + markup.html(of: body), base: page.base),
      lines: lines,
      allLines: all)
  }

  /// The text of structured data, where the page shows less than half of it.
  private func declaredText(over lines: [BodyLine]) -> Result? {
    guard let text = page.data.body else { return nil }
    let shown = lines.reduce(0) { $0 + $1.letters }
    guard TextCount(text).letters > max(2 * shown, 200) else { return nil }
    let paragraphs = text.split(separator: "\n").map { PlainLine.fold(String($0)) }
      .filter { !$0.isEmpty }
    let html = paragraphs.map { Self.paragraph($0) }.joined()
    return Result(
      text: paragraphs.joined(separator: "\n"), html: Sanitiser.sanitise(html, base: page.base))
  }

  private static func paragraph(_ text: String) -> String {
    "<p>\(HTMLText.escaped(text))</p>"
  }
}
