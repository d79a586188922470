extension Postings {
  /// Postings while they are filled, their lines where they lie. Valid within `fill`.
  struct Filling {
    private let bytes: UnsafeMutableRawBufferPointer
    private let form: PostingLine.Form
    var aside: AsidePostings
    /// How many were put in.
    private(set) var count = 0

    init(
      _ bytes: UnsafeMutableRawBufferPointer, _ form: PostingLine.Form, _ aside: AsidePostings
    ) {
      self.bytes = bytes
      self.form = form
      self.aside = aside
    }

    @inline(__always)
    mutating func put(_ shingle: UInt32, _ entry: UInt32) {
      let isIn = PostingLine.add(
        form.posting(shingle, entry), of: shingle, to: bytes, at: form.place(of: shingle))
      if !isIn { aside.insert(shingle, entry: entry) }
      count &+= 1
    }

    /// Puts the postings of a line, of which there were fewer, where they belong now.
    @inline(__always)
    mutating func spread(_ place: Int, _ old: PostingLine.Form) {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PostingLine.words) { line in
        let count = PostingLine.count(in: UnsafeRawBufferPointer(bytes), at: place)
        for slot in 0..<count {
          line[slot] = PostingLine.posting(slot, in: UnsafeRawBufferPointer(bytes), at: place)
        }
        PostingLine.clear(bytes, at: place)
        for posting in line[..<count] {
          put(old.shingle(of: posting, at: place), old.entry(of: posting))
        }
      }
    }

    /// The state of a shingle's line.
    @inline(__always)
    func state(of shingle: UInt32) -> UInt32 {
      PostingLine.state(of: UnsafeRawBufferPointer(bytes), at: form.place(of: shingle))
    }

    /// Reads the entries that hold a shingle, as many as there is room for.
    ///
    /// - Returns: how many.
    @inline(__always)
    func read(_ shingle: UInt32, to entries: UnsafeMutableBufferPointer<UInt32>) -> Int {
      let bytes = UnsafeRawBufferPointer(bytes)
      let place = form.place(of: shingle)
      var end = 0
      form.read(shingle, in: bytes, at: place, to: entries, &end, entries.count)
      if PostingLine.mayHaveAside(shingle, bytes, at: place) {
        aside.read(shingle, to: entries, &end, entries.count)
      }
      return end
    }
  }
}
