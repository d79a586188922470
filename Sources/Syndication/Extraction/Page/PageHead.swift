import Markup

/// What the page says about itself in `meta`, `link`, `base` and `title` elements, wherever they
/// stand.
struct PageHead {
  /// Names and properties in lower case, in document order.
  private(set) var metas: [(name: String, content: String)] = []
  private(set) var links: [Link] = []
  private(set) var title: String?
  private(set) var base: String?
  private(set) var htmlLanguage: String?
  private(set) var htmlDirection: String?

  struct Link {
    let relation: String
    let href: String
    let media: String?
    let type: String?
  }

  /// More of them than any real page has are not read.
  static let maximumMetas = 500

  init(_ document: HTMLDocument) {
    for (index, node) in document.nodes.enumerated() {
      switch node.tag {
      case .meta: readMeta(index, document)
      case .link: readLink(index, document)
      case .base where base == nil: base = document.attribute(.href, of: index)
      case .title where title == nil: title = PlainLine.of(index, in: document)
      case .html, .body:
        htmlLanguage = htmlLanguage ?? document.attribute(.lang, of: index)
        htmlDirection = htmlDirection ?? document.attribute(.dir, of: index)
      default: break
      }
    }
  }

  /// The content of the first meta element of the first of these names that has one.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas.first(where: { $0.name == name }) { return found.content }
    }
    return nil
  }

  /// The contents of all meta elements of a name.
  func all(_ name: String) -> [String] {
    metas.filter { $0.name == name }.map(\.content)
  }

  func link(_ relation: String) -> String? {
    links.first { $0.relation == relation }?.href
  }

  private mutating func readMeta(_ index: Int, _ document: HTMLDocument) {
    guard metas.count < Self.maximumMetas,
      let text = document.attribute(.content, of: index) ?? document.attribute(.value, of: index),
      let content = PlainLine.fold(text).nonEmpty
    else { return }
    for attribute in [HTMLDocument.Attribute.property, .name, .itemprop, .httpEquiv] {
      guard let names = document.attribute(attribute, of: index) else { continue }
      for name in names.split(separator: " ") { metas.append((name.lowercased(), content)) }
    }
  }

  private mutating func readLink(_ index: Int, _ document: HTMLDocument) {
    guard links.count < Self.maximumMetas, let href = document.attribute(.href, of: index),
      let relations = document.attribute(.rel, of: index)
        ?? document.attribute(.itemprop, of: index)
    else { return }
    for relation in relations.split(separator: " ") {
      links.append(
        Link(
          relation: relation.lowercased(), href: href,
          media: document.attribute(.media, of: index),
          type: document.attribute(.type, of: index)))
    }
  }
}
