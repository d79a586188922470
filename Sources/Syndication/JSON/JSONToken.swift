/// What `JSONReader` meets next.
package enum JSONToken: Hashable, Sendable {
  case beginObject
  case endObject
  case beginArray
  case endArray
  /// The name of a member; its colon is already passed.
  case key(JSONText)
  case string(JSONText)
  case number(JSONText)
  case bool(Bool)
  case null
  /// After the document's one value. Comes again when asked again.
  case end
}

/// Where the characters of a key, a string (without its quotes) or a number stand in the document.
package struct JSONText: Hashable, Sendable {
  package let offset: Int
  package let count: Int
  /// Whether a backslash stands in it, so that the bytes are not yet the text.
  package let isEscaped: Bool
}
