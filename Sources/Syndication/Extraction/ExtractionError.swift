package import Markup

/// Why a page gave no article.
package enum ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The page breaks a limit of the HTML reader.
  case page(HTMLError)
  /// There is nothing in it to read.
  case empty

  /// One line.
  package var description: String {
    switch self {
    case .page(let error): error.description
    case .empty: "the page is empty"
    }
  }
}
