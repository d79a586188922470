/// Whether two words are one word in two spellings: a slip of the keys, "industrialised", a plural.
enum Spelling {
  /// Letters of a word that are compared, at most.
  private static let longest = 32

  /// Up to one letter in four may be added, left out, changed, or changed with its neighbour.
  static func isVariant(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: longest * 2) { room in
      guard let first = letters(a, UnsafeMutableBufferPointer(rebasing: room[..<longest])),
        let second = letters(b, UnsafeMutableBufferPointer(rebasing: room[longest...]))
      else { return false }
      guard min(first.count, second.count) >= 2 else { return false }
      let allowed = max(1, max(first.count, second.count) / 4)
      guard abs(first.count - second.count) <= allowed else { return false }
      return distance(first, second) <= allowed
    }
  }

  /// Nil when they are too many, or no letters.
  private static func letters(
    _ word: ArraySlice<UInt8>, _ room: UnsafeMutableBufferPointer<UInt32>
  ) -> UnsafeBufferPointer<UInt32>? {
    var count = 0
    var decoder = UTF8()
    var bytes = word.makeIterator()
    while true {
      let letter = decoder.decode(&bytes)
      if letter == .emptyInput { return UnsafeBufferPointer(rebasing: room[..<count]) }
      guard count < room.count, case .scalarValue(let scalar) = letter else { return nil }
      room[count] = scalar.value
      count += 1
    }
  }

  /// Optimal string alignment: Levenshtein's distance with swapped neighbours as one edit.
  private static func distance(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>
  ) -> Int {
    let width = b.count + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: width * 3) { rows in
      for at in 0..<width { rows[width &+ at] = at }
      // Where the row before the last one starts, the last one, and the one at hand.
      var (before, last, row) = (0, width, width * 2)
      for i in 1...a.count {
        rows[row] = i
        for j in 1...b.count {
          let change = rows[last &+ j &- 1] &+ (a[i &- 1] == b[j &- 1] ? 0 : 1)
          var least = min(change, rows[last &+ j] &+ 1, rows[row &+ j &- 1] &+ 1)
          if i > 1, j > 1, a[i &- 1] == b[j &- 2], a[i &- 2] == b[j &- 1] {
            least = min(least, rows[before &+ j &- 2] &+ 1)
          }
          rows[row &+ j] = least
        }
        (before, last, row) = (last, row, before)
      }
      return rows[last &+ b.count]
    }
  }
}
