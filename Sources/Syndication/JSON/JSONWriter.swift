/// Writes a document into bytes as it is told, keys in the order in which they come: the same calls
/// give the same bytes.
///
/// A value that stands where a key is due, and the like, is the caller's fault and not checked.
package struct JSONWriter {
  /// What is written so far. A caller that writes in pieces may take it out and empty it, at any
  /// time between two calls.
  package var bytes: [UInt8]
  /// Spaces a level; nil writes all on one line.
  package let indentation: Int?
  private var depth = 0
  /// Whether the innermost container has something in it, or, behind a key, whether no separator is
  /// due.
  private var state = State.first

  private enum State {
    /// Nothing stands before it.
    case first
    /// A value stands before it.
    case next
    /// Its key stands before it.
    case afterKey
  }

  package init(indentation: Int? = nil, into bytes: [UInt8] = []) {
    self.indentation = indentation
    self.bytes = bytes
  }

  /// Writes behind what a caller's buffer holds. The writer keeps its place in the document, and no bytes.
  package mutating func write(into buffer: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    swap(&bytes, &buffer)
    body(&self)
    swap(&bytes, &buffer)
  }

  package mutating func object<E: Error>(
    _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    beginObject()
    try body(&self)
    endObject()
  }

  package mutating func array<E: Error>(
    _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    beginArray()
    try body(&self)
    endArray()
  }

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }

  package mutating func endObject() { end(UInt8(ascii: "}")) }

  package mutating func beginArray() { begin(UInt8(ascii: "[")) }

  package mutating func endArray() { end(UInt8(ascii: "]")) }

  package mutating func key(_ key: String) {
    separate()
    bytes.appendJSONString(key)
    bytes.append(UInt8(ascii: ":"))
    if indentation != nil { bytes.append(0x20) }
    state = .afterKey
  }

  package mutating func string(_ value: String) {
    separate()
    bytes.appendJSONString(value)
    state = .next
  }

  package mutating func number(_ value: some BinaryInteger) {
    raw(value.description)
  }

  /// A value without a fraction is written without one; what is no finite number, as null.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    // Below 2^53 every whole value is exact.
    if value == value.rounded(.towardZero), value.magnitude < 0x1p53 {
      return raw(Int64(value).description)
    }
    raw(value.description)
  }

  package mutating func number(_ value: JSONNumber) { raw(value.text) }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  package mutating func null() { raw("null") }

  /// A value read before, members in their order.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): self.bool(bool)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let nodes):
      array { writer in
        for node in nodes { writer.value(node.value) }
      }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.key)
          writer.value(member.node.value)
        }
      }
    }
  }

  /// Ends a line: after a document, or between the documents of JSON lines.
  package mutating func newline() {
    bytes.append(0x0A)
    state = .first
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    state = .next
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    state = .first
  }

  private mutating func end(_ bracket: UInt8) {
    depth = max(0, depth - 1)
    if case .next = state { breakLine() }
    bytes.append(bracket)
    state = .next
  }

  private mutating func separate() {
    switch state {
    case .afterKey: return
    case .next:
      if depth > 0 { bytes.append(UInt8(ascii: ",")) }
    case .first: break
    }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indentation * depth))
  }
}

extension JSONWriter {
  /// A member that is left out when there is no value.
  package mutating func member(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }

  package mutating func member(_ key: String, _ value: (some BinaryInteger)?) {
    guard let value else { return }
    self.key(key)
    number(value)
  }

  package mutating func member(_ key: String, _ value: Double?) {
    guard let value else { return }
    self.key(key)
    number(value)
  }

  package mutating func member(_ key: String, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    bool(value)
  }

  /// A list that is left out when it is empty.
  package mutating func member(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    self.key(key)
    array { writer in
      for value in values { writer.string(value) }
    }
  }
}
