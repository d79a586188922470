/// Places where a name would be a credit, if it is a publisher's. By themselves they prove nothing:
/// a town, a minister or a remark of the editor stands there as well.
enum LooseCredit {
  /// Tokens in such a name, at most.
  static let longestName = 5

  /// "(Courier) ", "Courier: ", "COURIER -- ", "Courier reports that ", «پگاه نوشت ».
  static func opening(_ words: WordScan, at token: Int) -> CreditLine? {
    guard token < words.count, CreditPhrases.labels.match(in: words, at: token) == nil else {
      return nil
    }
    let before = token == 0 ? words.leading : words.breaks(after: token - 1)
    let isBracketed = before.contains(.open)
    for last in token..<min(words.count, token + longestName) {
      let after = words.breaks(after: last)
      let isBounded =
        isBracketed ? after.contains(.close) : !after.isDisjoint(with: [.colon, .dash])
      if isBounded { return line(token..<(last + 1), end: last + 1) }
      if !isBracketed, after.isEmpty, let end = verbEnd(words, at: last + 1) {
        return line(token..<(last + 1), end: end)
      }
      guard after.isDisjoint(with: [.line, .stop, .open, .close, .comma]) else { return nil }
    }
    return nil
  }

  private static func line(_ name: Range<Int>, end: Int) -> CreditLine {
    CreditLine(names: [name], end: end, isLoose: true)
  }

  private static func verbEnd(_ words: WordScan, at token: Int) -> Int? {
    guard let verb = CreditPhrases.verbs.match(in: words, at: token) else { return nil }
    return CreditPhrases.that.match(in: words, at: verb.upperBound)?.upperBound ?? verb.upperBound
  }

  /// "Reporting by Courier staff", "(c) 2026 Courier. All rights reserved."
  static func closing(_ words: WordScan, before end: Int) -> ClosingCredit? {
    guard end > 1 else { return nil }
    let start = (1..<end).last { words.breaks(after: $0 - 1).contains(.line) } ?? 0
    guard end - start <= longestLine else { return nil }
    let (staff, rights) = (CreditPhrases.staff, CreditPhrases.rights)
    for token in start..<end {
      if let staff = staff.match(in: words, at: token) {
        let first = staff.upperBound
        let last = (first..<min(end, first + longestName)).first {
          CreditPhrases.staffEnds.match(in: words, at: $0) != nil || breaks(words, before: $0)
        }
        guard let last, last > first else { return nil }
        return ClosingCredit(name: first..<last, start: start, isLoose: true)
      }
      if let rights = rights.match(in: words, at: token), rights.upperBound == end {
        let number = (start..<token).last { words.isNumber($0) }
        guard let first = number.map({ $0 + 1 }), first < token, token - first <= longestName else {
          return nil
        }
        return ClosingCredit(name: first..<token, start: start, isLoose: true)
      }
    }
    return nil
  }

  private static let longestLine = 16

  private static func breaks(_ words: WordScan, before token: Int) -> Bool {
    !words.breaks(after: token - 1).isDisjoint(with: [.stop, .comma, .line, .dash])
      && CreditPhrases.staff.match(in: words, before: token) == nil
  }
}
