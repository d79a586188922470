import News

/// The values of an article's fields, as `allow`, `block` and `filter` see them.
enum RuleFields {
  static func values(
    of field: FieldRule.Field, in article: Article, text: @autoclosure () -> String
  ) -> [String] {
    switch field {
    case .title: [article.title]
    case .url: [article.url].compactMap(\.self)
    case .text: [text()]
    case .author: article.authors.compactMap(\.name)
    case .category: article.tags
    case .service: [article.service].compactMap(\.self)
    case .language: [article.language].compactMap(\.self)
    case .publisher: [article.publisher.rawValue]
    case .source: [article.source.rawValue]
    }
  }

  /// What the configuration says of all articles of a source; nil for what each tells by itself.
  static func values(of field: FieldRule.Field, in source: Source) -> [String]? {
    switch field {
    case .service: source.service.map { [$0] }
    case .language: source.language.map { [$0] }
    case .publisher: [source.publisher.rawValue]
    case .source: [source.id.rawValue]
    case .title, .url, .text, .author, .category: nil
    }
  }
}
