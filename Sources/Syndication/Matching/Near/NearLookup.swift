import News

/// The look-up of one text's shingles; its room is used again by the next.
struct NearLookup: Sendable {
  struct Found {
    let entry: NearWindow.Entry
    let share: Double
  }

  /// Who holds the shingle at hand, and how many stories and texts of one source that makes.
  private var holders: [UInt32] = []
  private var stories: [UInt32] = []
  private var texts: [UInt32] = []
  /// The holders of all shingles that are no furniture.
  private var found: [UInt32] = []
  /// How many hold each shingle.
  private(set) var counts: [UInt8] = []
  private(set) var furniture: [UInt32] = []

  var isFurniture: Bool {
    stories.count >= NearWindow.storiesOfFurniture || texts.count >= NearWindow.textsOfFurniture
  }

  mutating func hold(_ entry: UInt32) {
    holders.append(entry)
  }

  mutating func note(story: UInt32) {
    if !stories.contains(story) { stories.append(story) }
  }

  mutating func note(text: UInt32) {
    if !texts.contains(text) { texts.append(text) }
  }

  /// Calls `body` with each entry that holds a shingle of a text, until it returns false.
  mutating func collect(
    _ print: TextPrint, _ postings: Postings,
    _ body: (_ entry: UInt32, _ lookup: inout NearLookup) -> Bool
  ) {
    found.removeAll(keepingCapacity: true)
    furniture.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    var open: Int?
    print.shingles.withUnsafeBufferPointer { shingles in
      postings.read { reader in
        reader.each(of: shingles) { index, entry in
          if index != open {
            if let open { close(shingles[open]) }
            while counts.count < index { counts.append(0) }
            open = index
          }
          return body(entry, &self)
        }
      }
      if let open { close(shingles[open]) }
      while counts.count < shingles.count { counts.append(0) }
    }
  }

  /// Counts the holders of the shingle at hand.
  private mutating func close(_ shingle: UInt32) {
    if isFurniture { furniture.append(shingle) } else { found += holders }
    counts.append(UInt8(clamping: holders.count))
    holders.removeAll(keepingCapacity: true)
    stories.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  /// The entries with the greatest shares, the first of equals first.
  ///
  /// - Parameter sizes: of all entries.
  mutating func best(for print: TextPrint, _ sizes: [UInt16]) -> [Found] {
    guard !found.isEmpty else { return [] }
    found.sort()
    let size = print.shingles.count - furniture.count
    var best: [Found] = []
    var start = 0
    while start < found.count {
      var end = start + 1
      while end < found.count, found[end] == found[start] { end += 1 }
      let entry = Int(found[start])
      let share = Double(end - start) / Double(max(1, min(size, Int(sizes[entry]))))
      start = end
      guard share >= NearWindow.leastShare else { continue }
      let place = best.firstIndex { $0.share < share } ?? best.count
      guard place < NearWindow.maximumCandidates else { continue }
      best.insert(Found(entry: entry, share: share), at: place)
      if best.count > NearWindow.maximumCandidates { best.removeLast() }
    }
    return best
  }
}
