import Markup
import News
import Publishing

/// Which of the store's items an export shows: its filter, its bounds.
struct ExportSelection {
  private let export: Export
  private var taken = 0
  private var takenOfSource: [SourceID: Int] = [:]

  init(_ export: Export) {
    self.export = export
  }

  var isFull: Bool { taken >= export.limit }

  /// Whether the next item, newest first, belongs to the export. Counts it when it does.
  mutating func takes(_ story: PublishedStory) -> Bool {
    let article = story.representative
    guard !isFull, Self.wants(article, export) else { return false }
    if export.perSource > 0 {
      guard takenOfSource[article.source, default: 0] < export.perSource else { return false }
      takenOfSource[article.source, default: 0] += 1
    }
    taken += 1
    return true
  }

  /// Whether the filter lets an article through.
  static func wants(_ article: Article, _ export: Export) -> Bool {
    export.filter.admit { field in
      RuleFields.values(of: field, in: article, text: article.content.plainText)
    }
  }
}

extension ExportSelection {
  /// The feeds whose items the filter may let through, as far as the configuration tells.
  static func feeds(of export: Export, in configuration: Configuration) -> [PublishedFeed] {
    configuration.sources.compactMap { source in
      guard export.filter.mayAdmit({ RuleFields.values(of: $0, in: source) }) else { return nil }
      return PublishedFeed(
        source: source.id, title: source.title, url: FeedAddress.shown(source.url),
        language: source.language, service: source.service)
    }
  }

  /// The language of all these feeds; nil when they have several, or one says nothing.
  static func language(of feeds: [PublishedFeed]) -> String? {
    let languages = Set(feeds.map(\.language))
    return languages.count == 1 ? languages.first ?? nil : nil
  }
}

extension Content {
  /// Without markup.
  var plainText: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .html(let html): HTMLText.plain(html)
    }
  }
}
