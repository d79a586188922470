import Compression
import Glibc

/// A copy of a file in a content coding, beside it for web servers to send instead.
///
/// The copy itself tells by its mark that it is ours, and by its time, which is the file's, that it
/// was made of the file as it is (decision 0116). So nothing need be kept elsewhere. A link is none of
/// ours, and is not followed.
struct CompressedCopy {
  let coding: ContentCoding
  let path: String

  /// - Parameter path: the file's.
  init(of path: String, _ coding: ContentCoding) {
    self.coding = coding
    self.path = path + coding.suffix
  }

  /// In all codings.
  static func all(of path: String) -> [CompressedCopy] {
    ContentCoding.allCases.map { CompressedCopy(of: path, $0) }
  }

  /// What is to be done beside a file so that it has its copies and no others of ours.
  ///
  /// - Parameter trust: nil when the file is a new one.
  static func tasks(
    of path: String, _ codings: Set<ContentCoding>, _ trust: Trust?
  ) -> (make: [CompressedCopy], remove: [CompressedCopy]) {
    let (wanted, others) = (
      all(of: path).filter { codings.contains($0.coding) },
      all(of: path).filter { !codings.contains($0.coding) && $0.isOurs }
    )
    return (wanted.filter { copy in trust.map { !copy.isCurrent(of: path, $0) } ?? true }, others)
  }

  /// By what a copy is believed to be of the file as it is.
  enum Trust {
    /// What it holds.
    case bytes
    /// The time that it has from the file; what it holds only where it has another.
    case time
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

  /// Whether it is there, ours, and of the file in its place. One that is gets the file's time and mode
  /// back, where it has others.
  func isCurrent(of file: String, _ trust: Trust) -> Bool {
    guard let copy = OpenFile(path), isOurs(copy), let file = OpenFile(file, followsLinks: true)
    else { return false }
    let isTrusted = trust == .time && copy.time == file.time
    guard isTrusted || holds(copy, file) else { return false }
    if copy.mode != file.mode { fchmod(copy.descriptor, file.mode) }
    if copy.time != file.time { Self.setTime(copy.descriptor, file.status.st_mtim) }
    return true
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
      return compared == file.status.st_size
    } catch {
      return false
    }
  }

  /// Encodes what is open as `file`, beside the copy's place, with the file's mode and time. Of a copy
  /// that is no regular file nothing is known, so it is not written to.
  func make(from file: Int32, _ wait: FileWait) throws -> AtomicFile {
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw FileError(path: path, action: "write", code: errno)
    }
    let copy = try AtomicFile(path: path, followsLinks: false, wait: wait)
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
  let status: stat

  /// When it was last changed.
  var time: [Int] { [status.st_mtim.tv_sec, status.st_mtim.tv_nsec] }
  var mode: mode_t { status.st_mode & 0o7777 }

  /// Nil when there is none. A pipe or a device is not waited for.
  init?(_ path: String, followsLinks: Bool = false) {
    var status = stat()
    descriptor = open(
      path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { return nil }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.status = status
  }

  deinit {
    close(descriptor)
  }
}
