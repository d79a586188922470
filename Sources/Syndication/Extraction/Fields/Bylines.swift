import Markup

/// Who wrote the article: names parted by commas, without "By" and other noise.
enum BylineReader {
  static let selectors = Selector.list(
    "[rel=author],[itemprop=author],.byline__name,.author-name,.author__name,.byline-name,"
      + ".byline,.author,.article-author,.post-author,.entry-author,.writer,.p-author,.article__author"
  )
  static let longest = 150

  static func read(_ page: Page) -> String? {
    if let names = join(page.data.authors) { return names }
    let metas =
      page.head.all("article:author_name") + page.head.all("author")
      + page.head.all("article:author") + page.head.all("parsely-author")
      + page.head.all("sailthru.author") + page.head.all("dc.creator")
      + page.head.all("byl")
    if let names = join(metas) { return names }
    for hit in page.labelled(.author) {
      if let name = clean(hit.value) { return name }
    }
    for selector in (page.system?.author ?? []) + selectors {
      var names: [String] = []
      for node in selector.matches(in: page.document).prefix(8) {
        let text = PlainLine.of(node, in: page.document)
        guard text.utf8.count <= longest, !isInComments(node, page) else { continue }
        names.append(text)
      }
      if let names = join(names) { return names }
    }
    return nil
  }

  private static func isInComments(_ node: Int, _ page: Page) -> Bool {
    var index = node
    while index > 0 {
      if !page.layout.traits[index].isDisjoint(with: [.comment, .related]) { return true }
      index = Int(page.document.nodes[index].parent)
    }
    return false
  }

  private static func join(_ texts: [String]) -> String? {
    var names: [String] = []
    for text in texts {
      guard let name = clean(text), !names.contains(name) else { continue }
      names.append(name)
    }
    return names.isEmpty ? nil : names.prefix(10).joined(separator: ", ")
  }

  static let openings = [
    "written by ", "posted by ", "by ", "von ", "par ", "por ", "di ", "door ", "af ", "av ",
    "byline: ", "author: ", "نویسنده:", "خبرنگار:", "بقلم:", "بقلم ", "كتب:",
  ]

  /// A name without what stands around it; nil for addresses, numbers and sentences.
  static func clean(_ text: String) -> String? {
    var name = PlainLine.fold(text).trimmed(",;:|-–—•·")
    var isCut = true
    while isCut {
      isCut = false
      let lower = name.lowercased()
      for opening in openings where lower.hasPrefix(opening) {
        name = String(name.dropFirst(opening.count)).trimmed(",;:|-–—•·")
        isCut = true
        break
      }
    }
    guard name.utf8.count >= 2, name.utf8.count <= longest, !name.contains("http"),
      !name.hasPrefix("@"), !name.contains("/")
    else { return nil }
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }.count
    return letters >= 2 ? name : nil
  }
}
