/// Writes a page anew with only what an article reader needs, so that libxml2 reads less and meets
/// nothing that costs it more than linear time.
///
/// Comments, declarations, styles, scripts and drawings go (structured data is set aside); of the
/// attributes only those listed stay, each once, always quoted; end tags that close nothing go.
struct HTMLReducer {
  private(set) var output: [UInt8] = []
  private(set) var structuredData: [[UInt8]] = []
  private var structuredBytes = 0
  private var startTags = 0
  private var hasZeros = false
  private var openings = [Int32](repeating: 0, count: HTMLDocument.Tag.all.count)
  /// The elements whose end tag is known to be missing in the rest of the page: looking again at
  /// each start tag would cost the square of the page.
  private var unterminated: Set<HTMLDocument.Tag> = []

  /// - Throws: `HTMLError.tooManyNodes`.
  mutating func reduce(_ page: UnsafeBufferPointer<UInt8>) throws(HTMLError) {
    output.reserveCapacity(page.count / 2)
    hasZeros = page.contains(0)
    var scanner = ByteScanner(bytes: page)
    while true {
      let start = scanner.position
      scanner.skip(to: 0x3C)
      append(page, start..<scanner.position)
      guard scanner.position < page.count else { return }
      try readMarkup(&scanner)
    }
  }

  private mutating func append(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = output.count
    output.append(contentsOf: UnsafeBufferPointer(rebasing: page[range]))
    // libxml2 takes a zero byte for the end of the page.
    guard hasZeros else { return }
    for index in start..<output.count where output[index] == 0 { output[index] = 0x20 }
  }

  /// Reads what begins with the `<` at the scanner's position.
  private mutating func readMarkup(_ scanner: inout ByteScanner) throws(HTMLError) {
    let next = scanner.peek(1)
    if next.beginsTagName {
      try readStartTag(&scanner)
    } else if next == 0x2F {
      readEndTag(&scanner)
    } else if next == 0x21 || next == 0x3F {
      skipDeclaration(&scanner)
    } else {
      output.append(contentsOf: "&lt;".utf8)
      scanner.advance(1)
    }
  }

  /// A comment, a document type, CDATA or a processing instruction.
  private mutating func skipDeclaration(_ scanner: inout ByteScanner) {
    guard scanner.peek(1) == 0x21, scanner.peek(2) == 0x2D, scanner.peek(3) == 0x2D else {
      scanner.skip(past: 0x3E)
      return
    }
    scanner.advance(4)
    if scanner.peek(0) == 0x3E {
      scanner.advance(1)
    } else if !scanner.skip(pastCommentEnd: unterminated.contains(.other)) {
      unterminated.insert(.other)
    }
  }

  private mutating func readEndTag(_ scanner: inout ByteScanner) {
    let start = scanner.position
    scanner.advance(2)
    let name = scanner.name()
    scanner.skip(past: 0x3E)
    guard !name.isEmpty else { return }
    let tag = HTMLDocument.Tag(name: name)
    let index = Int(tag.rawValue)
    guard openings[index] > 0 else { return }
    openings[index] -= 1
    append(scanner.bytes, start..<start + 2 + name.count)
    output.append(0x3E)
  }

  private mutating func readStartTag(_ scanner: inout ByteScanner) throws(HTMLError) {
    let start = output.count
    scanner.advance(1)
    let name = scanner.name()
    let tag = HTMLDocument.Tag(name: name)
    output.append(0x3C)
    output.append(contentsOf: name)
    var attributes = AttributeLexer()
    let ended = attributes.read(&scanner, into: &output)
    guard ended else {
      output.removeSubrange(start...)
      return
    }
    let isEmpty = tag == .svg && attributes.closesItself
    if isEmpty
      || skipsContent(tag, scanner: &scanner, isStructuredData: attributes.isStructuredData)
    {
      output.removeSubrange(start...)
      return
    }
    if attributes.closesItself && tag == .other { output.append(0x2F) }
    output.append(0x3E)
    startTags += 1
    guard startTags <= HTMLDocument.Limits.maximumNodes else { throw .tooManyNodes }
    // libxml2 does not know it as void and would put what follows into it.
    if tag == .embed { output.append(contentsOf: "</embed>".utf8) }
    if !tag.isVoid { openings[Int(tag.rawValue)] += 1 }
  }

  /// Passes over the content of an element that is not read as markup.
  private mutating func skipsContent(
    _ tag: HTMLDocument.Tag, scanner: inout ByteScanner, isStructuredData: Bool
  ) -> Bool {
    switch tag {
    case .script, .style, .svg, .template, .iframe, .textarea, .object:
      guard !unterminated.contains(tag) else { return true }
      let start = scanner.position
      guard let end = scanner.skip(pastEndTag: tag.name) else {
        unterminated.insert(tag)
        return true
      }
      if isStructuredData && tag == .script { keep(scanner.bytes, start..<end) }
      return true
    default:
      return false
    }
  }

  private mutating func keep(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard structuredBytes + range.count <= HTMLDocument.Limits.maximumStructuredBytes else {
      return
    }
    structuredBytes += range.count
    structuredData.append(Array(page[range]))
  }
}
