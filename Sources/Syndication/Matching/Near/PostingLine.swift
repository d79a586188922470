/// Fifteen postings of 32 bits, and a word that says how many there are and which shingles have others
/// aside for want of room.
enum PostingLine {
  static let words = 16
  static let size = words * 4
  /// Words before the first line. An array's storage that is a mapping of its own begins 48 bytes after
  /// a line of the cache: so the lines are the cache's.
  static let leadingWords = 4
  private static let slots = 15
  private static let stateByte = slots * 4
  /// Of the state the lowest bits are the count, each other one stands for some of the shingles.
  private static let countBits: UInt32 = 4
  private static let countMask: UInt32 = 1 << countBits - 1

  /// The byte at which a line starts.
  @inline(__always)
  private static func start(_ place: Int) -> Int { place &* size &+ leadingWords &* 4 }

  @inline(__always)
  static func count(in bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
    Int(state(of: bytes, at: place) & countMask)
  }

  @inline(__always)
  static func posting(_ slot: Int, in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
    bytes.load(fromByteOffset: start(place) &+ slot &* 4, as: UInt32.self)
  }

  /// Empties a line.
  static func clear(_ bytes: UnsafeMutableRawBufferPointer, at place: Int) {
    bytes.storeBytes(of: 0, toByteOffset: start(place) &+ stateByte, as: UInt32.self)
  }

  @inline(__always)
  static func state(of bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
    bytes.load(fromByteOffset: start(place) &+ stateByte, as: UInt32.self)
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

  /// False when there is no room.
  @inline(__always)
  static func add(
    _ posting: UInt32, of shingle: UInt32, to bytes: UnsafeMutableRawBufferPointer, at place: Int
  ) -> Bool {
    let start = start(place)
    var state = state(of: UnsafeRawBufferPointer(bytes), at: place)
    let slot = Int(state & countMask)
    let hasRoom = slot < slots
    if hasRoom {
      bytes.storeBytes(of: posting, toByteOffset: start &+ slot &* 4, as: UInt32.self)
      state &+= 1
    } else {
      state |= asideBit(of: shingle)
    }
    bytes.storeBytes(of: state, toByteOffset: start &+ stateByte, as: UInt32.self)
    return hasRoom
  }

  /// How shingles and entries lie in so many lines.
  struct Form: Sendable {
    private let lines: UInt64
    /// The lowest bits of a shingle tell it from the others of its line.
    private let tailBits: UInt32
    private let tailMask: UInt32

    /// - Parameter lines: at least one.
    init(lines: Int) {
      self.lines = UInt64(lines)
      tailBits = UInt32(32 - (Int.bitWidth - 1 - max(1, lines).leadingZeroBitCount))
      tailMask = UInt32(truncatingIfNeeded: 1 << UInt64(tailBits) - 1)
    }

    /// Whether an entry has few enough bits.
    func holds(_ entry: UInt32) -> Bool { entry >> (32 - tailBits) == 0 }

    @inline(__always)
    func place(of shingle: UInt32) -> Int {
      Int(truncatingIfNeeded: (UInt64(shingle) &* lines) >> 32)
    }

    @inline(__always)
    func posting(_ shingle: UInt32, _ entry: UInt32) -> UInt32 {
      entry << tailBits | shingle & tailMask
    }

    @inline(__always)
    func entry(of posting: UInt32) -> UInt32 { posting >> tailBits }

    @inline(__always)
    func shingle(of posting: UInt32, at place: Int) -> UInt32 {
      let first = UInt32(truncatingIfNeeded: (UInt64(place) << 32 + lines - 1) / lines)
      return first &+ (posting &- first) & tailMask
    }

    /// Appends the entries that hold a shingle, up to a limit.
    @inline(__always)
    func read(
      _ shingle: UInt32, in bytes: UnsafeRawBufferPointer, at place: Int,
      to entries: UnsafeMutableBufferPointer<UInt32>, _ end: inout Int, _ limit: Int
    ) {
      let start = start(place)
      guard mayHold(shingle, bytes, start) else { return }
      let count = Int(state(of: bytes, at: place) & countMask)
      for slot in 0..<count {
        let posting = bytes.load(fromByteOffset: start &+ slot &* 4, as: UInt32.self)
        guard (posting ^ shingle) & tailMask == 0, end < limit else { continue }
        entries[end] = entry(of: posting)
        end &+= 1
      }
    }

    /// Whether one of the postings has a shingle's tail, two at a time; places that are not taken are
    /// zero.
    @inline(__always)
    private func mayHold(
      _ shingle: UInt32, _ bytes: UnsafeRawBufferPointer, _ start: Int
    ) -> Bool {
      let ones: UInt64 = 0x0000_0001_0000_0001
      let (wanted, mask) = (UInt64(shingle) &* ones, UInt64(tailMask) &* ones)
      var found: UInt64 = 0
      for pair in 0..<8 {
        let word = bytes.load(fromByteOffset: start &+ pair &* 8, as: UInt64.self)
        let rest = (word ^ wanted) & mask
        found |= (rest &- ones) & ~rest
      }
      return found & 0x8000_0000_8000_0000 != 0
    }
  }
}
