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
