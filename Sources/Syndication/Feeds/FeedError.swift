/// Why a document was not read at all.
package enum FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is no feed of any format.
  case notAFeed
  /// Its document type defines entities, which are never expanded: it is refused (DESIGN 5.1).
  case definesEntities
  /// It has more bytes than `FeedLimits.document`.
  case tooLarge(bytes: Int)

  /// One line.
  package var description: String {
    switch self {
    case .notAFeed: "not a feed"
    case .definesEntities: "refused: the document defines entities"
    case .tooLarge(let bytes): "refused: a document of \(bytes) bytes is too large for a feed"
    }
  }
}
