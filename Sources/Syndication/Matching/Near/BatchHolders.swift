import News

/// Which entries hold the shingles of the texts of a batch: those that were there before and those of
/// the batch itself. Only of shingles that more than one entry holds.
struct BatchHolders: Sendable {
  /// By shingle: how many entries hold it, and these, in the order in which they came.
  private var lists: [UInt32] = [0]
  /// By the place of a shingle of a text: where its list begins, and in the lowest bits how many of
  /// it came before the text; zero where the text alone holds it.
  private var places: [UInt32]
  /// Where the shingles of each text begin, and where the last ones end.
  private let starts: [Int]

  /// No shingle has more entries than these bits tell.
  private static let countBits: UInt32 = 5
  private static let countMask: UInt32 = 1 << countBits - 1
  /// Shingles of one batch, at most: the lists of all of them can be told.
  static let maximumShingles = 1 << 20

  init(_ prints: [TextPrint]) {
    var starts = [0]
    starts.reserveCapacity(prints.count + 1)
    var count = 0
    for print in prints {
      count += print.shingles.count
      starts.append(count)
    }
    self.starts = starts
    places = Array(repeating: 0, count: count)
  }

  /// Shingles of all texts.
  var count: Int { places.count }

  /// By the place of a shingle: which text it is of.
  var texts: [UInt32] {
    var texts: [UInt32] = []
    texts.reserveCapacity(count)
    for text in starts.indices.dropLast() {
      texts.append(
        contentsOf: repeatElement(UInt32(text), count: starts[text + 1] - starts[text]))
    }
    return texts
  }

  /// Begins the list of a shingle with the entries that held it before.
  @inline(__always)
  mutating func begin(_ holders: some Collection<UInt32>) -> List {
    let start = lists.count
    lists.append(UInt32(holders.count))
    lists.append(contentsOf: holders)
    return List(start: UInt32(start))
  }

  struct List {
    fileprivate let start: UInt32
  }

  /// Says that a shingle at a place, of an entry, has a list, and adds the entry to it unless there
  /// are as many as are kept.
  ///
  /// - Returns: whether it was added.
  @inline(__always)
  mutating func add(_ entry: UInt32, at place: Int, to list: List) -> Bool {
    let count = lists[Int(list.start)]
    places[place] = list.start << Self.countBits | count
    guard count < Postings.maximumHolders else { return false }
    lists[Int(list.start)] = count &+ 1
    lists.append(entry)
    return true
  }

  /// Finds the entries that hold each shingle of a text.
  ///
  /// - Parameter after: those that came after the text, too, and itself.
  func gather(_ text: Int, after: Bool, into holders: inout Holders) {
    let (start, end) = (starts[text], starts[text + 1])
    holders.reset(for: end - start)
    lists.withUnsafeBufferPointer { lists in
      places.withUnsafeBufferPointer { places in
        holders.fill { entries, ends in
          var filled = 0
          for at in start..<end {
            let place = places[at]
            if place != 0 {
              let list = Int(place >> Self.countBits)
              let count = after ? Int(lists[list]) : Int(place & Self.countMask)
              for index in 0..<count { entries[filled &+ index] = lists[list &+ 1 &+ index] }
              filled &+= count
            }
            ends[at &- start] = UInt32(truncatingIfNeeded: filled)
          }
        }
      }
    }
  }
}
