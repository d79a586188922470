import JSON
import News

extension SitePage {
  /// The page over the index. What it shows without its script says what to do.
  func searchPage() -> [UInt8] {
    document(
      title: words.search,
      head: "<script src=\"\(to(SitePath.script))\" defer></script>\n",
      main: """
        <h1>\(words.search)</h1>
        <form id="search" role="search" hidden>
        <label for="words">\(words.searchLabel)</label>
        <input id="words" type="search" autocomplete="off" dir="auto" maxlength="200">
        </form>
        <p id="state" role="status" data-loading="\(words.searchLoading)" \
        data-nothing="\(words.searchNothing)" data-found="\(words.searchFound)" \
        data-failed="\(words.searchFailed)"></p>
        <ul id="found" class="stories wide-list"></ul>
        <noscript><p>\(words.searchNoScript)</p></noscript>
        <ul class="names">
        <li><a href="\(to(SitePath.services))">\(words.services)</a></li>
        <li><a href="\(to(SitePath.publishers))">\(words.publishers)</a></li>
        <li><a href="\(to(SitePath.archive()))">\(words.archive)</a></li>
        </ul>
        """)
  }
}

/// Titles and leads of one part of a day: a list of `[story, title, lead, publisher, day]`.
struct SearchIndex: Sendable {
  private var writer = JSONWriter()
  private var isEmpty = true

  /// Characters of a lead that can be searched.
  static let longestLead = 160

  init() {
    writer.beginArray()
  }

  mutating func add(_ record: StoryRecord, of site: SiteProfile) {
    let origin = record.origin
    let lead = PlainLine.of(origin.lead).map {
      PlainLine.beginning(of: $0, count: Self.longestLead)
    }
    writer.array { writer in
      writer.string(record.story.description)
      writer.string(origin.shownTitle)
      writer.string(lead ?? "")
      writer.string(site.name(of: origin.publisher))
      writer.string(site.names(of: site.siteDay(origin.canonicalTime)).first)
    }
  }

  consuming func bytes() -> [UInt8] {
    writer.endArray()
    writer.newline()
    return writer.bytes
  }
}
