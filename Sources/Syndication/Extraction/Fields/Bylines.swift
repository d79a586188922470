import Markup

/// Who wrote the article: names parted by commas, without "By" and other noise.
enum BylineReader {
  static let selectors = Selector.list(
    "[rel=author],[itemprop=author],.byline__name,.author-name,.author__name,.byline-name,"
      + ".byline,.author,.article-author,.post-author,.entry-author,.writer,.p-author,"
      + ".article__author"
  )
  static let longest = 150

  static func read(_ page: Page) -> String? {
    let declared = join(people(page.data.authors, page))
    if let declared, !isSite(declared, page) { return declared }
    let metas =
      page.head.all("article:author_name") + page.head.all("author")
      + page.head.all("article:author") + page.head.all("parsely-author")
      + page.head.all("sailthru.author") + page.head.all("dc.creator")
      + page.head.all("byl")
    let named = join(people(metas, page))
    if let named, !isSite(named, page) { return named }
    for hit in page.labelled(.author) {
      if let name = clean(hit.value) { return name }
    }
    for selector in (page.system?.author ?? []) + selectors {
      var names: [String] = []
      for node in selector.matches(in: page.layout).prefix(8) {
        let text = PlainLine.of(node, in: page.document)
        guard text.utf8.count <= longest, !isInComments(node, page) else { continue }
        names.append(text)
      }
      if let names = join(names), !isSite(names, page) { return names }
    }
    return signed(page) ?? marked(page) ?? declared ?? named
  }

  /// The first short text that stands in an element named after authors and reads like a name.
  private static func marked(_ page: Page) -> String? {
    for (index, traits) in page.layout.traits.enumerated() where traits.contains(.byline) {
      guard page.layout.letters(of: index) <= longest / 2, !isInComments(index, page) else {
        continue
      }
      var text = PlainLine.of(index, in: page.document)
      if let date = DatePhrase.find(in: text), let place = text.range(of: date) {
        text = String(text[..<place.lowerBound])
      }
      if let name = clean(text), isCapitalised(name), !isSite(name, page) { return name }
    }
    return nil
  }

  /// Whether a name is the site's own.
  private static func isSite(_ name: String, _ page: Page) -> Bool {
    TitleSuffix.isSite(
      name, SiteReader.name(page) ?? page.data.publisher, page.url ?? page.head.link("canonical"))
  }

  /// Without the site itself, where it stands among others.
  private static func people(_ names: [String], _ page: Page) -> [String] {
    let people = names.filter { !isSite($0, page) }
    return people.isEmpty ? names : people
  }

  /// A short line that begins with "By" and goes on with a name in capitals.
  private static func signed(_ page: Page) -> String? {
    for paragraph in page.layout.paragraphs.prefix(300)
    where paragraph.letters >= 6 && paragraph.letters <= 60 {
      let node = Int(paragraph.first)
      let end = max(Int(paragraph.end), node + 1)
      let text = (node..<min(end, page.document.nodes.count)).filter {
        page.document.nodes[$0].tag == .text
      }.map { PlainLine.of($0, in: page.document) }.joined(separator: " ")
      guard ["By ", "Von ", "Written by ", "Posted by "].contains(where: text.hasPrefix),
        let name = clean(text), isCapitalised(name)
      else { continue }
      return name
    }
    return nil
  }

  /// Whether a short line says who wrote the text and nothing else.
  static func isSignature(_ text: String) -> Bool {
    clean(text).map { isCapitalised($0) } ?? false
  }

  /// Whether two to five words all begin with a capital.
  private static func isCapitalised(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count >= 2 && words.count <= 5
      && words.allSatisfy { $0.unicodeScalars.first?.properties.isUppercase ?? false }
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
      guard let name = clean(text) else { continue }
      // "ada-brook" beside "Ada Brook" is the name in an address.
      let words = TitleFolding.words(name)
      if !names.contains(where: { TitleFolding.words($0) == words }) { names.append(name) }
    }
    return names.isEmpty ? nil : names.prefix(10).joined(separator: ", ")
  }

  static let openings = [
    "written by ", "posted by ", "by ", "von ", "par ", "por ", "di ", "door ", "af ", "av ",
    "byline: ", "author: ", "نویسنده:", "خبرنگار:", "بقلم:", "بقلم ", "كتب:",
  ]

  /// What stands where names stand and is none.
  static let noise: Set<String> = [
    "written by", "view more posts", "view all posts", "author", "authors", "staff", "admin",
    "administrator", "editor", "by", "guest",
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
    if let mark = name.range(of: " @") { name = String(name[..<mark.lowerBound]) }
    guard !noise.contains(name.lowercased()) else { return nil }
    guard name.utf8.count >= 2, name.utf8.count <= longest, !name.contains("http"),
      !name.hasPrefix("@"), !name.contains("/")
    else { return nil }
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }.count
    return letters >= 2 ? name : nil
  }
}
