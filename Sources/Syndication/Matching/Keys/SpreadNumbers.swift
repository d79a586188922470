extension [UInt32] {
  /// A list of so few numbers is sorted as it is.
  private static let fewest = 24
  /// Numbers that agree in their highest bits, at most; beyond that they are not spread at all.
  private static let mostAlike = 48
  private static let bits = 5...12

  /// Puts numbers in ascending order, each once, that are spread over all their bits, as hashes are:
  /// one pass by their highest bits leaves little to do.
  mutating func sortSpreadOnce() {
    let count = self.count
    let isSorted =
      count > Self.fewest
      && withUnsafeMutableBufferPointer { numbers in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { copy in
          _ = copy.initialize(fromContentsOf: numbers)
          return Self.place(UnsafeBufferPointer(copy), in: numbers)
        }
      }
    if !isSorted { sort() }
    removeRepeats()
  }

  /// Removes numbers that follow an equal one.
  mutating func removeRepeats() {
    guard count > 1 else { return }
    let kept = withUnsafeMutableBufferPointer { numbers in
      var kept = 1
      for index in 1..<numbers.count {
        let number = numbers[index]
        numbers[kept] = number
        kept &+= number == numbers[kept &- 1] ? 0 : 1
      }
      return kept
    }
    removeLast(count - kept)
  }

  /// - Returns: false when too many agree in their highest bits, with nothing in order.
  private static func place(
    _ numbers: UnsafeBufferPointer<UInt32>, in sorted: UnsafeMutableBufferPointer<UInt32>
  ) -> Bool {
    let wanted = Int.bitWidth - numbers.count.leadingZeroBitCount
    let bits = Swift.min(Swift.max(wanted, Self.bits.lowerBound), Self.bits.upperBound)
    let shift = UInt32(32 - bits)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << bits) { places in
      places.initialize(repeating: 0)
      for number in numbers { places[Int(number >> shift)] &+= 1 }
      var next: UInt32 = 0
      for index in places.indices {
        let alike = places[index]
        guard alike <= Self.mostAlike else { return false }
        places[index] = next
        next &+= alike
      }
      for number in numbers {
        let place = Int(places[Int(number >> shift)])
        places[Int(number >> shift)] &+= 1
        sorted[place] = number
      }
      insertEach(sorted)
      return true
    }
  }

  /// Insertion sort of what is nearly in order.
  private static func insertEach(_ numbers: UnsafeMutableBufferPointer<UInt32>) {
    for index in 1..<numbers.count {
      let number = numbers[index]
      var place = index
      while place > 0, numbers[place &- 1] > number {
        numbers[place] = numbers[place &- 1]
        place &-= 1
      }
      numbers[place] = number
    }
  }
}
