import Fetching
import News

/// The pages that this run has read already: two sources may lead to one page, which is asked for
/// once. Forgets the oldest when its memory is full; what was forgotten is read again.
final class PageShelf: Sendable {
  /// Who may share a page. What a source's own headers or cookies bring is never shared.
  struct Key: Hashable, Sendable {
    var url: String
    var terms: FetchTerms
    var robots: RobotsScope
    var agent: RobotsAgent
  }

  /// Bytes of pages that are remembered.
  static let memory = 8 << 20
  /// Pages that are remembered, however small.
  static let maximumCount = 4_096

  private let pages: Shelf<Key, PageAnswer>

  init(memory: Int = PageShelf.memory, maximumCount: Int = PageShelf.maximumCount) {
    pages = Shelf(maximumBytes: memory, maximumCount: maximumCount)
  }

  /// How many are remembered.
  var count: Int { pages.count }

  /// The page, read by `read` if it is not there and not being read already.
  ///
  /// - Parameter read: gives nil when it was cancelled.
  /// - Returns: nil when the task is cancelled.
  func page(_ key: Key, _ read: () async -> PageAnswer?) async -> PageAnswer? {
    await pages.value(key) { page in
      2 * key.url.utf8.count + (page.article?.bytesOfStrings ?? 0)
    } bring: {
      await read()
    }
  }
}

extension ExtractedArticle {
  /// Bytes of all its strings, each with its head.
  var bytesOfStrings: Int {
    let fields = [
      title, byline, lead, text, html, siteName, language, image, canonicalURL, newsID, service,
      source?.title, source?.url, printURL,
    ]
    return (fields.compactMap(\.self) + attribution + tags).reduce(0) { $0 + $1.utf8.count + 32 }
  }
}
