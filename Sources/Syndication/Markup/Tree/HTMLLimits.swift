extension HTMLDocument {
  /// What a page may ask for. Together they bound the work: no page has more start tags than
  /// `maximumNodes`, an end tag costs at most one look along the open elements, and end tags that
  /// close nothing are dropped before libxml2 sees them.
  package enum Limits {
    /// Bytes of a page.
    package static let maximumBytes = 16 << 20
    /// Elements open at once; a page with more is an attack, not an article.
    package static let maximumOpenElements = 1024
    /// Levels of the tree. What lies deeper keeps its text, which moves up to this level.
    package static let maximumDepth = 200
    /// Elements and texts of a page.
    package static let maximumNodes = 400_000
    /// Bytes of text; what goes beyond is not read.
    package static let maximumTextBytes = 2 << 20
    /// Bytes of an attribute's value; a longer one (an image written into the page) is dropped.
    package static let maximumAttributeBytes = 8192
    /// Bytes of all `application/ld+json` scripts of a page; what goes beyond is dropped.
    package static let maximumStructuredBytes = 2 << 20
  }
}

/// Why a page was not read.
package enum HTMLError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLarge(bytes: Int)
  case tooDeep
  case tooManyNodes
  /// libxml2 could not get memory for its reader.
  case outOfMemory

  package var description: String {
    switch self {
    case .tooLarge(let bytes): "the page has \(bytes) bytes, too many"
    case .tooDeep:
      "the page nests more than \(HTMLDocument.Limits.maximumOpenElements) elements"
    case .tooManyNodes:
      "the page has more than \(HTMLDocument.Limits.maximumNodes) elements and texts"
    case .outOfMemory: "no memory to read the page"
    }
  }
}
