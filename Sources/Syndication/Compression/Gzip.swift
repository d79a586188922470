import CZlib

/// A stream of zlib, which keeps the address of its own structure: it must not move.
private struct ZlibStream {
  let pointer: UnsafeMutablePointer<z_stream>

  init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: z_stream())
  }

  /// Lends zlib both buffers for one call.
  ///
  /// - Throws: when zlib says anything but that it went on, is at its end, or needs more of either.
  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer,
    _ call: (UnsafeMutablePointer<z_stream>) -> Int32
  ) throws(CodingFailure) -> CoderStep {
    // zlib reads through a pointer that it does not call constant.
    pointer.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: Bytef.self))
    pointer.pointee.avail_in = uInt(clamping: input.count)
    pointer.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
    pointer.pointee.avail_out = uInt(clamping: output.count)
    let result = call(pointer)
    guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(result) else {
      throw result == Z_MEM_ERROR ? .outOfMemory : .damaged
    }
    return CoderStep(
      taken: input.count - Int(pointer.pointee.avail_in),
      given: output.count - Int(pointer.pointee.avail_out), isDone: result == Z_STREAM_END)
  }
}

/// The window's bits for zlib, and what makes it write and read gzip's header (zlib.h).
private let windowBits: Int32 = 15 + 16

final class GzipEncoder: Coder {
  /// Beyond it compression costs twice the time for 1 % (decision 0117).
  static let level: Int32 = 6
  /// zlib's default: 256 KiB a stream.
  private static let memoryLevel: Int32 = 8
  /// "Unknown" (RFC 1952, section 2.3.1): the same on every system.
  private static let system: Int32 = 255

  private let stream = ZlibStream()
  /// zlib reads both while it writes the header.
  private let header = UnsafeMutablePointer<gz_header>.allocate(capacity: 1)
  private let comment: UnsafeMutableBufferPointer<Bytef>

  private let memory: CodingMemory

  init(_ memory: CodingMemory) throws(CodingFailure) {
    self.memory = memory
    comment = ContentCoding.mark.withUTF8Buffer { mark in
      let copy = UnsafeMutableBufferPointer<Bytef>.allocate(capacity: mark.count + 1)
      copy.initialize(repeating: 0)
      _ = copy.update(from: mark)
      return copy
    }
    header.initialize(to: gz_header())
    header.pointee.os = Self.system
    stream.pointer.pointee.opaque = memory.address
    stream.pointer.pointee.zalloc = { address, count, size in
      CodingMemory.take(address, Int(count) * Int(size))
    }
    stream.pointer.pointee.zfree = { CodingMemory.giveBack($0, $1) }
    header.pointee.comment = comment.baseAddress
    let result = deflateInit2_(
      stream.pointer, Self.level, Z_DEFLATED, windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK, deflateSetHeader(stream.pointer, header) == Z_OK else {
      throw .outOfMemory
    }
  }

  deinit {
    deflateEnd(stream.pointer)
    stream.pointer.deallocate()
    header.deallocate()
    comment.deallocate()
  }

  func step(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep {
    try stream.step(input, output) { deflate($0, isLast ? Z_FINISH : Z_NO_FLUSH) }
  }
}

final class GzipDecoder: Coder {
  private let stream = ZlibStream()

  init() throws(CodingFailure) {
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream.pointer, windowBits, ZLIB_VERSION, size) == Z_OK else {
      throw .outOfMemory
    }
  }

  deinit {
    inflateEnd(stream.pointer)
    stream.pointer.deallocate()
  }

  func step(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep {
    try stream.step(input, output) { inflate($0, Z_NO_FLUSH) }
  }
}
