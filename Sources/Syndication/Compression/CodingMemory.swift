import Glibc

/// The memory of the encoders, kept from one file to the next. Each takes more than a megabyte, in
/// blocks so large that the C library gives them back at once and the system clears them anew: of ten
/// thousand pages that is half of the time.
package final class CodingMemory {
  /// Bytes that are kept while nobody uses them. A page takes less than a quarter of it.
  static let maximumKept = 8 << 20
  /// Before each block stands its size; what follows is aligned as by `malloc`.
  private static let header = 16

  private var blocks: [UnsafeMutableRawPointer] = []
  private(set) var kept = 0

  package init() {}

  deinit {
    for block in blocks { free(block) }
  }

  private static func size(of block: UnsafeMutableRawPointer) -> Int {
    block.load(as: Int.self)
  }

  /// A block of at least so many bytes, with whatever stands in it; nil when there is none to be had.
  func take(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size <= Self.maximumKept else { return Self.make(size) }
    let size = Self.rounded(size)
    if let place = blocks.firstIndex(where: { Self.size(of: $0) == size }) {
      blocks.swapAt(place, blocks.count - 1)
      kept -= size
      return blocks.popLast().map { $0 + Self.header }
    }
    return Self.make(size)
  }

  /// The next power of two: what is asked for depends on the length of the file.
  private static func rounded(_ size: Int) -> Int {
    size <= 1 ? 1 : 1 << (Int.bitWidth - (size - 1).leadingZeroBitCount)
  }

  private static func make(_ size: Int) -> UnsafeMutableRawPointer? {
    let (whole, isTooLarge) = size.addingReportingOverflow(header)
    guard !isTooLarge, let block = malloc(whole) else { return nil }
    block.storeBytes(of: size, as: Int.self)
    return block + header
  }

  func giveBack(_ room: UnsafeMutableRawPointer) {
    let block = room - Self.header
    let size = Self.size(of: block)
    guard kept + size <= Self.maximumKept else { return free(block) }
    kept += size
    blocks.append(block)
  }
}

/// What the libraries call, with the address of a `CodingMemory`.
extension CodingMemory {
  /// Not retained: the encoder that is given it keeps the memory itself.
  var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func take(_ address: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let address else { return nil }
    return Unmanaged<CodingMemory>.fromOpaque(address).takeUnretainedValue().take(size)
  }

  static func giveBack(_ address: UnsafeMutableRawPointer?, _ room: UnsafeMutableRawPointer?) {
    guard let address, let room else { return }
    Unmanaged<CodingMemory>.fromOpaque(address).takeUnretainedValue().giveBack(room)
  }
}
