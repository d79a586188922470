/// The words of a text, folded, in flat arrays. The bytes lie without spaces, so that two tokens
/// are made one by taking an end away.
struct WordScan {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  /// What stands between each token and the next.
  private(set) var breaks: [Breaks] = []
  /// What stands before the first token.
  private(set) var leading: Breaks = []
  /// Where each token lies in the text that was read, when that was asked for.
  private(set) var places: [Range<Int>] = []

  var count: Int { ends.count }

  /// Where a token starts in `bytes`; the end of all for the count.
  func start(of token: Int) -> Int {
    token == 0 ? 0 : Int(ends[token - 1])
  }

  func range(of token: Int) -> Range<Int> {
    start(of: token)..<Int(ends[token])
  }

  func isNumber(_ token: Int) -> Bool {
    Digits.isASCII(bytes[start(of: token)])
  }

  /// - Parameter places: whether to record where the tokens lie in the text.
  init(_ utf8: UnsafeBufferPointer<UInt8>, places: Bool = false) {
    var scanner = WordScanner(capacity: utf8.count, places: places)
    scanner.scan(utf8)
    bytes = scanner.bytes
    ends = scanner.ends
    breaks = scanner.breaks
    leading = scanner.leading
    self.places = scanner.places
  }

  /// Joins tokens with the next one wherever the closure says so. It is asked for each two
  /// neighbours, with the range that the first of them has grown to.
  mutating func join(where joins: (_ first: Range<Int>, _ second: Range<Int>) -> Bool) {
    guard let first = firstJoined(where: joins) else { return }
    var kept = first - 1
    for token in first..<count {
      let first = start(of: kept)..<Int(ends[kept])
      let joined = joins(first, first.upperBound..<Int(ends[token]))
      if !joined { kept += 1 }
      ends[kept] = ends[token]
      breaks[kept] = breaks[token]
      if !places.isEmpty {
        let start = joined ? places[kept].lowerBound : places[token].lowerBound
        places[kept] = start..<places[token].upperBound
      }
    }
    ends.removeLast(ends.count - kept - 1)
    breaks.removeLast(breaks.count - kept - 1)
    if !places.isEmpty { places.removeLast(places.count - kept - 1) }
  }

  /// The first token that is joined to the one before it: up to there nothing moves.
  private func firstJoined(
    where joins: (_ first: Range<Int>, _ second: Range<Int>) -> Bool
  ) -> Int? {
    ends.withUnsafeBufferPointer { ends in
      var start = 0
      for token in ends.indices.dropFirst() {
        let border = Int(ends[token &- 1])
        if joins(start..<border, border..<Int(ends[token])) { return token }
        start = border
      }
      return nil
    }
  }
}
