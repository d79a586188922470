import Markup

/// The paragraph under the headline.
enum LeadReader {
  static let selectors = Selector.list(
    "p.lead,.introtext,.item-summary,p.summary,.lead,.standfirst,.article-lead,.article-summary,"
      + "h2.subtitle,.article__lead,.post-excerpt,.entry-summary,[itemprop=description]")
  /// Letters beyond which it is not a lead.
  static let longest = 1500

  struct Lead {
    let text: String
    /// The element that holds it; nil when it comes from the head.
    let node: Int?
  }

  /// The lead where the rules of the page's content system say it stands.
  static func ruled(_ page: Page) -> Lead? {
    first(page.system?.lead ?? [], page)
  }

  static func labelled(_ page: Page) -> Lead? {
    ruled(page) ?? first(selectors, page)
  }

  private static func first(_ selectors: [Selector], _ page: Page) -> Lead? {
    for selector in selectors {
      for node in selector.matches(in: page.layout) {
        guard page.document.nodes[node].tag != .meta else { continue }
        let text = PlainLine.of(node, in: page.document).trimmed()
        if text.utf8.count >= 20, text.utf8.count <= longest { return Lead(text: text, node: node) }
      }
    }
    return nil
  }

  static func read(_ page: Page, lines: [BodyLine]) -> String? {
    if let lead = labelled(page) { return lead.text }
    let description =
      page.head.meta("og:description", "description", "twitter:description")
      ?? page.data.description
    if let description = description?.nonEmpty, !isCut(description) { return description }
    return lines.first { $0.letters >= 40 }?.text ?? description?.nonEmpty
  }

  private static func isCut(_ text: String) -> Bool {
    text.hasSuffix("…") || text.hasSuffix("...") || text.hasSuffix("[…]") || text.hasSuffix("[...]")
  }
}
