import News

/// What came of an article's page.
enum PageAnswer: Sendable {
  case read(ExtractedArticle)
  /// None was wanted.
  case none
  /// It could not be read this time.
  case failed
  /// The run's budget is spent: it is asked for in the next one.
  case postponed
  /// Its host's robots.txt keeps it from us.
  case disallowed

  var article: ExtractedArticle? {
    if case .read(let article) = self { article } else { nil }
  }

  /// It is still wanted.
  var isMissing: Bool { isFailed || isPostponed }

  var isFailed: Bool {
    if case .failed = self { true } else { false }
  }

  var isPostponed: Bool {
    if case .postponed = self { true } else { false }
  }

  var isDisallowed: Bool {
    if case .disallowed = self { true } else { false }
  }
}
