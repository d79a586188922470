/// What a document may cost and how strictly it is read.
package struct JSONOptions: Sendable {
  /// Bytes.
  package var maximumBytes = JSONOptions.defaultMaximumBytes
  /// Arrays and objects open at once.
  package var maximumDepth = JSONOptions.defaultMaximumDepth
  /// Values in one tree. A tree takes some 30 times the bytes of `[0,0,0…`, so that the size of
  /// the document alone bounds no memory. Not counted when tokens are pulled: they cost nothing.
  package var maximumValues = JSONOptions.defaultMaximumValues
  /// Reads also what RFC 8259 forbids and a person could still read: control characters and broken
  /// UTF-8 (then U+FFFD) in strings, escapes that JSON does not have (then the character itself), a
  /// comma before a closing bracket, and comments as JavaScript has them.
  package var forgiving = false

  package init() {}

  package static let `default` = JSONOptions()
  /// For documents from the wild.
  package static let forgiving: JSONOptions = {
    var options = JSONOptions()
    options.forgiving = true
    return options
  }()

  package static let defaultMaximumBytes = 64 << 20
  package static let defaultMaximumDepth = 512
  package static let defaultMaximumValues = 1 << 19
}
