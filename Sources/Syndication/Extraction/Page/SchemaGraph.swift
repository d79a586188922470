import JSON
import Markup

/// The objects of all structured data of a page, with the references among them (`@id`).
struct SchemaGraph {
  private var objects: [JSONNode] = []
  private var byID: [String: JSONNode] = [:]

  /// Objects beyond these are not looked at.
  static let maximumObjects = 2000

  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      guard let root = JSONRepair.parse(script) else { continue }
      add(root, depth: 0)
    }
  }

  /// The page's article: the first object of an article's type, those with a text or a headline
  /// before those without.
  var article: JSONNode? {
    let articles = objects.filter { isArticle($0) }
    return articles.first { $0["articleBody"]?.string != nil }
      ?? articles.first { $0["headline"] != nil } ?? articles.first
      ?? object(ofType: "WebPage")
  }

  func object(ofType type: String) -> JSONNode? {
    objects.first { types(of: $0).contains(type) }
  }

  /// A text, or that of the first of several, or of the object's `name` or `@value`.
  func text(_ node: JSONNode?) -> String? {
    guard let node else { return nil }
    if let string = node.string { return PlainLine.fold(HTMLText.plain(string)).nonEmpty }
    if let first = node.array?.first { return text(first) }
    if node.members != nil { return text(node["@value"] ?? node["name"] ?? node["value"]) }
    return nil
  }

  func number(_ node: JSONNode?) -> String? {
    node?.number?.text
  }

  /// All names in a value: texts, objects with a name, and references to such.
  func names(_ node: JSONNode?) -> [String] {
    guard let node else { return [] }
    if let items = node.array { return items.prefix(50).flatMap { names($0) } }
    if node.members != nil {
      if let name = node["name"] { return names(name) }
      guard let id = node["@id"]?.string, let object = byID[id], object["name"] != nil else {
        return []
      }
      return text(object["name"]).map { [$0] } ?? []
    }
    return text(node).map { [$0] } ?? []
  }

  /// The address in a value: a text, or the object's `url`, `contentUrl` or `@id`.
  func address(_ node: JSONNode?) -> String? {
    guard let node else { return nil }
    if let string = node.string { return string.nonEmpty }
    if let first = node.array?.first { return address(first) }
    for key in ["url", "contentUrl", "@id"] {
      guard let text = node[key]?.string else { continue }
      if key == "@id", let object = byID[text], let url = object["url"]?.string { return url }
      if !text.hasPrefix("#") { return text.nonEmpty }
    }
    return nil
  }

  private mutating func add(_ node: JSONNode, depth: Int) {
    guard depth < 8, objects.count < Self.maximumObjects else { return }
    if let items = node.array {
      for item in items { add(item, depth: depth + 1) }
      return
    }
    guard node.members != nil else { return }
    objects.append(node)
    if let id = node["@id"]?.string, byID[id] == nil || node["name"] != nil { byID[id] = node }
    for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "breadcrumb"] {
      if let child = node[key], child.string == nil { add(child, depth: depth + 1) }
    }
  }

  private func types(of node: JSONNode) -> [String] {
    guard let type = node["@type"] else { return [] }
    let names = type.array?.compactMap(\.string) ?? type.string.map { [$0] } ?? []
    return names.map { name in name.split(separator: "/").last.map(String.init) ?? name }
  }

  private func isArticle(_ node: JSONNode) -> Bool {
    types(of: node).contains { type in
      type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report"
        || type == "Review" || type == "Recipe" || type == "CreativeWork"
    }
  }
}
