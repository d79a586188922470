import CMalloc

/// How the allocator of the C library is set up for a process of a few threads.
enum Memory {
  /// Heaps that threads allocate from. By default each thread gets its own, and what one thread
  /// frees is lost to the others: a batch is made by some and let go by another. Measured on a cycle
  /// of 40,000 articles: 92 MB at the default, 85 with two heaps, 74 with one; the allocator's own
  /// share of the time grew from 1.9 to 3.9 %.
  private static let heaps: Int32 = 1

  /// To be called before there is a second thread.
  static func prepare() {
    _ = mallopt(M_ARENA_MAX, heaps)
  }
}
