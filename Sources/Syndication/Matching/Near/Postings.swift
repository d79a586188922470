/// Which entries hold a shingle: lines of postings in the order of the shingles, each one line of the
/// processor's cache, so that a look-up waits for the memory once. What has no room in its line
/// stands aside.
///
/// The more lines there are, the fewer bits tell a shingle from the others of its line, and the more
/// are left for the entry: both together take 32.
struct Postings: Sendable {
  private var words: [UInt32] = []
  private var lines = 0
  private var form = PostingLine.Form(lines: 1)
  private var aside = AsidePostings()
  private(set) var count = 0

  /// Entries that are kept for one shingle, at most: what more texts have is furniture.
  static let maximumHolders = 16
  private static let leastLines = 1 << 10
  /// Postings a line, on average, when there are to be more lines: twice as many while they are few,
  /// then by that part of them.
  private static let fullLine = 12
  private static let fewLines = 1 << 15
  private static let growth = 4
  /// Room for so many is asked for at once. What is not used of it takes no memory.
  private static let reservedWords = 1 << 22

  /// Bytes that the arrays use.
  var bytes: Int { lines * PostingLine.size + aside.bytes }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    makeRoom(for: 1, upTo: entry)
    fill { $0.put(shingle, entry) }
  }

  @inline(__always)
  mutating func fill(_ body: (inout Filling) -> Void) {
    let form = form
    var aside = AsidePostings()
    swap(&aside, &self.aside)
    count += words.withUnsafeMutableBytes { bytes in
      var filling = Filling(bytes, form, aside)
      aside = AsidePostings()
      body(&filling)
      swap(&aside, &filling.aside)
      return filling.count
    }
    swap(&aside, &self.aside)
  }

  /// Makes lines enough for more postings, whose greatest entry is known.
  @inline(__always)
  mutating func makeRoom(for more: Int, upTo entry: UInt32) {
    while lines == 0 || count + more > lines * Self.fullLine || !form.holds(entry) {
      grow(for: count + more)
    }
  }

  /// In place, from the last line on: no posting ever moves to an earlier line.
  private mutating func grow(for wanted: Int) {
    let (old, filled) = (form, lines)
    // An entry that is too large for its bits needs twice the lines, too.
    let isDoubled = filled < Self.fewLines || wanted <= filled * Self.fullLine / 2
    lines = max(Self.leastLines, filled + (isDoubled ? filled : filled / Self.growth))
    form = PostingLine.Form(lines: lines)
    extend(to: lines * PostingLine.words + PostingLine.leadingWords)
    var displaced = AsidePostings()
    swap(&aside, &displaced)
    let count = count
    fill { filling in
      for place in stride(from: filled - 1, through: 0, by: -1) { filling.spread(place, old) }
      displaced.forEach { filling.put($0, $1) }
    }
    self.count = count
  }

  private mutating func extend(to size: Int) {
    if size > words.capacity { words.reserveCapacity(max(Self.reservedWords, size * 2)) }
    words.append(contentsOf: repeatElement(0, count: size - words.count))
  }

  /// Finds the entries that hold each shingle, at most `maximumHolders` of one.
  ///
  /// All lines are touched first: the processor then waits for many places of the memory at once.
  func gather(_ shingles: [UInt32], into holders: inout Holders) {
    holders.reset(for: shingles.count)
    guard lines > 0 else { return }
    let form = form
    shingles.withUnsafeBufferPointer { shingles in
      words.withUnsafeBytes { bytes in
        holders.fill { entries, ends in
          var touched: UInt32 = 0
          for shingle in shingles {
            touched |= PostingLine.state(of: bytes, at: form.place(of: shingle))
          }
          guard touched != 0 else { return }
          var end = 0
          for index in shingles.indices {
            let shingle = shingles[index]
            let place = form.place(of: shingle)
            let limit = end &+ Self.maximumHolders
            form.read(shingle, in: bytes, at: place, to: entries, &end, limit)
            if PostingLine.mayHaveAside(shingle, bytes, at: place) {
              aside.read(shingle, to: entries, &end, limit)
            }
            ends[index] = UInt32(truncatingIfNeeded: end)
          }
        }
      }
    }
  }
}

/// The entries that hold each of some shingles.
struct Holders: Sendable {
  /// The first `count` of them are meant.
  private(set) var entries: [UInt32] = []
  /// By shingle, where its entries end.
  private(set) var ends: [UInt32] = []

  var count: Int { Int(ends.last ?? 0) }

  mutating func reset(for shingles: Int) {
    let most = shingles * Postings.maximumHolders
    if entries.count < most { entries = Array(repeating: 0, count: most) }
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: shingles))
  }

  @inline(__always)
  mutating func fill(
    _ body: (UnsafeMutableBufferPointer<UInt32>, UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    entries.withUnsafeMutableBufferPointer { entries in
      ends.withUnsafeMutableBufferPointer { body(entries, $0) }
    }
  }

  @inline(__always)
  func read(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      ends.withUnsafeBufferPointer { body(entries, $0) }
    }
  }
}
