import Text

/// A date among other words: «3 August 2015 · Filed under …», "By N. N. on 4 May 2020, 10:15".
enum DatePhrase {
  /// Words of a date with its day name and time.
  static let longest = 8
  /// Words of a line beside its date, when it says nothing else.
  static let mostOthers = 9
  /// Words of a line that is more than a date.
  static let mostWords = 40

  /// The shortest run of words that is a whole date, with what follows when that tells the time.
  static func find(in line: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count <= mostWords else { return nil }
    let digits = words.map(hasDigit)
    for start in words.indices where digits[start] || digits.dropFirst(start + 1).first == true {
      guard let phrase = phrase(in: words[start...].prefix(longest)) else { continue }
      // A name before the date is no month.
      let tighter = digits[start] ? nil : Self.phrase(in: words[(start + 1)...].prefix(longest))
      if let tighter, DateReader.read(tighter) == DateReader.read(phrase) { return tighter }
      return phrase
    }
    return nil
  }

  private static func phrase(in words: ArraySlice<Substring>) -> String? {
    var found: (phrase: String, date: ReadDate)?
    for end in words.indices {
      let phrase = words[...end].joined(separator: " ")
      guard isWhole(phrase) else { continue }
      guard let date = DateReader.read(phrase) else {
        if found != nil { break }
        continue
      }
      if date != found?.date { found = (phrase, date) }
    }
    return found?.phrase
  }

  /// Whether a line does nothing but say when, and who: it has a date, and its other words are few
  /// and make no sentence.
  static func isLine(_ line: String) -> Bool {
    guard let date = find(in: line) else { return false }
    let others = line.split(separator: " ").count - date.split(separator: " ").count
    let isSentence = line.hasSuffix(".") && !line.contains(":") && !line.contains("|")
    return others <= (isSentence ? 2 : mostOthers) && opensAsOne(line, date)
  }

  /// Whether it begins with the date or with "by", or has a separator.
  private static func opensAsOne(_ line: String, _ date: String) -> Bool {
    let lower = line.lowercased()
    // The name of the day may stand before it.
    let before = line.range(of: date).map { line[..<$0.lowerBound].split(separator: " ").count }
    return before ?? 2 <= 1 || saysChanged(line)
      || ["by ", "von ", "par ", "por ", "di ", "posted", "published", "نویسنده", "تاریخ"]
        .contains { lower.hasPrefix($0) }
      || [" | ", " / ", " – ", " · ", " • ", " - ", "／", "|"].contains { line.contains($0) }
  }

  /// Whether a line says when something was changed, not when it was published.
  static func saysChanged(_ line: String) -> Bool {
    let lower = line.lowercased()
    return changes.contains { lower.contains($0) }
  }

  private static let changes = [
    "updated", "modified", "aktualisiert", "stand:", "mis à jour", "modifié", "actualizado",
    "atualizado", "aggiornato", "bijgewerkt", "aktualizováno", "güncelleme", "обновлено",
    "به‌روز", "بروزرسانی", "ویرایش", "تحديث", "更新",
  ]

  /// Whether it has a day and a year: a year of four digits with two numbers or a number and a
  /// word, or three numbers in one word.
  static func isWhole(_ phrase: String) -> Bool {
    var runs: [Int] = []
    var letters = 0
    var inDigits = false
    for byte in LabelFolding.fold(phrase) {
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isDigit && !inDigits { runs.append(0) }
      if isDigit { runs[runs.count - 1] += 1 }
      if !isDigit && LabelFolding.isWord(byte) { letters += 1 }
      inDigits = isDigit
    }
    guard runs.contains(4) else {
      return phrase.contains(" ")
        ? phrase.split(separator: " ").contains { isWhole(String($0)) } : runs.count == 3
    }
    return runs.count >= 3 || (runs.count == 2 && letters >= 3)
  }

  private static func hasDigit(_ word: Substring) -> Bool {
    LabelFolding.fold(String(word)).contains { $0 >= 0x30 && $0 <= 0x39 }
  }
}
