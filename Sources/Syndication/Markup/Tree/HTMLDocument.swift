/// An HTML page as a flat tree: its nodes in document order, each with the end of its subtree.
///
/// A subtree is the range of node indices from the node to its `end`; its text is one range of the
/// text buffer. A value without pointers: it can be kept, copied and handed on like any other.
package struct HTMLDocument: Sendable {
  /// In document order; the first is the root, which has the tag `.root`.
  package internal(set) var nodes: [Node] = []
  /// The characters of all text nodes one after another, in document order.
  package internal(set) var text: [UInt8] = []
  /// The contents of the `<script type="application/ld+json">` elements, in document order.
  package internal(set) var structuredData: [[UInt8]] = []
  var attributes: [AttributeValue] = []
  var values: [UInt8] = []

  /// The root's index.
  package static let root = 0

  package struct Node: Sendable {
    package let tag: Tag
    package let parent: Int32
    /// The index after the last node of its subtree.
    package internal(set) var end: Int32
    /// Where the text of the subtree begins in `text`.
    package let textStart: Int32
    /// Where the text of the subtree ends in `text`.
    package internal(set) var textEnd: Int32
    let attributeStart: Int32
    var attributeEnd: Int32
  }

  struct AttributeValue: Sendable {
    let name: Attribute
    let start: Int32
    let end: Int32
  }

  /// The value of an attribute; nil when the element does not have it.
  package func attribute(_ name: Attribute, of node: Int) -> String? {
    withAttribute(name, of: node) { String(decoding: $0, as: UTF8.self) }
  }

  /// Hands the bytes of an attribute's value on; nil when the element does not have it.
  package func withAttribute<Result>(
    _ name: Attribute, of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    let element = nodes[node]
    var index = Int(element.attributeStart)
    while index < Int(element.attributeEnd) {
      let attribute = attributes[index]
      if attribute.name == name {
        return values.withUnsafeBufferPointer {
          body(.init(rebasing: $0[Int(attribute.start)..<Int(attribute.end)]))
        }
      }
      index += 1
    }
    return nil
  }

  /// Hands each attribute of an element on, in the order in which it is written.
  package func forEachAttribute(
    of node: Int, _ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let element = nodes[node]
    guard element.attributeStart < element.attributeEnd else { return }
    values.withUnsafeBufferPointer { values in
      for index in Int(element.attributeStart)..<Int(element.attributeEnd) {
        let attribute = attributes[index]
        body(
          attribute.name, .init(rebasing: values[Int(attribute.start)..<Int(attribute.end)]))
      }
    }
  }

  package func has(_ name: Attribute, _ node: Int) -> Bool {
    withAttribute(name, of: node) { _ in true } ?? false
  }

  /// All text of the subtree, white space as it was written.
  package func rawText(of node: Int) -> String {
    String(decoding: text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)], as: UTF8.self)
  }

  /// The index of the node after the subtree of `node`.
  package func end(of node: Int) -> Int { Int(nodes[node].end) }

  /// The indices of the children of a node, in order.
  package func children(of node: Int) -> ChildSequence {
    ChildSequence(document: self, position: node + 1, end: Int(nodes[node].end))
  }

  package struct ChildSequence: Sequence, IteratorProtocol {
    let document: HTMLDocument
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      let child = position
      position = Int(document.nodes[child].end)
      return child
    }
  }
}
