extension LooseDate {
  enum Zone {
    case offset(Int32)
    case rule(TimeZoneRule)
  }

  /// The zone, and takes its tokens. It stands after the time, whose last token is before `end`;
  /// a date without a time may have an offset with "+" or a name of UTC.
  mutating func writtenZone(after end: Int?) -> Zone? {
    for index in (end ?? 0)..<text.count where !isTaken[index] {
      if let (offset, length) = signedOffset(index, mayBeNegative: end != nil) {
        take(index..<(index &+ length))
        return .offset(offset)
      }
      guard let (zone, length) = namedZone(index, isAfterTime: index == end) else { continue }
      take(index..<(index &+ length))
      let next = index &+ length
      guard let (offset, more) = signedOffset(next, mayBeNegative: true) else { return zone }
      take(next..<(next &+ more))
      return .offset(offset)
    }
    return nil
  }

  /// `+0330`, `+03:30`, `-8`, and how many tokens it has.
  private func signedOffset(_ index: Int, mayBeNegative: Bool) -> (Int32, Int)? {
    let isNegative = text.isMark(index, "-")
    guard isNegative ? mayBeNegative : text.isMark(index, "+"),
      let token = text.number(index &+ 1), token.isJoined
    else { return nil }
    switch token.digits {
    case 1, 2:
      let hasMinutes = text.isMark(index &+ 2, ":") && text.number(index &+ 3)?.digits == 2
      let minutes = hasMinutes ? text.number(index &+ 3)?.value ?? 0 : 0
      if isNegative, !hasMinutes, isPartOfDay(index &+ 1) { return nil }
      return ZoneOffset.seconds(negative: isNegative, hours: token.value, minutes: minutes)
        .map { ($0, hasMinutes ? 4 : 2) }
    case 3, 4:
      if isPartOfDay(index &+ 1) { return nil }
      return ZoneOffset.seconds(
        negative: isNegative, hours: token.value / 100, minutes: token.value % 100
      ).map { ($0, 2) }
    default: return nil
    }
  }

  /// Whether the number belongs to a day that follows a dash: `12:30 -29/06/2024`, `-29 June`.
  private func isPartOfDay(_ index: Int) -> Bool {
    let isDivided =
      (text.isMark(index &+ 1, "/") || text.isMark(index &+ 1, "-") || text.isMark(index &+ 1, "."))
      && text.number(index &+ 2) != nil
    return isDivided || month(at: index &+ 1) != nil
  }

  /// A zone's letters, which stand right after the time, or its place.
  private func namedZone(_ index: Int, isAfterTime: Bool) -> (Zone, Int)? {
    let word = text.word(index)
    guard !word.isEmpty else { return nil }
    if text.isMark(index &+ 1, "/") {
      guard let (name, length) = place(index), let zone = TimeZoneTable.zone(name) else {
        return nil
      }
      return (.rule(zone), length)
    }
    if isAfterTime, word.utf8.count == 1, word.utf8.allSatisfy({ $0 < 0x80 }), word != "j" {
      // A military letter; all of them as UTC, for RFC 822 had their signs the wrong way round (RFC
      // 2822 §4.3).
      return (.offset(0), 1)
    }
    guard isAfterTime || Self.clearNames.contains(word), let zone = TimeZoneTable.zone(word) else {
      return nil
    }
    if case .none = zone.daylight { return (.offset(zone.standard), 1) }
    return (.rule(zone), 1)
  }

  /// A name of the tz database that begins at `index`, and how many tokens it has.
  private func place(_ index: Int) -> (String, Int)? {
    guard let first = text[index] else { return nil }
    var end = index
    while let token = text[end &+ 1], token.isJoined,
      token.kind == .word || text.isMark(end &+ 1, "/") || text.isMark(end &+ 1, "_")
    {
      end &+= 1
    }
    guard let last = text[end] else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    return (String(decoding: text.bytes[range], as: UTF8.self), end &- index &+ 1)
  }

  /// Names that are no words of any language, and so may stand anywhere.
  private static let clearNames: Set<String> = ["gmt", "utc", "irst", "irdt", "تهران", "گرینویچ"]
}
