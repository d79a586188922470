/// A line of credit at the head of a text: «به گزارش A به نقل از B،», "A, quoting B, reports:",
/// "LONDON (Reuters) -".
struct CreditLine {
  /// The tokens of each name, nearest first.
  var names: [Range<Int>] = []
  /// The first token of the text itself.
  var end: Int
  /// Whether it is one only when its names are publishers' (`LooseCredit`).
  var isLoose = false
  /// The token to which the opening sticks a preposition: «وفقا لوكالة A».
  var prefixed: Int?

  /// Tokens in one name, at most: offices of public relations have long ones.
  static let longestName = 24
  /// Tokens in a name that no phrase announces.
  static let longestBareName = 5
  /// Names in one line, at most.
  static let longestChain = 6

  private static let ending: Breaks = [.comma, .colon, .dash, .line]

  /// Reads the line of credit that starts at a token.
  static func read(_ words: WordScan, at token: Int) -> CreditLine? {
    let line =
      bracketed(words, at: token) ?? announced(words, at: token) ?? arabic(words, at: token)
      ?? named(words, at: token)
    let namesPerson = line?.names.contains { name in
      CreditPhrases.persons.match(in: words, at: name.lowerBound) != nil
    }
    return namesPerson == true ? nil : line
  }

  /// "LONDON (Reuters) - ", "(AP) - ", «(ایسنا)».
  private static func bracketed(_ words: WordScan, at token: Int) -> CreditLine? {
    let limit = min(words.count, token + longestBareName)
    for first in token..<max(token, limit) {
      let before = first == token ? Breaks.open : words.breaks(after: first - 1)
      if first == token, !opensBracket(words, at: token) { continue }
      guard before.contains(.open) else { continue }
      for last in first..<min(words.count, first + longestBareName) {
        let after = words.breaks(after: last)
        guard after.contains(.close) else { continue }
        let known = CreditPhrases.agencies.match(in: words, at: first)?.upperBound == last + 1
        guard known || after.contains(.dash) else { return nil }
        return CreditLine(names: [first..<(last + 1)], end: last + 1)
      }
      return nil
    }
    return nil
  }

  private static func opensBracket(_ words: WordScan, at token: Int) -> Bool {
    (token == 0 ? words.leading : words.breaks(after: token - 1)).contains(.open)
  }

  /// «به گزارش A به نقل از B،», "According to A,".
  private static func announced(_ words: WordScan, at token: Int) -> CreditLine? {
    if let opening = CreditPhrases.openings.match(in: words, at: token) {
      return names(words, from: opening.upperBound)
    }
    guard let opening = CreditPhrases.prefixingOpenings.match(in: words, at: token) else {
      return nil
    }
    var line = names(words, from: opening.upperBound)
    line?.prefixed = opening.upperBound
    return line
  }

  /// «أفاد A نقلا عن B،», «ذكرت A أن».
  private static func arabic(_ words: WordScan, at token: Int) -> CreditLine? {
    guard let first = arabicVerbEnd(words, at: token) else { return nil }
    for end in first..<min(words.count, first + longestBareName + 1) where end > first {
      if let that = CreditPhrases.arabicThat.match(in: words, at: end) {
        return CreditLine(names: [first..<end], end: that.upperBound)
      }
      if CreditPhrases.connectors.match(in: words, at: end) != nil {
        return names(words, from: first)
      }
    }
    return nil
  }

  /// The token after the verb. Ministers say and announce, too: those verbs need an outlet.
  private static func arabicVerbEnd(_ words: WordScan, at token: Int) -> Int? {
    if let verb = CreditPhrases.arabicVerbs.match(in: words, at: token) { return verb.upperBound }
    guard let verb = CreditPhrases.arabicSayings.match(in: words, at: token),
      CreditPhrases.arabicOutlets.match(in: words, at: verb.upperBound) != nil
    else { return nil }
    return verb.upperBound
  }

  /// Names with connectors between them, up to a comma, a colon, a dash or the end of the line.
  private static func names(_ words: WordScan, from first: Int) -> CreditLine? {
    var line = CreditLine(end: first)
    var nameStart = first
    var token = first
    while token < words.count, token - nameStart < longestName, line.names.count < longestChain {
      if token > nameStart, let link = CreditPhrases.connectors.match(in: words, at: token) {
        line.names.append(nameStart..<token)
        nameStart = link.upperBound
        token = nameStart
        continue
      }
      let after = words.breaks(after: token)
      token += 1
      if after.isDisjoint(with: ending) {
        if after.contains(.stop) { return nil }
        continue
      }
      line.names.append(nameStart..<token)
      line.end = token
      guard after.contains(.comma), let link = CreditPhrases.connectors.match(in: words, at: token)
      else { return line }
      nameStart = link.upperBound
      token = nameStart
    }
    return nil
  }

  /// «A به نقل از B:», «A به نقل از B نوشت:», "A, quoting B, reports:", "A reports:".
  private static func named(_ words: WordScan, at token: Int) -> CreditLine? {
    var line = CreditLine(end: token)
    let afterNames = CreditPhrases.afterNames
    var nameStart = token
    var index = token
    while index < words.count, index - nameStart <= longestBareName,
      line.names.count < longestChain
    {
      if index > nameStart, afterNames.mayMatch(in: words, at: index) {
        if let end = verbEnd(words, at: index, chained: !line.names.isEmpty) {
          line.names.append(nameStart..<index)
          line.end = end
          return line
        }
        if let link = CreditPhrases.connectors.match(in: words, at: index) {
          line.names.append(nameStart..<index)
          nameStart = link.upperBound
          index = nameStart
          continue
        }
      }
      let after = words.breaks(after: index)
      index += 1
      if after.contains(.colon), !line.names.isEmpty {
        line.names.append(nameStart..<index)
        line.end = index
        return line
      }
      guard after.isDisjoint(with: [.colon, .dash, .line, .stop]) else { return nil }
    }
    return nil
  }

  /// The token after the verb that closes the names. A verb without names linked before it needs a
  /// colon: ministers and firms report, too.
  private static func verbEnd(_ words: WordScan, at token: Int, chained: Bool) -> Int? {
    guard let verb = CreditPhrases.verbs.match(in: words, at: token) else { return nil }
    let after = words.breaks(after: verb.upperBound - 1)
    if after.contains(.colon) || (chained && after.contains(.comma)) { return verb.upperBound }
    guard chained else { return nil }
    return CreditPhrases.that.match(in: words, at: verb.upperBound)?.upperBound
  }
}
