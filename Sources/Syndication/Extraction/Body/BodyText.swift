import Markup

/// One line of the article's text with the nodes it comes from.
struct BodyLine {
  var text: String
  let block: Int
  let first: Int
  var end: Int
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
  private var needsSpace = false

  init(_ layout: PageLayout) {
    self.layout = layout
    document = layout.document
  }

  mutating func lines(of body: ArticleBody) -> [BodyLine] {
    var index = body.root
    let end = document.end(of: body.root)
    var cut = body.cuts[...]
    while index < end {
      let node = document.nodes[index]
      if body.isDropped[index] || isLeftOut(index, node, root: body.root) {
        if node.tag.isBlock { close() }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        write(node, index, cuts: &cut)
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
    return layout.traits[index].contains(.picture) && letters < 400 && hasPicture(index)
  }

  private func hasPicture(_ node: Int) -> Bool {
    document.nodes[node..<document.end(of: node)].contains { $0.tag == .img || $0.tag == .picture }
  }

  private mutating func write(
    _ node: HTMLDocument.Node, _ index: Int, cuts: inout ArraySlice<Range<Int>>
  ) {
    let block = Int(layout.block[index])
    if let line, line.block != block { close() }
    var start = Int(node.textStart)
    let end = Int(node.textEnd)
    while let cut = cuts.first, cut.lowerBound < end {
      if cut.lowerBound > start { append(start..<cut.lowerBound) }
      start = max(start, cut.upperBound)
      guard cut.upperBound <= end else { break }
      cuts.removeFirst()
    }
    if start < end { append(start..<end) }
    guard !buffer.isEmpty else { return }
    let letters = layout.letters.sum(index, index + 1)
    let linked = layout.linked.sum(index, index + 1)
    if line == nil { line = (block, index, index, 0, 0) }
    line?.end = index + 1
    line?.letters += letters
    line?.linked += linked
  }

  private mutating func append(_ range: Range<Int>) {
    document.text.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = text[index]
        if byte <= 0x20 {
          needsSpace = true
          index += 1
        } else if byte == 0xC2 && index + 1 < range.upperBound && text[index + 1] == 0xA0 {
          needsSpace = true
          index += 2
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
      line = nil
    }
    guard let line, !buffer.isEmpty else { return }
    lines.append(
      BodyLine(
        text: String(decoding: buffer, as: UTF8.self), block: line.block, first: line.first,
        end: line.end, letters: line.letters, linked: line.linked))
  }
}
