/// Builds the flat tree from the events of libxml2's reader.
struct HTMLTreeBuilder {
  private(set) var document = HTMLDocument()
  /// The first limit that the page broke.
  private(set) var failure: HTMLError?
  /// Whether there is more text than is read.
  private(set) var isFull = false
  /// The nodes of the open elements; an element too deep for the tree has its ancestor's node.
  private var open: [Int32] = [0]

  init(expectedBytes: Int) {
    document.text.reserveCapacity(expectedBytes / 4)
    document.nodes.reserveCapacity(expectedBytes / 32)
    document.nodes.append(
      .init(
        tag: .root, parent: -1, end: 1, textStart: 0, textEnd: 0, attributeStart: 0,
        attributeEnd: 0))
  }

  /// - Returns: whether the element has a node of its own, and so may have attributes.
  mutating func begin(_ tag: HTMLDocument.Tag) -> Bool {
    guard open.count <= HTMLDocument.Limits.maximumOpenElements else {
      failure = failure ?? .tooDeep
      return false
    }
    guard open.count < HTMLDocument.Limits.maximumDepth else {
      open.append(open[open.count - 1])
      return false
    }
    open.append(append(tag))
    return true
  }

  mutating func end() {
    guard open.count > 1 else { return }
    let node = Int(open.removeLast())
    guard open[open.count - 1] != Int32(node) else { return }
    close(node)
  }

  /// Adds an attribute to the element that was begun last, before anything in it.
  mutating func add(_ name: HTMLDocument.Attribute, _ value: UnsafeBufferPointer<UInt8>) {
    let start = Int32(truncatingIfNeeded: document.values.count)
    document.values.append(contentsOf: value)
    let end = Int32(truncatingIfNeeded: document.values.count)
    document.attributes.append(.init(name: name, start: start, end: end))
    document.nodes[document.nodes.count - 1].attributeEnd = Int32(
      truncatingIfNeeded: document.attributes.count)
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, !isFull else { return }
    guard document.text.count + bytes.count <= HTMLDocument.Limits.maximumTextBytes else {
      isFull = true
      return
    }
    let parent = open[open.count - 1]
    if let last = document.nodes.last, last.tag == .text, last.parent == parent {
      document.text.append(contentsOf: bytes)
      document.nodes[document.nodes.count - 1].textEnd = textCount
    } else {
      let node = Int(append(.text))
      document.text.append(contentsOf: bytes)
      close(node)
    }
  }

  /// Closes what is still open and hands the tree over.
  mutating func finish(structuredData: [[UInt8]]) -> HTMLDocument {
    while open.count > 1 { end() }
    close(HTMLDocument.root)
    document.structuredData = structuredData
    return document
  }

  private var textCount: Int32 { Int32(truncatingIfNeeded: document.text.count) }

  private mutating func append(_ tag: HTMLDocument.Tag) -> Int32 {
    let index = Int32(truncatingIfNeeded: document.nodes.count)
    let attributes = Int32(truncatingIfNeeded: document.attributes.count)
    if document.nodes.count >= HTMLDocument.Limits.maximumNodes {
      failure = failure ?? .tooManyNodes
    }
    document.nodes.append(
      .init(
        tag: tag, parent: open[open.count - 1], end: index + 1, textStart: textCount,
        textEnd: textCount, attributeStart: attributes, attributeEnd: attributes))
    return index
  }

  private mutating func close(_ node: Int) {
    document.nodes[node].end = Int32(truncatingIfNeeded: document.nodes.count)
    document.nodes[node].textEnd = textCount
  }
}
