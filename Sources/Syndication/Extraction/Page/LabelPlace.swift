import Markup

/// A word in a short text that is a label's, and what stands around it.
struct LabelPlace {
  let page: PageLayout
  /// The text, folded.
  let folding: LabelFolding
  /// The text node.
  let node: Int
  /// The label in the folded text.
  let range: Range<Int>
  /// Whether another label stands before it in the text.
  let followsLabel: Bool

  /// Letters of a paragraph beyond which it is prose.
  static let longestLine = 80
  /// Letters of a box beyond which a number in it is not the page's.
  static let longestBox = 120
  /// Words of a section's name.
  static let longestSection = 3

  private var bytes: [UInt8] { folding.bytes }
  private var block: Int { Int(page.block[node]) }
  private var blockTag: HTMLDocument.Tag { page.document.nodes[block].tag }

  var hasColon: Bool { range.upperBound < bytes.count && bytes[range.upperBound] == 0x3A }

  /// Whether it stands as a label of the form does. The headline announces nothing.
  func has(_ form: LabelForm) -> Bool {
    guard blockTag != .h1 else { return false }
    switch form {
    case .word: return endsWord
    case .colon: return hasColon || endsText
    case .opening:
      return hasColon ? followsLabel || !isAfterLetter : endsText && opensText && !isInProse
    case .line: return hasColon || (endsWord && opensText && !blockTag.isHeading && !isInProse)
    case .number:
      return !blockTag.isHeading && isBeforeNumber && (hasColon || (opensText && isInBox))
    case .alone: return opensText && !bytes[range.upperBound...].contains(where: Self.isLetter)
    }
  }

  /// What it announces may stand in the next text, as in a table.
  private var endsText: Bool { range.upperBound >= bytes.count }

  private var endsWord: Bool {
    let end = range.upperBound
    return endsText || folding.startsWord[end] || !LabelFolding.isWord(bytes[end])
  }

  private var opensText: Bool {
    followsLabel || !bytes[..<range.lowerBound].contains(where: Self.isLetter)
  }

  private var isAfterLetter: Bool {
    let lead = bytes[..<range.lowerBound].last { $0 & 0xC0 != 0x80 }
    return lead.map(Self.isLetter) ?? false
  }

  private var isInProse: Bool { blockTag == .p && page.letters(of: block) > Self.longestLine }

  /// Whether it opens a small box of information.
  private var isInBox: Bool {
    switch blockTag {
    case .p, .li, .dt, .dd, .th, .td, .blockquote, .pre: return false
    default: break
    }
    return page.letters.sum(block, node) == 0 && page.letters(of: block) <= Self.longestBox
      && page.linked.sum(node, node + 1) == 0
  }

  /// Whether a number follows, and then nothing, a separator or "in" with a section's name.
  private var isBeforeNumber: Bool {
    let number = bytes[(range.upperBound + (hasColon ? 1 : 0))...]
    let rest = number.drop { $0 >= 0x30 && $0 <= 0x39 }
    guard rest.startIndex > number.startIndex else { return false }
    guard let next = rest.first, next != 0x7C else { return true }
    if next == 0x2E && rest.count == 1 { return true }
    guard rest.starts(with: "in".utf8), folding.startsWord[rest.startIndex] else { return false }
    return isSection(rest.dropFirst(2).prefix { $0 != 0x2E && $0 != 0x7C })
  }

  /// Whether a few words without digits begin like a name; all of them are folded.
  private func isSection(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.indices.first, folding.startsWord[first] else { return false }
    let start = Int(page.document.nodes[node].textStart) + Int(folding.origins[first])
    let isSmall = page.document.text[start] >= 0x61 && page.document.text[start] <= 0x7A
    let words = name.indices.filter { folding.startsWord[$0] }.count
    return !isSmall && words <= Self.longestSection
      && !name.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Whether a byte begins a letter or is a digit: of all scripts that labels are written in.
  private static func isLetter(_ byte: UInt8) -> Bool {
    LabelFolding.isWord(byte) && (byte < 0x80 || (byte >= 0xC3 && byte <= 0xDF))
  }
}
