/// A list of tokens in memory of its own.
struct TokenList: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Token>

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  @inline(__always)
  mutating func append(_ token: Token) {
    if count == capacity { grow() }
    base[count] = token
    count &+= 1
  }

  private mutating func grow() {
    let larger = capacity &* 2
    let moved = UnsafeMutablePointer<Token>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  mutating func removeAll(from end: Int) {
    count = end
  }

  subscript(token: Int) -> Token {
    @inline(__always) get { base[token] }
    @inline(__always) set { base[token] = newValue }
  }

  /// Valid as long as the list is, and nothing is appended.
  var buffer: UnsafeBufferPointer<Token> {
    UnsafeBufferPointer(start: base, count: count)
  }
}
