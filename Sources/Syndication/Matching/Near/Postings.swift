/// Which entries hold a shingle: lines of postings in the order of the shingles, each one line of the
/// processor's cache, so that a look-up waits for the memory once. What has no room in its line
/// stands aside.
struct Postings: Sendable {
  private var lines: [PostingLine.Bytes] = []
  private var aside = AsidePostings()
  private(set) var count = 0

  /// Entries that are kept for one shingle, at most: what more texts have is furniture.
  static let maximumHolders = 16
  /// With fewer lines the lower half of a shingle would not tell it from others of its line.
  private static let leastLines = 1 << 16
  /// Postings a line, on average, when there are to be more lines; by that many parts of them.
  private static let fullLine = 9
  private static let growth = 4

  /// Bytes that the arrays take.
  var bytes: Int { lines.capacity * MemoryLayout<PostingLine.Bytes>.stride + aside.bytes }

  /// - Parameter entry: under `NearWindow.maximumEntries`.
  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    if count >= lines.count * Self.fullLine { grow() }
    put(shingle, entry)
    count += 1
  }

  private mutating func put(_ shingle: UInt32, _ entry: UInt32) {
    let place = Self.place(of: shingle, lines.count)
    let isIn = lines.withUnsafeMutableBytes { bytes in
      PostingLine.add(shingle, entry, to: bytes, at: place)
    }
    if !isIn { aside.insert(shingle, entry: entry) }
  }

  @inline(__always)
  private static func place(of shingle: UInt32, _ lines: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(shingle) &* UInt64(lines)) >> 32)
  }

  private mutating func grow() {
    var old = Postings()
    swap(&old, &self)
    count = old.count
    let size = max(Self.leastLines, old.lines.count + old.lines.count / Self.growth)
    lines = Array(repeating: .zero, count: size)
    old.lines.withUnsafeBytes { bytes in
      for place in old.lines.indices {
        // The least shingle of the line.
        let first = ((UInt64(place) << 32) + UInt64(old.lines.count - 1)) / UInt64(old.lines.count)
        for slot in 0..<PostingLine.count(in: bytes, at: place) {
          let (tail, entry) = PostingLine.posting(slot, in: bytes, at: place)
          let start = UInt32(truncatingIfNeeded: first)
          put(start &+ UInt32(tail &- UInt16(truncatingIfNeeded: start)), entry)
        }
      }
    }
    old.aside.forEach { put($0, $1) }
  }

  /// Appends the entries that hold each shingle, at most `maximumHolders` of one.
  ///
  /// All lines are touched first: the processor then waits for many places of the memory at once.
  func gather(_ shingles: [UInt32], into holders: inout Holders) {
    holders.reset(for: shingles.count)
    guard !lines.isEmpty else { return }
    shingles.withUnsafeBufferPointer { shingles in
      lines.withUnsafeBytes { bytes in
        holders.fill { entries, ends in
          var touched: UInt32 = 0
          for shingle in shingles {
            let place = Self.place(of: shingle, lines.count)
            touched |= PostingLine.state(of: bytes, at: place)
          }
          guard touched != 0 else { return }
          var end = 0
          for index in shingles.indices {
            let shingle = shingles[index]
            let place = Self.place(of: shingle, lines.count)
            let limit = end &+ Self.maximumHolders
            PostingLine.read(shingle, in: bytes, at: place, to: entries, &end, limit)
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

  fileprivate mutating func reset(for shingles: Int) {
    let most = shingles * Postings.maximumHolders
    if entries.count < most { entries = Array(repeating: 0, count: most) }
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: shingles))
  }

  @inline(__always)
  fileprivate mutating func fill(
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

/// Twelve postings in 64 bytes: the lower halves of the shingles, the lower and the upper bits of the
/// entries, and a word that says how many there are and which ones stand aside for want of room.
enum PostingLine {
  typealias Bytes = SIMD16<UInt32>

  static let slots = 12
  private static let size = 64
  private static let low = 24
  private static let high = 48
  private static let stateWord = 60
  /// Of the state the lowest bits are the count, each other one stands for some of the shingles.
  private static let countBits: UInt32 = 8

  @inline(__always)
  static func state(of bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
    bytes.load(fromByteOffset: place &* size &+ stateWord, as: UInt32.self)
  }

  @inline(__always)
  static func count(in bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
    Int(state(of: bytes, at: place) & (1 << countBits - 1))
  }

  @inline(__always)
  static func mayHaveAside(
    _ shingle: UInt32, _ bytes: UnsafeRawBufferPointer, at place: Int
  ) -> Bool {
    state(of: bytes, at: place) & asideBit(of: shingle) != 0
  }

  @inline(__always)
  private static func asideBit(of shingle: UInt32) -> UInt32 {
    let spread = (shingle &* 0x9E37_79B1) >> 16
    return 1 << (countBits &+ (spread &* (32 &- countBits)) >> 16)
  }

  @inline(__always)
  static func posting(
    _ slot: Int, in bytes: UnsafeRawBufferPointer, at place: Int
  ) -> (tail: UInt16, entry: UInt32) {
    let start = place &* size
    let tail = bytes.load(fromByteOffset: start &+ slot &* 2, as: UInt16.self)
    let lower = bytes.load(fromByteOffset: start &+ low &+ slot &* 2, as: UInt16.self)
    return (tail, UInt32(bytes[start &+ high &+ slot]) << 16 | UInt32(lower))
  }

  /// False when there is no room.
  @inline(__always)
  static func add(
    _ shingle: UInt32, _ entry: UInt32, to bytes: UnsafeMutableRawBufferPointer, at place: Int
  ) -> Bool {
    let start = place &* size
    var state = state(of: UnsafeRawBufferPointer(bytes), at: place)
    defer { bytes.storeBytes(of: state, toByteOffset: start &+ stateWord, as: UInt32.self) }
    let slot = count(in: UnsafeRawBufferPointer(bytes), at: place)
    guard slot < slots else {
      state |= asideBit(of: shingle)
      return false
    }
    state &+= 1
    bytes.storeBytes(
      of: UInt16(truncatingIfNeeded: shingle), toByteOffset: start &+ slot &* 2, as: UInt16.self)
    bytes.storeBytes(
      of: UInt16(truncatingIfNeeded: entry), toByteOffset: start &+ low &+ slot &* 2,
      as: UInt16.self)
    bytes[start &+ high &+ slot] = UInt8(truncatingIfNeeded: entry >> 16)
    return true
  }

  /// Appends the entries that hold a shingle, up to a limit.
  @inline(__always)
  static func read(
    _ shingle: UInt32, in bytes: UnsafeRawBufferPointer, at place: Int,
    to entries: UnsafeMutableBufferPointer<UInt32>, _ end: inout Int, _ limit: Int
  ) {
    let tail = UInt16(truncatingIfNeeded: shingle)
    guard mayHold(tail, bytes, place &* size) else { return }
    for slot in 0..<count(in: bytes, at: place) {
      let posting = posting(slot, in: bytes, at: place)
      guard posting.tail == tail, end < limit else { continue }
      entries[end] = posting.entry
      end &+= 1
    }
  }

  /// Whether one of the twelve tails is this one, four at a time; unused ones are zero.
  @inline(__always)
  private static func mayHold(
    _ tail: UInt16, _ bytes: UnsafeRawBufferPointer, _ start: Int
  ) -> Bool {
    let ones: UInt64 = 0x0001_0001_0001_0001
    let wanted = UInt64(tail) &* ones
    var found: UInt64 = 0
    for part in 0..<3 {
      let rest = bytes.load(fromByteOffset: start &+ part &* 8, as: UInt64.self) ^ wanted
      found |= (rest &- ones) & ~rest
    }
    return found & 0x8000_8000_8000_8000 != 0
  }
}

/// Postings in a hash table of chains.
struct AsidePostings: Sendable {
  private struct Posting: Sendable {
    let shingle: UInt32
    let entry: UInt32
    /// The place after that of the next one in the chain; zero at its end.
    var next: UInt32
  }

  private var heads: [UInt32] = []
  private var postings: [Posting] = []

  private static let leastHeads = 64

  var bytes: Int { heads.capacity * 4 + postings.capacity * MemoryLayout<Posting>.stride }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    postings.append(Posting(shingle: shingle, entry: entry, next: 0))
    if postings.count > heads.count {
      heads = Array(repeating: 0, count: max(Self.leastHeads, heads.count * 2))
      for place in postings.indices { link(place) }
    } else {
      link(postings.count - 1)
    }
  }

  private mutating func link(_ place: Int) {
    let head = head(of: postings[place].shingle)
    postings[place].next = heads[head]
    heads[head] = UInt32(place + 1)
  }

  private func head(of shingle: UInt32) -> Int {
    Int(truncatingIfNeeded: WordHash.mix(UInt64(shingle))) & (heads.count &- 1)
  }

  func forEach(_ body: (_ shingle: UInt32, _ entry: UInt32) -> Void) {
    for posting in postings { body(posting.shingle, posting.entry) }
  }

  /// Appends the entries that hold a shingle, up to a limit.
  func read(
    _ shingle: UInt32, to entries: UnsafeMutableBufferPointer<UInt32>, _ end: inout Int,
    _ limit: Int
  ) {
    guard !heads.isEmpty else { return }
    var at = Int(heads[head(of: shingle)])
    while at > 0, end < limit {
      let posting = postings[at &- 1]
      if posting.shingle == shingle {
        entries[end] = posting.entry
        end &+= 1
      }
      at = Int(posting.next)
    }
  }
}
