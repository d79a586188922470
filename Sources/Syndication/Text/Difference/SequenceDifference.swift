/// What has to be taken out of one sequence and put in to make another of it: as little as possible,
/// by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (Algorithmica 1, 1986), in the
/// variant of its section 4b, whose memory grows with the sequences alone.
package struct SequenceDifference {
  /// By place in the first sequence, whether it is not in the second.
  package private(set) var removed: [Bool]
  /// By place in the second sequence, whether it is not in the first.
  package private(set) var added: [Bool]

  private let a: [Int32]
  private let b: [Int32]
  /// The furthest place in the first sequence on each diagonal, from the start and from the end.
  private var forward: [Int]
  private var backward: [Int]

  /// Differences that are looked for at a time. Where there are more, the furthest way so far is
  /// taken: the time stays bounded by so many steps a place, the result may be longer than needed.
  package static let maximumCost = 512

  /// - Parameters:
  ///   - a: the first sequence, by numbers that are equal where its elements are.
  ///   - b: the second one, by the same numbers.
  package init(_ a: [Int32], _ b: [Int32]) {
    self.a = a
    self.b = b
    removed = Array(repeating: false, count: a.count)
    added = Array(repeating: false, count: b.count)
    let diagonals = a.count + b.count + 3
    forward = Array(repeating: 0, count: diagonals)
    backward = Array(repeating: 0, count: diagonals)
    var open = [Box(0..<a.count, 0..<b.count)]
    while let box = open.popLast() { compare(box, &open) }
  }

  /// A part of the first sequence against a part of the second.
  private struct Box {
    var first: Range<Int>
    var second: Range<Int>

    init(_ first: Range<Int>, _ second: Range<Int>) {
      self.first = first
      self.second = second
    }
  }

  private mutating func compare(_ box: Box, _ open: inout [Box]) {
    var (start, end) = (box.first.lowerBound, box.first.upperBound)
    var (place, last) = (box.second.lowerBound, box.second.upperBound)
    while start < end, place < last, a[start] == b[place] {
      (start, place) = (start + 1, place + 1)
    }
    while start < end, place < last, a[end - 1] == b[last - 1] { (end, last) = (end - 1, last - 1) }
    guard start < end, place < last else {
      for at in start..<end { removed[at] = true }
      for at in place..<last { added[at] = true }
      return
    }
    let middle = middle(of: Box(start..<end, place..<last))
    open.append(Box(start..<middle.first, place..<middle.second))
    open.append(Box(middle.first..<end, middle.second..<last))
  }

  /// A point on a shortest way through the box, found from both of its ends.
  private mutating func middle(of box: Box) -> (first: Int, second: Int) {
    let (first, second) = (box.first, box.second)
    let offset = b.count + 1
    let lowest = first.lowerBound - second.upperBound
    let highest = first.upperBound - second.lowerBound
    var ahead = Diagonals(first.lowerBound - second.lowerBound)
    var back = Diagonals(first.upperBound - second.upperBound)
    let isOdd = (ahead.low - back.low) & 1 != 0
    forward[offset + ahead.low] = first.lowerBound
    backward[offset + back.low] = first.upperBound
    var cost = 0
    while true {
      cost += 1
      ahead.widen(lowest, highest) { forward[offset + $0] = -1 }
      for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
        let (below, above) = (forward[offset + diagonal - 1], forward[offset + diagonal + 1])
        var x = below < above ? above : below + 1
        while x < first.upperBound, x - diagonal < second.upperBound, a[x] == b[x - diagonal] {
          x += 1
        }
        forward[offset + diagonal] = x
        if isOdd, back.hold(diagonal), backward[offset + diagonal] <= x {
          return (x, x - diagonal)
        }
      }
      back.widen(lowest, highest) { backward[offset + $0] = .max / 2 }
      for diagonal in stride(from: back.high, through: back.low, by: -2) {
        let (below, above) = (backward[offset + diagonal - 1], backward[offset + diagonal + 1])
        var x = below < above ? below : above - 1
        while x > first.lowerBound, x - diagonal > second.lowerBound,
          a[x - 1] == b[x - diagonal - 1]
        {
          x -= 1
        }
        backward[offset + diagonal] = x
        if !isOdd, ahead.hold(diagonal), x <= forward[offset + diagonal] {
          return (x, x - diagonal)
        }
      }
      if cost >= Self.maximumCost { return furthest(box, ahead) }
    }
  }

  /// The point that the way from the start has come to furthest.
  private func furthest(_ box: Box, _ diagonals: Diagonals) -> (first: Int, second: Int) {
    var best = (first: box.first.lowerBound, second: box.second.lowerBound)
    for diagonal in stride(from: diagonals.high, through: diagonals.low, by: -2) {
      var x = min(forward[b.count + 1 + diagonal], box.first.upperBound)
      x = min(x, box.second.upperBound + diagonal)
      let y = x - diagonal
      guard x >= box.first.lowerBound, y >= box.second.lowerBound else { continue }
      if x + y > best.first + best.second { best = (x, y) }
    }
    return best
  }

  /// The diagonals, by the difference of the two places, that were reached in a number of steps.
  private struct Diagonals {
    var low: Int
    var high: Int

    init(_ one: Int) {
      (low, high) = (one, one)
    }

    func hold(_ diagonal: Int) -> Bool { low <= diagonal && diagonal <= high }

    /// One more on each side, or one less where the box ends; `border` is told the ones beyond.
    mutating func widen(_ lowest: Int, _ highest: Int, _ border: (Int) -> Void) {
      if low > lowest {
        low -= 1
        border(low - 1)
      } else {
        low += 1
      }
      if high < highest {
        high += 1
        border(high + 1)
      } else {
        high -= 1
      }
    }
  }
}
