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

  func read(title: String?) -> Result {
    let layout = page.layout
    let finder = BodyFinder(layout)
    let labelled = ((page.system?.body ?? []) + Self.containers).flatMap {
      $0.matches(in: page.document)
    }
    guard let root = finder.find(labelled: labelled, declared: nil) else { return Result() }
    var body = BodyPruner(layout: layout).prune(root)
    for selector in page.system?.pruned ?? [] {
      for node in selector.matches(in: page.document) where node > root {
        body.isDropped[node] = true
      }
    }
    if let lead = LeadReader.labelled(page)?.node, lead > root { body.isDropped[lead] = true }
    var writer = BodyTextWriter(layout)
    let all = writer.lines(of: body)
    let lines = LineFilter(layout: layout, title: title).filter(all, in: &body)
    var markup = BodyMarkupWriter(page)
    return Result(
      root: root, text: lines.isEmpty ? nil : lines.map(\.text).joined(separator: "\n"),
      html: Sanitiser.sanitise(markup.html(of: body), base: page.base), lines: lines,
      allLines: all)
  }
}
