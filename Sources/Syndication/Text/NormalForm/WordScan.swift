/// A word of a text.
struct Token {
  /// Where it ends in the folded bytes.
  var end: UInt32
  /// Where it lies in the text that was read.
  var first: UInt32
  var last: UInt32
  /// What stands between it and the next one.
  var breaks: Breaks

  /// Takes in the token after it.
  mutating func absorb(_ next: Token) {
    end = next.end
    last = next.last
    breaks = next.breaks
  }
}

/// The words of a text, or of a part of it, folded. The bytes lie without spaces, so that two tokens
/// are made one by taking an end away. Valid as long as the scanner is that read them.
struct WordScan {
  /// Of the whole text. Zeroes are behind the last one (`four(at:)`).
  let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  /// Where the first token starts in `bytes`.
  private let origin: Int
  /// What stands before the first token.
  let leading: Breaks

  init(
    bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, leading: Breaks
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.leading = leading
    origin = 0
  }

  /// Some of the tokens of another.
  init(_ words: WordScan, _ part: Range<Int>) {
    bytes = words.bytes
    tokens = UnsafeBufferPointer(rebasing: words.tokens[part])
    origin = words.start(of: part.lowerBound)
    leading = part.lowerBound == 0 ? words.leading : words.breaks(after: part.lowerBound &- 1)
  }

  var count: Int { tokens.count }

  /// Where a token starts in `bytes`; the end of all for the count.
  func start(of token: Int) -> Int {
    token == 0 ? origin : Int(tokens[token &- 1].end)
  }

  /// Where a token ends in `bytes`.
  @inline(__always)
  func end(of token: Int) -> Int { Int(tokens[token].end) }

  func range(of token: Int) -> Range<Int> {
    start(of: token)..<end(of: token)
  }

  func breaks(after token: Int) -> Breaks { tokens[token].breaks }

  /// Four bytes from a place in `bytes` on, the first one lowest; zeroes behind the last one.
  @inline(__always)
  func four(at start: Int) -> UInt32 {
    guard let base = bytes.baseAddress else { return 0 }
    return UInt32(littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt32.self))
  }

  /// Where a token lies in the text that was read.
  func place(of token: Int) -> Range<Int> {
    Int(tokens[token].first)..<Int(tokens[token].last)
  }

  /// The first token whose place is as asked for, where all after it are so, too; the count when
  /// there is none.
  func firstToken(placed isPlaced: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) >> 1
      if isPlaced(place(of: middle)) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  func isNumber(_ token: Int) -> Bool {
    Digits.isASCII(bytes[start(of: token)])
  }
}
