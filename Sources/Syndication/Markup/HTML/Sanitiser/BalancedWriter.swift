/// Writes elements so that every tag is closed, nested and placed as the HTML standard's tree
/// construction (§13.2.6) would have it: any parser of HTML reads the same tree back, and an XML
/// parser reads it but for void elements.
///
/// Blocks lie in a stack. Paragraphs, headings and preformatted text hold no blocks, as HTML's
/// content models have it: a box in a heading loses its tags, all else ends the heading. Inline
/// elements lie above the innermost block, never around a block: at the edge of a block they are
/// closed, and opened again when text comes. An inline element is only written when it comes to
/// hold something.
struct BalancedWriter {
  /// Deeper blocks lose their tags and keep their text. libxml2 stops at 256, browsers at 512.
  static let maximumDepth = 100
  /// Inline elements open at a time; the tags of more are left out.
  static let maximumInlines = 24
  /// What opening inline elements again may add, in bytes, beyond as much as the input is long.
  static let reopeningAllowance = 4_096

  struct Block {
    var element: HTMLElement
    /// What stands in the output: a list item without a list is written as a `div`.
    var written: HTMLElement
    /// Where the inline elements of the surroundings began when a cell shut them out.
    var outerBase: Int
    /// Boxes in a heading or preformatted text whose tags were left out and whose end tags are
    /// still to come.
    var unwrapped = 0
  }

  struct Inline {
    var element: HTMLElement
    /// Its start tag in `tags`.
    var tag: Range<Int>
    /// The number of blocks around it when it was opened.
    var depth: Int
    /// Without an address a link is no link, and bold inside bold is no more than bold: such are
    /// kept so that their end tags find them.
    var isWritten: Bool
    var wasOpened = false
  }

  var output: [UInt8]
  var blocks: [Block] = []
  var inlines: [Inline] = []
  /// The first inline element that counts here: those before it lie outside the table cell.
  var base = 0
  /// Inline elements before this one are open in the output.
  var openInlines = 0
  /// The start tags of `inlines`.
  var tags: [UInt8] = []
  /// Blocks beyond `maximumDepth` whose end tags are still to come.
  var ignoredBlocks = 0
  var reopeningBudget: Int
  /// The length of the output when it last ended in the start tag of a heading, a summary or a
  /// `pre`.
  var startOfWords = -1
  /// Whether a heading that holds no words is left out.
  var dropsEmptyHeadings = false

  init(output: [UInt8], inputLength: Int) {
    self.output = output
    reopeningBudget = inputLength &+ Self.reopeningAllowance
  }

  /// Writes character data.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, hasReferences: Bool) {
    guard let judged = Self.first(of: text) else {
      HTMLEscaping.appendText(trimmedAtStartOfPreformatted(text), hasReferences: false, to: &output)
      return
    }
    if Self.isContent(judged, hasReferences: hasReferences) {
      prepareForContent()
      openPendingInlines()
      HTMLEscaping.appendText(
        trimmedAtStartOfPreformatted(text), hasReferences: hasReferences, to: &output)
    } else {
      var decoded: [UInt8] = []
      HTMLEscaping.appendText(text, hasReferences: hasReferences, to: &decoded)
      escaped(decoded)
    }
  }

  /// Writes text that is escaped already and may be nothing but white space.
  private mutating func escaped(_ text: [UInt8]) {
    if text.contains(where: { !$0.isHTMLSpace }) {
      prepareForContent()
      openPendingInlines()
    }
    text.withUnsafeBufferPointer {
      output.append(contentsOf: trimmedAtStartOfPreformatted($0))
    }
  }

  /// A parser leaves out a line feed that comes first in `pre`; here all that come first go.
  private func trimmedAtStartOfPreformatted(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard startOfWords == output.count, blocks.last?.element == .pre else { return text }
    let start = text.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? text.count
    return text.part(start..<text.count)
  }

  /// The first byte that is not white space.
  private static func first(of text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    text.first { !$0.isHTMLSpace }
  }

  /// Whether the text that has this byte first is more than white space and left-out characters
  /// for certain.
  private static func isContent(_ byte: UInt8, hasReferences: Bool) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xEF
      && (byte != UInt8(ascii: "&") || !hasReferences)
  }

  /// Writes an element without content that stands in a line: an image, a line break.
  mutating func void(_ tag: [UInt8]) {
    prepareForContent()
    openPendingInlines()
    output.append(contentsOf: tag)
  }

  /// Closes all that is open and gives the output.
  mutating func finish() -> [UInt8] {
    closeInlines()
    while !blocks.isEmpty { popBlock() }
    return output
  }

  mutating func writeEndTag(_ element: HTMLElement) {
    output.append(literal: "</")
    output.append(contentsOf: element.nameBytes)
    output.append(UInt8(ascii: ">"))
  }
}
