import News

/// What came of an article's page.
enum PageAnswer: Sendable {
  case read(ExtractedArticle)
  /// None was wanted.
  case none
  /// It could not be read this time.
  case failed
  /// Its host's robots.txt keeps it from us.
  case disallowed

  var article: ExtractedArticle? {
    if case .read(let article) = self { article } else { nil }
  }

  var isFailed: Bool {
    if case .failed = self { true } else { false }
  }

  var isDisallowed: Bool {
    if case .disallowed = self { true } else { false }
  }
}
