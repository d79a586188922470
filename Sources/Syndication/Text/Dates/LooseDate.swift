/// The general date reader: finds the time, the zone and the day of a folded text by what their
/// numbers stand beside. Words that it does not know (day names, "at", "ساعت", labels) are passed
/// over; a number that it cannot place makes the text no date.
struct LooseDate {
  let text: DateTokens
  let hasEasternDigits: Bool
  /// The tokens that the time, the zone and the month have taken.
  var isTaken: [Bool]

  static func read(_ utf8: UnsafeBufferPointer<UInt8>) -> ReadDate? {
    let folded = DateFolding.fold(utf8)
    guard let tokens = DateTokens(folded.bytes) else { return nil }
    var date = LooseDate(tokens, hasEasternDigits: folded.hasEasternDigits)
    return date.epoch() ?? date.read()
  }

  private init(_ text: DateTokens, hasEasternDigits: Bool) {
    self.text = text
    self.hasEasternDigits = hasEasternDigits
    isTaken = Array(repeating: false, count: text.count)
  }

  private mutating func read() -> ReadDate? {
    let written = writtenTime()
    if let written { take(written.tokens) }
    let zone = writtenZone(after: written?.tokens.upperBound)
    guard let day = writtenDay(beside: written) else { return nil }
    guard let written, written.tokens.lowerBound < day.end else {
      return moment(day, day.time ?? .midnight, written == nil ? zone : nil)
    }
    return written.clockTime.map { moment(day, $0, zone) }
  }

  private func moment(_ day: Day, _ time: ClockTime, _ zone: Zone?) -> ReadDate {
    let local = time.moment(on: day.days, offset: 0)
    switch zone {
    case .offset(let offset): return ReadDate(seconds: local &- Int64(offset), offset: offset)
    case .rule(let rule):
      let offset = rule.offset(atLocal: local)
      return ReadDate(seconds: local &- Int64(offset), offset: offset)
    case nil:
      let offset = day.isJalali ? TimeZoneTable.tehran.offset(atLocal: local) : 0
      return ReadDate(seconds: local &- Int64(offset), offset: nil)
    }
  }

  /// Seconds or milliseconds since 1970, as JSON and page scripts write them: ten or thirteen
  /// digits and nothing else.
  private func epoch() -> ReadDate? {
    guard text.count == 1, let token = text.number(0), token.value > 0 else { return nil }
    return switch token.digits {
    case 10: ReadDate(seconds: Int64(token.value), offset: nil)
    case 13: ReadDate(seconds: Int64(token.value / 1000), offset: nil)
    default: nil
    }
  }

  mutating func take(_ tokens: Range<Int>) {
    for index in tokens where isTaken.indices.contains(index) { isTaken[index] = true }
  }

  /// The number at `index` when nothing has taken it.
  func freeNumber(_ index: Int) -> DateTokens.Token? {
    guard isTaken.indices.contains(index), !isTaken[index] else { return nil }
    return text.number(index)
  }
}
