import News

extension Int64 {
  /// The integer that has among signed ones the place of `value` among unsigned ones.
  init(ordered value: UInt64) {
    self.init(bitPattern: value ^ 1 << 63)
  }

  init(_ id: ArticleID) {
    self.init(ordered: id.rawValue)
  }

  init(_ id: StoryID) {
    self.init(ordered: id.rawValue)
  }
}

extension UInt64 {
  /// The value that was stored as `ordered`.
  init(ordered: Int64) {
    self = UInt64(bitPattern: ordered) ^ 1 << 63
  }
}

extension Prepared {
  func bind(_ id: ArticleID) {
    bind(Int64(id))
  }

  func bind(_ id: StoryID) {
    bind(Int64(id))
  }

  func bind(_ moment: Timestamp) {
    bind(moment.seconds)
  }

  func bind(_ moment: Timestamp?) {
    bind(moment?.seconds)
  }

  func bind(_ key: IdentityKey) {
    bind(Int64(ordered: key.value))
    bind(Int64(key.kind.rawValue))
  }
}

extension Columns {
  mutating func article() throws -> ArticleID {
    ArticleID(rawValue: UInt64(ordered: try integer()))
  }

  mutating func articleIfAny() throws -> ArticleID? {
    try integerIfAny().map { ArticleID(rawValue: UInt64(ordered: $0)) }
  }

  mutating func story() throws -> StoryID {
    StoryID(rawValue: UInt64(ordered: try integer()))
  }

  mutating func storyIfAny() throws -> StoryID? {
    try integerIfAny().map { StoryID(rawValue: UInt64(ordered: $0)) }
  }

  mutating func moment() throws -> Timestamp {
    Timestamp(seconds: try integer())
  }

  mutating func momentIfAny() throws -> Timestamp? {
    try integerIfAny().map(Timestamp.init(seconds:))
  }

  mutating func hash() throws -> ContentHash {
    let bytes = try blob()
    guard bytes.isEmpty || bytes.count == 32 else { throw damage() }
    return ContentHash(bytes: bytes)
  }

  /// A number that counts something.
  mutating func count() throws -> Int {
    guard let count = Int(exactly: try integer()), count >= 0 else { throw damage() }
    return count
  }
}
