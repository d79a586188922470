import Glibc

/// Hands out the lines of a file or pipe one by one; memory is bounded by the longest line.
struct LineReader: ~Copyable {
  /// Bytes of one line.
  static let maximumLine = 64 << 20
  private static let chunk = 256 << 10

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line handed out last, from 1.
  private(set) var number = 0

  /// - Parameter path: `-` is stdin.
  init(path: String) throws(FileError) {
    self.path = path
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, action: "open", code: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// Calls `body` with the bytes of the next line, without its line feed; false at the end.
  mutating func next(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool {
    var searched = start
    while true {
      if let end = firstLineFeed(from: searched) {
        try hand(start..<end, to: body)
        start = end + 1
        return true
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return false }
        try hand(start..<buffer.count, to: body)
        start = buffer.count
        return true
      }
      searched -= try fill()
    }
  }

  private func firstLineFeed(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func hand(
    _ range: Range<Int>, to body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    number += 1
    try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Reads more; returns by how much the bytes in front were moved.
  private mutating func fill() throws(FileError) -> Int {
    let moved = start
    buffer.removeFirst(start)
    start = 0
    guard buffer.count <= Self.maximumLine else {
      throw FileError(path: path, action: "read line \(number + 1) of", code: EFBIG)
    }
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    var got = 0
    repeat {
      got = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + old }, Self.chunk)
      }
    } while got < 0 && errno == EINTR
    let code = errno
    buffer.removeLast(Self.chunk - max(0, got))
    guard got >= 0 else { throw FileError(path: path, action: "read", code: code) }
    isAtEnd = got == 0
    return moved
  }
}
