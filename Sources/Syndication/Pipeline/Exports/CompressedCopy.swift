import Compression
import Glibc

/// A copy of a file in a content coding, beside it for web servers to send instead.
///
/// The copy itself tells by its mark that it is ours, and by its time, which is the file's, that it
/// was made of the file as it is (decision 0116). So nothing need be kept elsewhere.
struct CompressedCopy {
  let coding: ContentCoding
  let path: String

  /// - Parameter path: the file's.
  init(of path: String, _ coding: ContentCoding) {
    self.coding = coding
    self.path = path + coding.suffix
  }

  /// Whether this program wrote it; false when there is none.
  var isOurs: Bool {
    guard let copy = OpenFile(path) else { return false }
    return isOurs(copy)
  }

  private func isOurs(_ copy: borrowing OpenFile) -> Bool {
    let beginning = [UInt8](unsafeUninitializedCapacity: ContentCoding.markEnd) { buffer, count in
      count = max(0, pread(copy.descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return coding.isMarked(beginning)
  }

  /// Whether it is there, ours, and holds what the file in its place holds. One that has the file's
  /// time is not decoded.
  func isCurrent(of file: String) -> Bool {
    guard let copy = OpenFile(path), isOurs(copy), let file = OpenFile(file) else { return false }
    return copy.time == file.time || holds(copy, file)
  }

  private func holds(_ copy: borrowing OpenFile, _ file: borrowing OpenFile) -> Bool {
    struct Other: Error {}
    var (read, compared): (off_t, off_t) = (0, 0)
    let (from, with) = (copy.descriptor, file.descriptor)
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ContentCoding.pieceSize, alignment: 16)
    defer { room.deallocate() }
    do {
      try coding.decode { buffer in
        let count = max(0, pread(from, buffer.baseAddress, buffer.count, read))
        read += off_t(count)
        return count
      } into: { piece in
        guard let start = piece.baseAddress,
          pread(with, room.baseAddress, piece.count, compared) == piece.count,
          room.baseAddress.map({ memcmp($0, start, piece.count) }) == 0
        else { throw Other() }
        compared += off_t(piece.count)
      }
      return compared == file.size
    } catch {
      return false
    }
  }

  /// Encodes what is open as `file`, beside the copy's place, with the file's mode and time. Of a copy
  /// that is no regular file nothing is known, so it is not written to.
  func make(from file: Int32) throws -> AtomicFile {
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw FileError(path: path, action: "write", code: errno)
    }
    let copy = try AtomicFile(path: path)
    guard copy.isBeside else { throw FileError(path: path, action: "replace", code: EEXIST) }
    var offset: off_t = 0
    do {
      try coding.encode(length: Int(status.st_size)) { buffer throws(FileError) in
        let count = pread(file, buffer.baseAddress, buffer.count, offset)
        guard count >= 0 else { throw FileError(path: path, action: "write", code: errno) }
        offset += off_t(count)
        return count
      } into: { piece throws(FileError) in
        try copy.write(piece)
      }
    } catch is CodingFailure {
      throw FileError(path: path, action: "compress", code: ENOMEM)
    }
    fchmod(copy.descriptor, status.st_mode & 0o7777)
    Self.setTime(copy.descriptor, status.st_mtim)
    return copy
  }

  func encode(_ bytes: [UInt8], in memory: CodingMemory) throws(FileError) -> [UInt8] {
    do {
      return try coding.encode(bytes, in: memory)
    } catch {
      throw FileError(path: path, action: "compress", code: ENOMEM)
    }
  }

  /// Servers tell readers the time of what they send: it is to be the same for the file and its copies.
  static func setTime(_ descriptor: Int32, _ time: timespec) {
    _ = withUnsafeTemporaryAllocation(of: timespec.self, capacity: 2) { times in
      times.initialize(repeating: time)
      return futimens(descriptor, times.baseAddress)
    }
  }

  func remove() throws(FileError) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw FileError(path: path, action: "remove", code: errno)
  }
}

/// A regular file, open for reading.
private struct OpenFile: ~Copyable {
  let descriptor: Int32
  let size: off_t
  private let seconds: Int
  private let nanoseconds: Int

  /// When it was last changed.
  var time: [Int] { [seconds, nanoseconds] }

  /// Nil when there is none. A pipe or a device is not waited for.
  init?(_ path: String) {
    var status = stat()
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = status.st_size
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  deinit {
    close(descriptor)
  }
}
