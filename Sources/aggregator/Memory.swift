import CMalloc
import Glibc

/// How the allocator of the C library is set up for a process of a few threads. The figures are the
/// peaks of a cycle of 40,000 new articles.
enum Memory {
  /// Heaps that threads allocate from. By default each thread gets its own, and what one thread
  /// frees is lost to the others: a batch is made by some and let go by another. Measured before runs
  /// looked for near duplicates: 92 MB at the default, 85 with two heaps, 74 with one; the allocator's
  /// own share of the time grew from 1.9 to 3.9 %.
  private static let heaps: Int32 = 1

  /// Bytes of a block that is given back as soon as it is free. By default the limit grows with the
  /// blocks that are freed, and lists that grow leave holes: 83 MB, and 78 with a fixed one for .3 s
  /// of the system's time.
  private static let largeBlock: Int32 = 128 << 10

  /// To be called before there is a second thread.
  static func prepare() {
    _ = mallopt(M_ARENA_MAX, heaps)
    _ = mallopt(M_MMAP_THRESHOLD, largeBlock)
  }

  /// Gives free pages back to the system: what matching needs does not fit into the holes that
  /// fetching leaves. 40 MB of the heap become 21.
  static func giveBack() {
    _ = malloc_trim(0)
  }

  /// Bytes by which the heap of a command grows that keeps all it reads. What is not used of them takes
  /// no memory.
  private static let bulk = 256 << 20
  /// The largest block that the C library takes from its heap: larger ones are mappings of their own.
  private static let largestInHeap: Int32 = 32 << 20

  /// For a command that fills much memory once: asks for pages of 2 MB, where the system has them.
  /// Measured on `match` with 16 MB: 23,400 page faults become 2,500, and .67 CPU seconds .60.
  static func prepareForBulk() {
    _ = mallopt(M_MMAP_THRESHOLD, largestInHeap)
    _ = mallopt(M_TOP_PAD, Int32(bulk))
    // More than any heap has left now, so that it grows. The compiler knows `malloc` and would leave
    // it out with its `free`.
    var block: UnsafeMutableRawPointer?
    _ = posix_memalign(&block, 4096, Int(largestInHeap) / 2)
    free(block)
    guard let end = sbrk(0) else { return }
    let large = 2 << 20
    let start = (Int(bitPattern: end) - bulk + large - 1) / large * large
    // A wish: where it is not granted, nothing changes.
    _ = madvise(
      UnsafeMutableRawPointer(bitPattern: start), Int(bitPattern: end) - start, MADV_HUGEPAGE)
  }
}
