import Markup

/// One line of the article's text with the nodes it comes from.
struct BodyLine {
  var text: String
  let block: Int
  let first: Int
  let end: Int
  /// The parts of the document's text that it was written from.
  let sources: [Range<Int>]
  var letters: Int
  var linked: Int
}

/// Writes the plain text of a body: white space folded, a line for each block and `<br>`.
struct BodyTextWriter {
  let document: HTMLDocument
  let layout: PageLayout
  private var buffer: [UInt8] = []
  private var lines: [BodyLine] = []
  private var line: (block: Int, first: Int, end: Int, letters: Int, linked: Int)?
  private var sources: [Range<Int>] = []
  private var needsSpace = false

  init(_ layout: PageLayout) {
    self.layout = layout
    document = layout.document
  }

  mutating func lines(of body: ArticleBody) -> [BodyLine] {
    var index = body.root
    let end = document.end(of: body.root)
    while index < end {
      let node = document.nodes[index]
      if body.isDropped[index] || isLeftOut(index, node, root: body.root) {
        if node.tag.isBlock { close() }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        write(node, index)
      } else if node.tag == .br || node.tag.isBlock {
        close()
      }
      index += 1
    }
    close()
    return lines
  }

  /// Captions stay in the HTML and are no part of the text.
  private func isLeftOut(_ index: Int, _ node: HTMLDocument.Node, root: Int) -> Bool {
    guard index != root else { return false }
    if node.tag.isSilent { return node.tag != .button || node.textEnd - node.textStart < 400 }
    if node.tag == .figcaption { return true }
    let letters = layout.letters(of: index)
    if layout.traits[index].contains(.caption) { return letters < 600 }
    // A row of pictures beside the text, whose captions are in elements of any name.
    if layout.traits[index].contains(.media), letters * 3 < layout.letters(of: root) {
      return hasPicture(index)
    }
    return layout.traits[index].contains(.picture) && letters < 400 && hasPicture(index)
  }

  private func hasPicture(_ node: Int) -> Bool {
    document.nodes[node..<document.end(of: node)].contains { $0.tag == .img || $0.tag == .picture }
  }

  private mutating func write(_ node: HTMLDocument.Node, _ index: Int) {
    let block = Int(layout.block[index])
    if let line, line.block != block { close() }
    append(Int(node.textStart)..<Int(node.textEnd))
    guard !buffer.isEmpty else { return }
    let letters = layout.letters.sum(index, index + 1)
    let linked = layout.linked.sum(index, index + 1)
    if line == nil { line = (block, index, index, 0, 0) }
    line?.end = index + 1
    line?.letters += letters
    line?.linked += linked
  }

  private mutating func append(_ range: Range<Int>) {
    if let last = sources.last, last.upperBound == range.lowerBound {
      sources[sources.count - 1] = last.lowerBound..<range.upperBound
    } else {
      sources.append(range)
    }
    document.text.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = text[index]
        let next = index + 1 < range.upperBound ? text[index + 1] : 0
        if byte <= 0x20 {
          needsSpace = true
          index += 1
        } else if byte == 0xC2 && next == 0xA0 {
          needsSpace = true
          index += 2
        } else if let length = PlainLine.controlLength(byte, next) {
          index += length
        } else {
          if needsSpace && !buffer.isEmpty { buffer.append(0x20) }
          needsSpace = false
          buffer.append(byte)
          index += 1
        }
      }
    }
  }

  private mutating func close() {
    needsSpace = false
    defer {
      buffer.removeAll(keepingCapacity: true)
      sources.removeAll(keepingCapacity: true)
      line = nil
    }
    guard let line, !buffer.isEmpty else { return }
    lines.append(
      BodyLine(
        text: String(decoding: buffer, as: UTF8.self), block: line.block, first: line.first,
        end: line.end, sources: sources, letters: line.letters, linked: line.linked))
  }
}
