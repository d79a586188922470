import JSON
import Markup

/// What schema.org data in `application/ld+json` scripts says about the article of a page.
struct StructuredData {
  private(set) var headline: String?
  private(set) var description: String?
  private(set) var body: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var authors: [String] = []
  private(set) var section: [String] = []
  private(set) var keywords: [String] = []
  private(set) var publisher: String?
  private(set) var url: String?
  private(set) var image: String?
  private(set) var identifier: String?
  private(set) var language: String?
  /// The names of the page's breadcrumb, in order.
  private(set) var breadcrumb: [String] = []

  init(_ scripts: [[UInt8]]) {
    let graph = SchemaGraph(scripts)
    readBreadcrumb(graph)
    guard let article = graph.article else {
      publisher = graph.object(ofType: "WebSite").flatMap { graph.text($0["name"]) }
      return
    }
    headline = graph.text(article["headline"]) ?? graph.text(article["name"])
    description = graph.text(article["description"])
    body = (article["articleBody"] ?? article["text"])?.string.map { text in
      text.split(separator: "\n").map { HTMLText.plain(String($0)) }.joined(separator: "\n")
    }
    published = graph.text(article["datePublished"]) ?? graph.text(article["dateCreated"])
    modified = graph.text(article["dateModified"])
    authors = graph.names(article["author"])
    if authors.isEmpty { authors = graph.names(article["creator"]) }
    section = graph.names(article["articleSection"])
    keywords = graph.names(article["keywords"]).flatMap { KeywordList.split($0) }
    publisher = graph.names(article["publisher"]).first
    url = graph.address(article["url"]) ?? graph.address(article["mainEntityOfPage"])
    image = graph.address(article["image"]) ?? graph.address(article["thumbnailUrl"])
    identifier = graph.text(article["identifier"]) ?? graph.number(article["identifier"])
    language = graph.text(article["inLanguage"])
  }

  private mutating func readBreadcrumb(_ graph: SchemaGraph) {
    guard let list = graph.object(ofType: "BreadcrumbList"),
      let items = list["itemListElement"]?.array
    else { return }
    breadcrumb = items.compactMap { item in
      graph.text(item["name"]) ?? item["item"].flatMap { graph.text($0["name"]) }
    }
  }
}
