import News

/// What came of an article's page.
enum PageAnswer: Sendable {
  case read(ExtractedArticle)
  /// None was wanted.
  case none
  /// It could not be read this time, and what that tells of the host's other pages.
  case failed(Fault)
  /// It was not asked for: its host lets other pages run out of time, or refuses them.
  case givenUp
  /// The run's budget is spent: it is asked for in the next one.
  case postponed
  /// Its host's robots.txt keeps it from us.
  case disallowed

  /// Whose fault it is that a page cannot be read.
  enum Fault: Sendable {
    /// The host has answered; others may be there.
    case page
    /// Others would fare no better.
    case host
  }

  var article: ExtractedArticle? {
    if case .read(let article) = self { article } else { nil }
  }

  /// It is still wanted.
  var isMissing: Bool { isFailed || isPostponed || isGivenUp }

  var isFailed: Bool {
    if case .failed = self { true } else { false }
  }

  var isFaultOfHost: Bool {
    if case .failed(.host) = self { true } else { false }
  }

  var isGivenUp: Bool {
    if case .givenUp = self { true } else { false }
  }

  var isPostponed: Bool {
    if case .postponed = self { true } else { false }
  }

  var isDisallowed: Bool {
    if case .disallowed = self { true } else { false }
  }
}
