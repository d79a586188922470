import Markup

/// The paragraph that stands between the headline and the text, outside the text's own container.
///
/// Many sites set it apart, in the header of the article, under a name that elsewhere means a link
/// to another article ("teaser", "excerpt"). It is known by its place and its name, or by saying
/// what the page's own description says.
struct StandingLead {
  let page: Page
  private var layout: PageLayout { page.layout }

  /// Letters of such a paragraph; a shorter one is the second line of the headline.
  static let letters = 100...1000
  /// Paragraphs behind the headline that are looked at.
  static let nearest = 14

  init(_ page: Page) {
    self.page = page
  }

  /// - Parameter stop: the node where the text begins.
  func line(before stop: Int, title: String?) -> BodyLine? {
    guard LeadReader.ruled(page) == nil, let start = headlineEnd(before: stop) else { return nil }
    let paragraphs = layout.paragraphs.lazy
      .filter { $0.first >= start && $0.end <= stop }.prefix(Self.nearest)
    for paragraph in paragraphs where isPlain(paragraph) {
      let text = PlainLine.of(Int(paragraph.first)..<Int(paragraph.end), in: page.document)
      guard isNamed(paragraph) || isDescription(text),
        title.map({ TitleFolding.words($0) }) != TitleFolding.words(text)
      else { continue }
      return BodyLine(
        text: text, block: Int(paragraph.block), first: Int(paragraph.first),
        end: Int(paragraph.end), sources: [], letters: Int(paragraph.letters), linked: 0)
    }
    return nil
  }

  /// The end of the last headline before the text.
  private func headlineEnd(before stop: Int) -> Int? {
    layout.nodes(of: .h1).last { page.document.end(of: $0) <= stop && layout.letters(of: $0) > 8 }
      .map { page.document.end(of: $0) }
  }

  private func isPlain(_ paragraph: PageLayout.Paragraph) -> Bool {
    Self.letters.contains(Int(paragraph.letters)) && paragraph.linked * 3 < paragraph.letters
      && !isCaption(Int(paragraph.first))
  }

  private func isCaption(_ node: Int) -> Bool {
    var index = node
    for _ in 0..<6 where index > 0 {
      let tag = page.document.nodes[index].tag
      if tag == .figure || tag == .figcaption { return true }
      if !layout.traits[index].isDisjoint(with: [.caption, .picture]) { return true }
      index = Int(page.document.nodes[index].parent)
    }
    return false
  }

  /// Whether it, or what it stands in, is called a lead.
  private func isNamed(_ paragraph: PageLayout.Paragraph) -> Bool {
    var index = Int(paragraph.block)
    for _ in 0..<3 {
      let traits = layout.traits[index]
      if traits.contains(.hidden) || traits.contains(.comment) { return false }
      if traits.contains(.lead) { return layout.letters(of: index) <= 2 * Self.letters.upperBound }
      index = Int(page.document.nodes[index].parent)
      if index <= 0 { return false }
    }
    return false
  }

  /// Whether it begins as the page's description does.
  private func isDescription(_ text: String) -> Bool {
    let words = TitleFolding.words(text)
    return descriptions.contains { description in
      let count = min(words.count, description.count, 12)
      return count >= 6 && words.prefix(count) == description.prefix(count)
    }
  }

  private var descriptions: [[String]] {
    [page.head.meta("og:description"), page.head.meta("description"), page.data.description]
      .compactMap { $0.map { TitleFolding.words(String($0.prefix(200))) } }
  }
}
