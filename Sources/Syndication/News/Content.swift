/// The body of an article.
package enum Content: Hashable, Sendable {
  case none
  case text(String)
  /// Sanitised: an allow-list rebuild without script, style, event handler or unsafe scheme.
  case html(String)

  package var isEmpty: Bool {
    switch self {
    case .none: true
    case .text(let value), .html(let value): value.isEmpty
    }
  }
}
