import JSON

/// The bundled newsroom: sources with their items, read from `newsroom.json`.
struct Newsroom: Sendable {
  struct Source: Sendable {
    var name: String
    var title: String
    var language: String
    /// rss, atom, rdf or json.
    var format: String
    /// `cut`: the document ends in its middle. `error`: the server answers 500.
    var damage: String?
    var items: [Item]

    var isRightToLeft: Bool { language != "en" }
  }

  struct Item: Sendable {
    var id: String
    var title: String
    var lead: String
    var paragraphs: [String]
    var service: String
    var minutesAgo: Int64
    /// The cycle in which it appears.
    var cycle: Int
    /// The item of another source that its page names as its own source.
    var via: Reference?
    /// The item of another source whose address its feed gives as its own.
    var linkOf: Reference?
    /// The republisher's own words before and after the text.
    var signature: String?
    var endMark: String?
  }

  struct Reference: Sendable {
    var name: String?
    var source: String
    var id: String
  }

  var sources: [Source]

  init(_ bytes: [UInt8]) throws(JSONError) {
    let root = try JSONDocument.parse(bytes)
    sources = (root["sources"]?.array ?? []).map(Source.init)
  }
}

extension Newsroom.Source {
  fileprivate init(_ node: JSONNode) {
    name = node["name"]?.string ?? ""
    title = node["title"]?.string ?? ""
    language = node["language"]?.string ?? "en"
    format = node["format"]?.string ?? "rss"
    damage = node["damage"]?.string
    items = (node["items"]?.array ?? []).map(Newsroom.Item.init)
  }
}

extension Newsroom.Item {
  fileprivate init(_ node: JSONNode) {
    id = node["id"]?.string ?? ""
    title = node["title"]?.string ?? ""
    lead = node["lead"]?.string ?? ""
    paragraphs = (node["paragraphs"]?.array ?? []).compactMap(\.string)
    service = node["service"]?.string ?? ""
    minutesAgo = Int64(node["minutesAgo"]?.int ?? 0)
    cycle = node["cycle"]?.int ?? 1
    via = node["via"].map(Newsroom.Reference.init)
    linkOf = node["linkOf"].map(Newsroom.Reference.init)
    signature = node["signature"]?.string
    endMark = node["endMark"]?.string
  }
}

extension Newsroom.Reference {
  fileprivate init(_ node: JSONNode) {
    name = node["name"]?.string
    source = node["source"]?.string ?? ""
    id = node["id"]?.string ?? ""
  }
}
