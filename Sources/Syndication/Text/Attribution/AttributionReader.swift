/// Reads whom a text credits.
package enum AttributionReader {
  /// Lines at the head in which a line of credit is looked for.
  package static let headLines = 8
  /// Lines of credit that follow each other: each copyist puts one before the last one's.
  static let longestRow = 6
  /// Lines at the end that may stand below a credit.
  static let tailLines = 3

  /// The chain of credit that a text shows, nearest first, each name as it is written there:
  /// «به گزارش A به نقل از B، …» gives [A, B]. A publisher's own reporter is no one else's credit.
  package static func chain(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { mentions(in: $0) }.filter(\.isSure).map(\.name)
  }

  /// All names in places of credit, nearest first, with those that are no credit by themselves.
  package static func mentions(in utf8: UnsafeBufferPointer<UInt8>) -> [Mention] {
    var scanner = WordScanner(utf8)
    scanner.joinAffixes()
    return scanner.withWords { mentions(in: TextEnds(utf8, $0)) }
  }

  static func mentions(in ends: TextEnds) -> [Mention] {
    let found = opening(ends.head, in: ends.text) + closing(ends.tail, in: ends.text)
    guard found.count > 1 else { return found }
    // Of a name that stands twice, the surest.
    let forms = found.map { NormalForm.n1($0.name) }
    return found.indices.compactMap { index in
      let form = forms[index]
      guard !forms[..<index].contains(form) else { return nil }
      let isSure = found.indices.contains { found[$0].isSure && forms[$0] == form }
      return Mention(name: found[index].name, isSure: isSure)
    }
  }

  private static func opening(
    _ words: WordScan, in text: UnsafeBufferPointer<UInt8>
  ) -> [Mention] {
    var found: [Mention] = []
    for start in lineStarts(words) {
      var token = start
      var isSure = true
      for _ in 0..<longestRow {
        guard let line = CreditLine.read(words, at: token) ?? LooseCredit.opening(words, at: token)
        else { break }
        if line.isLoose { isSure = false }
        found += line.names.compactMap { name(words, $0, in: text, after: line) }
          .map { Mention(name: $0, isSure: isSure) }
        guard line.end > token else { break }
        token = line.end
      }
      if token > start, isSure || found.contains(where: \.isSure) { break }
    }
    return found
  }

  private static func closing(
    _ words: WordScan, in text: UnsafeBufferPointer<UInt8>
  ) -> [Mention] {
    var found: [Mention] = []
    var end = words.count
    var passed = 0
    while end > 1, found.count < longestRow, passed <= tailLines {
      end = Furniture.endWithoutMarks(words, end)
      guard end > 1 else { break }
      if let credit = ClosingCredit.read(words, before: end)
        ?? LooseCredit.closing(words, before: end)
      {
        let isSure = passed == 0 && !credit.isLoose
        found += [name(words, credit.name, in: text)].compactMap(\.self)
          .map { Mention(name: $0, isSure: isSure) }
        guard credit.start < end else { break }
        end = credit.start
      } else {
        passed += 1
        end = (1..<end).last { words.breaks(after: $0 - 1).contains(.line) } ?? 0
      }
    }
    return found
  }

  /// Where lines start, and texts after a signature and a dash.
  private static func lineStarts(_ words: WordScan) -> [Int] {
    guard words.count > 0 else { return [] }
    var starts: [Int] = []
    starts.reserveCapacity(headLines)
    starts.append(0)
    for token in 0..<(words.count - 1) {
      let signature =
        token < CreditLine.longestBareName && words.breaks(after: token).contains(.dash)
      if signature || words.breaks(after: token).contains(.line) { starts.append(token + 1) }
      if starts.count == headLines { break }
    }
    return starts
  }

  /// A name as the text writes it, without "our reporter" before it, and without the «ل» that an
  /// Arabic opening puts before its first one.
  private static func name(
    _ words: WordScan, _ tokens: Range<Int>, in text: UnsafeBufferPointer<UInt8>,
    after line: CreditLine? = nil
  ) -> String? {
    var first = tokens.lowerBound
    if let reporter = CreditPhrases.reporters.match(in: words, at: first) {
      first = reporter.upperBound
    }
    guard first < tokens.upperBound else { return nil }
    var start = words.place(of: first).lowerBound
    let end = words.place(of: tokens.upperBound - 1).upperBound
    let hasPreposition = line?.prefixed == first && text[start..<end].starts(with: [0xD9, 0x84])
    if hasPreposition, words.range(of: first).count > 6 { start += 2 }
    let name = String(decoding: text[start..<end], as: UTF8.self)
    return name.isEmpty ? nil : name
  }
}
