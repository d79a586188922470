import Markup
import Text

/// Takes the lines out of a body that are not its text: signatures, end marks, desk numbers,
/// "read also", credits, headings that head nothing.
struct LineFilter {
  let layout: PageLayout
  let title: String?
  /// What a user's rules add.
  let phrases: LinePhrases

  /// Letters of a line that says who wrote the text and when.
  static let longestDateline = 120

  /// Leaves out the nodes of the lines that go, and the ranges of text that go with them.
  /// - Returns: the lines that stay.
  func filter(_ lines: [BodyLine], in body: inout ArticleBody) -> [BodyLine] {
    var kept: [BodyLine] = []
    var hasBegun = false
    let marks = lines.indices.map { verdict(lines[$0], isNearEnd: $0 + 4 >= lines.count) }
    let end = marks.lastIndex(of: .end) ?? lines.count
    let tail = tail(of: lines)
    for (index, line) in lines.enumerated() {
      let isAfterEnd = (index >= end && lines.count - end <= 12) || tail.contains(index)
      if marks[index] != .keep || isAfterEnd || opens(line, first: !hasBegun) {
        drop(line, in: &body)
      } else {
        kept.append(line)
        hasBegun = hasBegun || line.letters >= 80
      }
    }
    while let last = kept.last, isHanging(last) || isLastWord(last),
      kept.contains(where: { !isHanging($0) })
    {
      drop(last, in: &body)
      kept.removeLast()
    }
    trimEnds(&kept, in: &body)
    return kept
  }

  /// The lines of what follows the article.
  ///
  /// A heading of such things counts only behind most of the text; before the last tenth of it,
  /// prose without links takes the article up again.
  private func tail(of lines: [BodyLine]) -> Range<Int> {
    let all = lines.reduce(0) { $0 + $1.letters }
    var before = 0
    for (index, line) in lines.enumerated() {
      if before * 2 > all, line.letters <= 60,
        LineRules.isTailHeading(LabelFolding.fold(line.text))
      {
        guard before * 10 < all * 9 else { return index..<lines.count }
        let next = lines[(index + 1)...].firstIndex { $0.letters >= 120 && $0.linked == 0 }
        return index..<(next ?? lines.count)
      }
      before += line.letters
    }
    return lines.count..<lines.count
  }

  private enum Verdict { case keep, drop, end }

  private func verdict(_ line: BodyLine, isNearEnd: Bool) -> Verdict {
    let folded = LabelFolding.fold(String(line.text.prefix(120)))
    if LineRules.isEndMark(folded, also: phrases.endMarks) { return .end }
    if LineRules.isSignature(folded, also: phrases.signatures) { return .drop }
    if isNearEnd, !isCell(line), LineRules.isDeskNumber(line.text) { return .drop }
    if line.letters <= LineRules.longestLabel, LineRules.startsWithLabel(folded) { return .drop }
    if LineRules.isFurniture(folded) || phrases.furniture.contains(folded) { return .drop }
    if line.letters <= LineRules.longestLabel, LineRules.isPictureCredit(folded) { return .drop }
    if line.letters <= 250, LineRules.isNewsletter(line.text) { return .drop }
    if phrases.readAlso.contains(where: { folded.starts(with: $0) }) { return .drop }
    if line.linked > 0 || isAnnounced(line), LineRules.isReadAlso(folded) { return .drop }
    if line.letters <= LineRules.longestInvitation, LineRules.isInvitation(folded) { return .drop }
    return .keep
  }

  private func isCell(_ line: BodyLine) -> Bool {
    let tag = layout.document.nodes[line.block].tag
    return tag == .td || tag == .th
  }

  /// Whether a short line announces something with a colon near its start.
  private func isAnnounced(_ line: BodyLine) -> Bool {
    line.letters <= 140 && line.text.prefix(24).contains(":")
  }

  /// Whether a line before the text repeats the headline, the date or who wrote it.
  private func opens(_ line: BodyLine, first: Bool) -> Bool {
    guard first, line.letters <= 300 else { return false }
    if let title, TitleFolding.words(line.text) == TitleFolding.words(title) { return true }
    if line.letters <= Self.longestDateline, DatePhrase.isLine(line.text) { return true }
    return ["By ", "Von "].contains(where: line.text.hasPrefix) && line.letters <= 60
      && BylineReader.isSignature(line.text)
  }

  /// A heading or a line of links at the end, with nothing under it.
  private func isHanging(_ line: BodyLine) -> Bool {
    let tag = layout.document.nodes[line.block].tag
    if tag.isHeading { return true }
    return line.letters > 0 && line.linked * 10 >= line.letters * 9
  }

  /// A line after the text that says when it was first published or last changed.
  private func isLastWord(_ line: BodyLine) -> Bool {
    line.letters <= 80 && LineRules.isDateNote(LabelFolding.fold(line.text))
      && line.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  private func drop(_ line: BodyLine, in body: inout ArticleBody) {
    for index in line.first..<line.end where layout.document.nodes[index].tag == .text {
      if Int(layout.block[index]) == line.block { body.isDropped[index] = true }
    }
  }

  /// Cuts a signature before the first line and an end mark after the last one.
  private func trimEnds(_ lines: inout [BodyLine], in body: inout ArticleBody) {
    let ends = LineEnds(document: layout.document)
    if let first = lines.first,
      let count = LineRules.signatureLength(first.text, also: phrases.signatures)
    {
      body.cuts += ends.opening(of: first, count)
      lines[0].text = String(decoding: first.text.utf8.dropFirst(count), as: UTF8.self).trimmed()
    }
    if let last = lines.last, let count = LineRules.endMarkLength(last.text, also: phrases.endMarks)
    {
      body.cuts += ends.closing(of: last, count)
      let text = String(decoding: last.text.utf8.dropLast(count), as: UTF8.self).trimmed()
      lines[lines.count - 1].text = text
    }
    lines.removeAll { $0.text.isEmpty }
  }
}
