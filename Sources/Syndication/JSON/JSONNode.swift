/// A value of a document with the place where it stands.
package struct JSONNode: Hashable, Sendable {
  package let value: JSONValue
  /// Bytes from the start of the document to the value's first character.
  package let offset: Int

  package init(_ value: JSONValue, offset: Int) {
    self.value = value
    self.offset = offset
  }
}

package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONNode])
  /// In the document's order, duplicates included.
  case object([JSONMember])
}

/// A name in an object, with its value.
package struct JSONMember: Hashable, Sendable {
  package let key: String
  /// Bytes from the start of the document to the key's opening quote.
  package let keyOffset: Int
  package let node: JSONNode

  package init(key: String, keyOffset: Int, node: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.node = node
  }
}

extension JSONNode {
  /// The value of a member; the last one where a key stands twice, as most readers have it. Nil
  /// also when this is no object.
  package subscript(key: String) -> JSONNode? {
    members?.last { $0.key == key }?.node
  }

  package var members: [JSONMember]? {
    if case .object(let members) = value { members } else { nil }
  }

  package var array: [JSONNode]? {
    if case .array(let nodes) = value { nodes } else { nil }
  }

  package var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  package var number: JSONNumber? {
    if case .number(let number) = value { number } else { nil }
  }

  /// A whole number that fits; see `JSONNumber.int64`.
  package var int: Int? {
    number?.int64.map { Int($0) }
  }

  package var double: Double? {
    number?.double
  }

  package var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  package var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// What a message calls this kind of value: `a list`, `an object` …
  package var kind: String {
    switch value {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
