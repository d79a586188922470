/// Postings in a hash table of chains, four of one shingle a link: mostly those of shingles that many
/// entries have.
struct AsidePostings: Sendable {
  private struct Link: Sendable {
    let shingle: UInt32
    /// The place after that of the next one in the chain; zero at its end.
    var next: UInt32
    /// From the first lane on; `none` where there is none yet.
    var entries: SIMD4<UInt32>
  }

  private var heads: [UInt32] = []
  private var links: [Link] = []

  private static let none = UInt32.max
  private static let leastHeads = 64

  /// Bytes that the arrays use.
  var bytes: Int { heads.count * 4 + links.count * MemoryLayout<Link>.stride }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    if let place = roomyLink(of: shingle) {
      let entries = links[place].entries
      let lane = entries.indices.first { entries[$0] == Self.none } ?? 0
      links[place].entries[lane] = entry
      return
    }
    var entries = SIMD4(repeating: Self.none)
    entries[0] = entry
    links.append(Link(shingle: shingle, next: 0, entries: entries))
    if links.count > heads.count {
      heads = Array(repeating: 0, count: max(Self.leastHeads, heads.count * 2))
      for place in links.indices { chain(place) }
    } else {
      chain(links.count - 1)
    }
  }

  /// The first link of a shingle in its chain is the only one that may have room.
  private func roomyLink(of shingle: UInt32) -> Int? {
    guard !heads.isEmpty else { return nil }
    var at = Int(heads[head(of: shingle)])
    while at > 0 {
      let link = links[at - 1]
      if link.shingle == shingle { return link.entries[3] == Self.none ? at - 1 : nil }
      at = Int(link.next)
    }
    return nil
  }

  private mutating func chain(_ place: Int) {
    let head = head(of: links[place].shingle)
    links[place].next = heads[head]
    heads[head] = UInt32(place + 1)
  }

  /// In the order of the shingles, as the lines.
  @inline(__always)
  private func head(of shingle: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(shingle) &* UInt64(heads.count)) >> 32)
  }

  func forEach(_ body: (_ shingle: UInt32, _ entry: UInt32) -> Void) {
    for link in links {
      for lane in 0..<4 where link.entries[lane] != Self.none {
        body(link.shingle, link.entries[lane])
      }
    }
  }

  /// Appends the entries that hold a shingle, up to a limit.
  func read(
    _ shingle: UInt32, to entries: UnsafeMutableBufferPointer<UInt32>, _ end: inout Int,
    _ limit: Int
  ) {
    guard !heads.isEmpty else { return }
    var at = Int(heads[head(of: shingle)])
    while at > 0, end < limit {
      let link = links[at &- 1]
      if link.shingle == shingle {
        for lane in 0..<4 where link.entries[lane] != Self.none && end < limit {
          entries[end] = link.entries[lane]
          end &+= 1
        }
      }
      at = Int(link.next)
    }
  }
}
