/// Reads whom a text credits.
package enum AttributionReader {
  /// Lines at the head in which a line of credit is looked for.
  package static let headLines = 8

  /// The chain of credit that a text shows, nearest first, each name as it is written there:
  /// «به گزارش A به نقل از B، …» gives [A, B]. A publisher's own reporter is no one else's credit.
  package static func chain(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { chain(in: TextEnds($0)) }
  }

  static func chain(in ends: TextEnds) -> [String] {
    let names = opening(ends.head) + closing(ends.tail)
    guard !names.isEmpty else { return [] }
    var seen: Set<NormalForm> = []
    return names.filter { !$0.isEmpty && seen.insert(.n1($0)).inserted }
  }

  private static func opening(_ head: TextEnds.Words) -> [String] {
    let words = head.joined
    for start in lineStarts(words) {
      guard let line = CreditLine.read(words, at: start) else { continue }
      return line.names.compactMap { name(words, $0, in: head.text) }
    }
    return []
  }

  private static func closing(_ tail: TextEnds.Words) -> [String] {
    let words = tail.joined
    guard let credit = ClosingCredit.read(words, before: words.count) else { return [] }
    return [name(words, credit.name, in: tail.text)].compactMap(\.self)
  }

  /// Where lines start, and texts after a signature and a dash.
  private static func lineStarts(_ words: WordScan) -> [Int] {
    guard words.count > 0 else { return [] }
    var starts = [0]
    for token in 0..<(words.count - 1) where starts.count < headLines {
      let signature = token < CreditLine.longestBareName && words.breaks[token].contains(.dash)
      if signature || words.breaks[token].contains(.line) { starts.append(token + 1) }
    }
    return starts
  }

  /// A name as the text writes it, without "our reporter" before it.
  private static func name(
    _ words: WordScan, _ tokens: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    var first = tokens.lowerBound
    if let reporter = CreditPhrases.reporters.match(in: words, at: first) {
      first = reporter.upperBound
    }
    guard first < tokens.upperBound else { return nil }
    let bytes = words.places[first].lowerBound..<words.places[tokens.upperBound - 1].upperBound
    return String(decoding: text[bytes], as: UTF8.self)
  }
}
