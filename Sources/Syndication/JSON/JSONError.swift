/// Why a document is no JSON that we read, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    /// Nothing but white space.
    case empty = "the document is empty"
    /// A byte-order mark or NUL bytes show UTF-16 or UTF-32.
    case otherEncoding = "the document is not in UTF-8"
    case invalidUTF8 = "these bytes are not UTF-8"
    case endInside = "the document ends too early"
    case expectedValue = "expected a value"
    case expectedKey = "expected a key in double quotes"
    case expectedColon = "expected a colon after the key"
    case expectedCommaOrBrace = "expected a comma or a closing brace"
    case expectedCommaOrBracket = "expected a comma or a closing bracket"
    case trailingContent = "expected nothing more after the document"
    case controlCharacter = "a control character must be escaped"
    case invalidEscape = "no such escape"
    case invalidNumber = "not a number as JSON writes one"
    case tooLarge = "the document is too large"
    case tooDeep = "values are nested too deeply"
    case tooManyValues = "the document has too many values"
  }

  package let reason: Reason
  /// Bytes from the start of the document; where the fault was noticed.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One line, without the place.
  package var description: String { reason.rawValue }
}
