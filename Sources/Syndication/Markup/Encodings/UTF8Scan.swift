/// What one look at a document's bytes tells: whether they are UTF-8 (RFC 3629), and whether any
/// character in them needs mending.
struct UTF8Scan {
  /// Sequences that are not UTF-8.
  private(set) var bad = 0
  /// Sequences of two bytes and more; where all is valid they are counted no further than
  /// `enoughToJudge`.
  private(set) var multibyte = 0
  /// Whether there is no control character but tab and line feed.
  private(set) var isPlain = true

  var isValid: Bool { bad == 0 }

  /// Whether what is not UTF-8 is an accident in a text that is.
  var isMostlyUTF8: Bool { bad < multibyte }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes {
      let blocks = UTF8Blocks($0)
      guard blocks.isValid else {
        scan($0)
        return
      }
      isPlain = blocks.isPlain
      if !blocks.isASCII { multibyte = Self.leads($0) }
    }
  }

  /// From so many sequences on, text that is valid UTF-8 is not so by chance.
  static let enoughToJudge = 4

  /// How many bytes begin a sequence of two and more, where all is valid.
  private static func leads(_ bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    for byte in bytes where byte >= 0xC0 {
      count &+= 1
      if count == enoughToJudge { break }
    }
    return count
  }

  private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
    let high: UInt64 = 0x8080_8080_8080_8080
    let spaces: UInt64 = 0x2020_2020_2020_2020
    let end = bytes.count
    var p = 0
    while p < end {
      if p &+ 8 <= end {
        let word = bytes.loadUnaligned(fromByteOffset: p, as: UInt64.self)
        if word & high == 0 {
          if (word &- spaces) & high != 0 { checkControls(bytes, p, p &+ 8) }
          p &+= 8
          continue
        }
      }
      let stop = min(p &+ 8, end)
      while p < stop { p = sequence(bytes, p, end) }
    }
  }

  /// Looks at one character; answers where the next begins.
  @inline(__always)
  private mutating func sequence(_ bytes: UnsafeRawBufferPointer, _ p: Int, _ end: Int) -> Int {
    let lead = bytes[p]
    if lead < 0x80 {
      if lead < 0x20, lead != 0x0A, lead != 0x09 { isPlain = false }
      return p &+ 1
    }
    if lead >= 0xC2, lead < 0xE0, p &+ 1 < end, bytes[p &+ 1] & 0xC0 == 0x80 {
      if lead == 0xC2, bytes[p &+ 1] < 0xA0 { isPlain = false }
      multibyte &+= 1
      return p &+ 2
    }
    return longSequence(bytes, p, end, lead)
  }

  private mutating func longSequence(
    _ bytes: UnsafeRawBufferPointer, _ p: Int, _ end: Int, _ lead: UInt8
  ) -> Int {
    let length: Int
    let range: ClosedRange<UInt8>
    switch lead {
    case 0xE0: (length, range) = (3, 0xA0...0xBF)
    case 0xED: (length, range) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, range) = (3, 0x80...0xBF)
    case 0xF0: (length, range) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, range) = (4, 0x80...0xBF)
    case 0xF4: (length, range) = (4, 0x80...0x8F)
    default: (length, range) = (1, 0...0)
    }
    guard length > 1, p &+ 1 < end, range.contains(bytes[p &+ 1]) else {
      bad &+= 1
      return p &+ 1
    }
    for place in 2..<length {
      guard p &+ place < end, bytes[p &+ place] & 0xC0 == 0x80 else {
        bad &+= 1
        return p &+ place
      }
    }
    multibyte &+= 1
    return p &+ length
  }

  private mutating func checkControls(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) {
    for p in from..<to where bytes[p] < 0x20 && bytes[p] != 0x0A && bytes[p] != 0x09 {
      isPlain = false
    }
  }
}
