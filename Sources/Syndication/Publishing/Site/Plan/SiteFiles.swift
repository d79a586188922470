import JSON
import News

extension SitePlan {
  /// What the pages load: the style sheet, the script of the search page, the icon, and the list of the
  /// parts of the search index, the newest first.
  package var assets: [(path: String, bytes: [UInt8])] {
    Self.fixedFiles + [(SitePath.searchIndex, indexList)]
  }

  private static let fixedFiles: [(path: String, bytes: [UInt8])] = [
    (SitePath.style, PackageResources.style_css), (SitePath.script, PackageResources.search_js),
    (SitePath.icon, PackageResources.icon_svg),
  ]

  private var indexList: [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for path in pages.compactMap(\.indexPath).sorted(by: >) { writer.string(path) }
    }
    writer.newline()
    return writer.bytes
  }

  /// What all pages have in common, in one number: the site's profile, and how this version of the
  /// program writes pages, told by some that it writes of invented stories. Another number, and every
  /// page is written anew.
  package static func signature(of site: SiteProfile) -> UInt64 {
    var signature = SiteFingerprint()
    for text in [site.title, site.base, site.language] { signature.add(text) }
    for feed in site.feeds {
      for text in [feed.title, feed.url, feed.mediaType] { signature.add(text) }
    }
    for (publisher, name) in site.publishers.sorted(by: { $0.key < $1.key }) {
      signature.add(publisher.rawValue)
      signature.add(name)
    }
    for file in fixedFiles { signature.add(file.bytes) }
    let example = ExampleStory.record
    signature.add(StoryPage(example, of: site, hasServicePage: true).bytes())
    var catalogue = SiteCatalogue()
    _ = catalogue.add(ExampleStory.outline)
    for planned in SitePlan(catalogue, of: site, signature: 0).pages {
      var page = ListPage(planned, of: site)
      for _ in planned.stories { page.add(example) }
      for file in page.files() { signature.add(file.bytes) }
    }
    return signature.value
  }
}

/// An invented story that has all that a story can have.
private enum ExampleStory {
  static let id = StoryID(rawValue: 1)
  static let publisher = PublisherID(rawValue: "origin.example")
  static let copier = PublisherID(rawValue: "copier.example")
  static let moment = Timestamp(seconds: 1_700_000_000)

  static var outline: StoryOutline {
    StoryOutline(
      id: id, changed: 1, time: moment, publisher: publisher, service: "example",
      republications: [
        RepublicationOutline(
          publisher: copier, time: moment.advanced(by: 3_600), credited: true)
      ])
  }

  static var record: StoryRecord {
    let copy = StoryMember(
      article: article(2, copier, moment.advanced(by: 3_600)),
      membership: Membership(
        article: ArticleID(rawValue: 2), role: .republication,
        evidence: [.nearDuplicate(Containment(share: 0.5, shared: 5, shorter: 10))],
        credited: false))
    return StoryRecord(
      story: id, origin: article(1, publisher, moment), others: [copy],
      credited: NamedLink(title: "Agency", url: "https://agency.example/1"),
      revisions: [revision(1, "One two three"), revision(2, "One four three")])
  }

  private static func revision(_ number: Int, _ text: String) -> Revision {
    Revision(
      article: ArticleID(rawValue: 1), number: number,
      seen: moment.advanced(by: 60 * Int64(number)), title: text, lead: nil, content: .text(text),
      contentHash: .none)
  }

  private static func article(
    _ number: UInt64, _ publisher: PublisherID, _ moment: Timestamp
  ) -> Article {
    Article(
      id: ArticleID(rawValue: number), source: SourceID(rawValue: publisher.rawValue),
      publisher: publisher, url: "https://\(publisher.rawValue)/\(number)", title: "Title",
      lead: "Lead", content: .html("<h3>Head</h3><p>Text<img src=\"https://x.example/a.png\"></p>"),
      authors: [Author(name: "Writer")], tags: ["tag"], language: "en", published: moment,
      modified: moment.advanced(by: 30), firstSeen: moment.advanced(by: 60),
      newsID: NewsID(publisher: publisher, value: "7"), service: "example",
      declaredSource: NamedLink(title: "Source", url: "https://source.example/1"),
      printURL: "https://\(publisher.rawValue)/print/\(number)", attribution: ["Source", "Agency"],
      contentHash: .none, revision: 2)
  }
}
