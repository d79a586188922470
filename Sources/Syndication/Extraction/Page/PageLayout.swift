import Markup

/// A page as an article reader sees it: its paragraphs in order, what each element is by its
/// name, and sums over the nodes that answer for any subtree at once.
struct PageLayout {
  let document: HTMLDocument
  /// What each node is.
  private(set) var traits: [Traits] = []
  /// The nearest block at or above each node.
  private(set) var block: [Int32] = []
  /// In document order.
  private(set) var paragraphs: [Paragraph] = []
  /// Letters before each node, and one element more for the end.
  private(set) var letters: PrefixSums
  /// Letters in links before each node.
  private(set) var linked: PrefixSums
  /// The elements by the words of their names.
  private(set) var names = NameIndex()
  private var byTag: [[Int]]

  /// A run of text within one block that no other block interrupts.
  struct Paragraph {
    let block: Int32
    let first: Int32
    /// The index after its last node.
    var end: Int32
    var letters: Int32 = 0
    var linked: Int32 = 0
    /// Commas and ends of sentences.
    var stops: Int32 = 0
  }

  init(_ document: HTMLDocument) {
    self.document = document
    letters = PrefixSums(count: document.nodes.count)
    linked = PrefixSums(count: document.nodes.count)
    byTag = Array(repeating: [], count: HTMLDocument.Tag.allCases.count)
    readTraits()
    readParagraphs()
  }

  /// The elements of a name, in document order.
  func nodes(of tag: HTMLDocument.Tag) -> [Int] { byTag[Int(tag.rawValue)] }

  /// Letters in links over letters, 0 to 1.
  func linkDensity(_ node: Int) -> Double {
    let end = document.end(of: node)
    let all = letters.sum(node, end)
    return all == 0 ? 0 : Double(linked.sum(node, end)) / Double(all)
  }

  func letters(of node: Int) -> Int {
    letters.sum(node, document.end(of: node))
  }

  private mutating func readTraits() {
    let count = document.nodes.count
    traits.reserveCapacity(count)
    block.reserveCapacity(count)
    for index in 0..<count {
      let node = document.nodes[index]
      let isBlock = node.tag.isBlock
      block.append(isBlock || index == 0 ? Int32(index) : block[Int(node.parent)])
      guard node.tag != .text else {
        traits.append([])
        continue
      }
      byTag[Int(node.tag.rawValue)].append(index)
      traits.append(readAttributes(index, node.tag))
    }
  }

  /// Adds the names of an element to the index; returns what they and its tag say it is.
  private mutating func readAttributes(_ index: Int, _ tag: HTMLDocument.Tag) -> Traits {
    var traits: Traits = []
    var isHidden = false
    var isStreamed = false
    document.forEachAttribute(of: index) { name, value in
      switch name {
      case .class: traits.formUnion(ClassWords.traits(of: value))
      case .id:
        traits.formUnion(ClassWords.traits(of: value))
        // Streamed pages bring their content hidden, in elements `S:0`, `S:1` …, and move it.
        isStreamed = value.starts(with: "S:".utf8)
      case .role: traits.formUnion(ClassWords.traits(of: value))
      case .hidden: isHidden = true
      case .style: if value.count < 400, Self.hides(value) { traits.insert(.hidden) }
      default: break
      }
      if let place = NameIndex.place(of: name) { names.add(value, of: place, node: index) }
    }
    if isHidden && !isStreamed { traits.insert(.hidden) }
    switch tag {
    case .nav, .menu: traits.insert(.navigation)
    case .aside: traits.insert(.sidebar)
    case .figcaption: traits.insert(.caption)
    case .html, .body: return []
    default: break
    }
    return traits
  }

  /// Whether a style says `display: none` or `visibility: hidden`.
  private static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    let bare = style.filter { $0 != 0x20 }.map { $0 | 0x20 }
    return bare.contains("display:none".utf8) || bare.contains("visibility:hidden".utf8)
  }

  private mutating func readParagraphs() {
    var silentEnd = 0
    var linkEnd = 0
    var breaks = 0
    for index in 0..<document.nodes.count {
      let node = document.nodes[index]
      var counted = TextCount()
      if index >= silentEnd {
        if node.tag == .text {
          counted = TextCount(document, node)
          add(index, counted, inLink: index < linkEnd, afterBreaks: breaks)
          if counted.letters > 0 { breaks = 0 }
        } else if node.tag == .br {
          breaks += 1
        } else if node.tag.isSilent && !isMisread(node) {
          silentEnd = Int(node.end)
        } else if node.tag == .a && leadsAway(index) {
          linkEnd = max(linkEnd, Int(node.end))
        } else if node.tag.isBlock {
          breaks = 2
        }
      }
      letters.append(counted.letters)
      linked.append(index < linkEnd ? counted.letters : 0)
    }
  }

  /// Whether a link goes to another place: a named place and a script are text like any other.
  private func leadsAway(_ link: Int) -> Bool {
    document.withAttribute(.href, of: link) { href in
      !href.isEmpty && !href.starts(with: "javascript:".utf8)
    } ?? false
  }

  /// Whether a button that was never closed has swallowed the page.
  private func isMisread(_ node: HTMLDocument.Node) -> Bool {
    node.tag == .button && node.textEnd - node.textStart > 400
  }

  private mutating func add(
    _ index: Int, _ count: TextCount, inLink: Bool, afterBreaks breaks: Int
  ) {
    guard count.letters > 0 else { return }
    let block = block[index]
    if breaks >= 2 || paragraphs.isEmpty || paragraphs[paragraphs.count - 1].block != block {
      paragraphs.append(Paragraph(block: block, first: Int32(index), end: Int32(index + 1)))
    }
    let last = paragraphs.count - 1
    paragraphs[last].end = Int32(index + 1)
    paragraphs[last].letters += Int32(count.letters)
    paragraphs[last].linked += inLink ? Int32(count.letters) : 0
    paragraphs[last].stops += Int32(count.stops)
  }
}

/// Sums of a number over the first so many nodes.
struct PrefixSums {
  private var sums: [Int32]

  init(count: Int) {
    sums = [0]
    sums.reserveCapacity(count + 1)
  }

  mutating func append(_ value: Int) {
    sums.append(sums[sums.count - 1] &+ Int32(truncatingIfNeeded: value))
  }

  /// The sum over the nodes from `start` up to, not including, `end`.
  func sum(_ start: Int, _ end: Int) -> Int {
    Int(sums[end] &- sums[start])
  }
}

/// How much of a text node is writing.
struct TextCount {
  /// Characters that are not white space; a Chinese or Japanese one counts as three letters.
  var letters = 0
  var stops = 0

  init() {}

  init(_ document: HTMLDocument, _ node: HTMLDocument.Node) {
    document.text.withUnsafeBufferPointer { text in
      count(UnsafeBufferPointer(rebasing: text[Int(node.textStart)..<Int(node.textEnd)]))
    }
  }

  init(_ text: String) {
    var text = text
    text.withUTF8 { count($0) }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte & 0xC0 == 0x80 {
        index += 1
        continue
      }
      letters += byte >= 0xE3 && byte <= 0xE9 ? 3 : 1
      switch byte {
      case 0x2C, 0x2E, 0x21, 0x3F, 0x3B: stops += 1
      case 0xD8 where index + 1 < bytes.count:
        // Arabic comma, semicolon and question mark.
        let next = bytes[index + 1]
        if next == 0x8C || next == 0x9B || next == 0x9F { stops += 1 }
      case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
        // Ideographic comma and full stop.
        if bytes[index + 2] == 0x81 || bytes[index + 2] == 0x82 { stops += 1 }
      default: break
      }
      index += 1
    }
  }
}

extension Array<UInt8> {
  /// Whether the bytes stand in it one after another.
  func contains(_ other: some Collection<UInt8>) -> Bool {
    guard let first = other.first, count >= other.count else { return false }
    for start in 0...(count - other.count)
    where self[start] == first && self[start...].starts(with: other) {
      return true
    }
    return false
  }
}
