extension [UInt32] {
  /// Ascending, each once.
  var sortedOnce: [UInt32] {
    var sorted = self
    sorted.sortByDigits()
    sorted.removeRepeats()
    return sorted
  }

  /// Numbers up to which comparing them is the faster way to sort them.
  private static let fewToSort = 48

  /// Sorts by one byte after the other, the lowest first.
  mutating func sortByDigits() {
    guard count > Self.fewToSort else { return sort() }
    let count = count
    withUnsafeMutableBufferPointer { numbers in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { room in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { ends in
          var (from, to) = (numbers, room)
          for shift in stride(from: UInt32(0), to: 32, by: 8) {
            ends.initialize(repeating: 0)
            for number in from { ends[Int(number >> shift & 0xFF)] &+= 1 }
            var start: UInt32 = 0
            for digit in 0..<256 { (ends[digit], start) = (start, start &+ ends[digit]) }
            for number in from {
              let digit = Int(number >> shift & 0xFF)
              to[Int(ends[digit])] = number
              ends[digit] &+= 1
            }
            swap(&from, &to)
          }
        }
      }
    }
  }

  /// Whether an ascending list holds a word.
  func holds(_ word: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) >> 1
      if self[middle] < word { low = middle &+ 1 } else { high = middle }
    }
    return low < count && self[low] == word
  }

  /// How many words two ascending lists have in common that fulfil a condition.
  func countShared(with other: [UInt32], where condition: (UInt32) -> Bool) -> Int {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { theirs in
        var (at, there, shared) = (0, 0, 0)
        while at < own.count, there < theirs.count {
          let (mine, foreign) = (own[at], theirs[there])
          if mine == foreign, condition(mine) { shared &+= 1 }
          at &+= mine <= foreign ? 1 : 0
          there &+= foreign <= mine ? 1 : 0
        }
        return shared
      }
    }
  }
}
