import Glibc

/// A file written beside the one it will replace, synced, and renamed over it: a reader sees the
/// old one or the new one, never half of one. What equals the old one is thrown away, so that
/// neither its bytes nor its time change.
///
/// Two that write one file wait for each other, but not for ever: over a link two outputs of one run
/// may lead to one file. The file keeps its mode. What is there and no regular file (a pipe, a device)
/// is written to as it is.
final class AtomicFile {
  let path: String
  /// Nil when it is written to directly.
  private let temporary: String?
  /// Open for reading too when it is beside.
  private(set) var descriptor: Int32

  /// Whether it is written beside the one that it will replace, and not into what is there.
  var isBeside: Bool { temporary != nil }

  /// The name carries no process ID: what a killed run left is overwritten by the next.
  static func temporaryPath(for path: String) -> String {
    let folder = Paths.folder(of: path)
    let name = ".\(Paths.name(of: path)).new"
    return folder == "." && !path.hasPrefix("./") ? name : "\(folder)/\(name)"
  }

  /// Whether something is there that is written beside a path, or was left so by who was killed.
  static func isLeftOver(_ path: String) -> Bool {
    var state = stat()
    return lstat(temporaryPath(for: path), &state) == 0
  }

  /// Takes away what a killed run left beside a path; what somebody writes stays.
  static func removeLeftOver(_ path: String) {
    let temporary = temporaryPath(for: path)
    let descriptor = open(temporary, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isSame(descriptor, temporary) {
      unlink(temporary)
    }
  }

  /// - Parameters:
  ///   - followsLinks: whether what a link leads to is replaced, and not the link.
  ///   - wait: for another one that writes the same file.
  init(
    path: String, followsLinks: Bool = true, wait: FileWait = FileWait()
  ) throws(FileError) {
    self.path = followsLinks ? Paths.resolved(path) : path
    var old = stat()
    let isThere = lstat(self.path, &old) == 0 && old.st_mode & S_IFMT != S_IFLNK
    if isThere, old.st_mode & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = open(self.path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
      return
    }
    let temporary = Self.temporaryPath(for: self.path)
    self.temporary = temporary
    descriptor = try Self.openLocked(temporary, for: path, wait)
    if isThere { fchmod(descriptor, old.st_mode & 0o7777) }
  }

  deinit {
    giveUp()
  }

  /// Opens the temporary file, empty, when nobody else writes it.
  private static func openLocked(
    _ temporary: String, for path: String, _ wait: FileWait
  ) throws(FileError) -> Int32 {
    while true {
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else {
        let code = errno
        throw isInTheWay(temporary)
          ? .inTheWay(temporary) : FileError(path: path, action: "write", code: code)
      }
      let code = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
      // Who held the lock before has renamed or removed what we opened.
      if code == 0, isSame(descriptor, temporary), ftruncate(descriptor, 0) == 0 {
        return descriptor
      }
      close(descriptor)
      guard [0, EINTR, EWOULDBLOCK].contains(code) else {
        throw FileError(path: path, action: "lock", code: code)
      }
      guard !isInTheWay(temporary) else { throw .inTheWay(temporary) }
      guard wait.pause() else { throw .beingWritten(path) }
    }
  }

  /// Whether what lies in the place of a temporary file cannot be one.
  private static func isInTheWay(_ temporary: String) -> Bool {
    var state = stat()
    return lstat(temporary, &state) == 0 && state.st_mode & S_IFMT != S_IFREG
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// Leaves the old one where it is.
  func giveUp() {
    guard descriptor >= 0 else { return }
    if let temporary { unlink(temporary) }
    letGo()
  }

  private func letGo() {
    close(descriptor)
    descriptor = -1
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    guard let code = Output.write(bytes, to: descriptor) else { return }
    throw FileError(path: path, action: "write", code: code)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard let code = Output.write(bytes, to: descriptor) else { return }
    throw FileError(path: path, action: "write", code: code)
  }

  /// Puts the file in its place; returns false when it already held these bytes.
  func commit() throws(FileError) -> Bool {
    guard isBeside else {
      letGo()
      return true
    }
    if isUnchanged() {
      giveUp()
      return false
    }
    try sync()
    try replace()
    syncFolder()
    return true
  }

  /// Brings what was written to the disk.
  func sync() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(path: path, action: "sync", code: errno) }
  }

  /// Puts it over the old one.
  func replace() throws(FileError) {
    guard let temporary, rename(temporary, path) == 0 else {
      throw FileError(path: path, action: "replace", code: errno)
    }
    letGo()
  }

  /// Whether the file in its place holds these bytes already.
  func isUnchanged() -> Bool {
    let old = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard old >= 0 else { return false }
    defer { close(old) }
    let size = lseek(old, 0, SEEK_END)
    guard size == lseek(descriptor, 0, SEEK_END) else { return false }
    let length = 64 << 10
    let a = UnsafeMutableRawPointer.allocate(byteCount: 2 * length, alignment: 16)
    defer { a.deallocate() }
    let b = a + length
    var offset: off_t = 0
    while offset < size {
      let count = pread(old, a, length, offset)
      guard count > 0, pread(descriptor, b, count, offset) == count, memcmp(a, b, count) == 0
      else { return false }
      offset += off_t(count)
    }
    return true
  }

  /// A rename is on disk only when its folder is; a file system that cannot sync folders is no
  /// reason to fail.
  func syncFolder() {
    let folder = open(Paths.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

package enum Output {
  /// Writes all bytes; the error code when that fails.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
