import Glibc

/// A file written beside the one it will replace, synced, and renamed over it: a reader sees the
/// old one or the new one, never half of one. What equals the old one is thrown away, so that
/// neither its bytes nor its time change.
final class AtomicFile {
  let path: String
  private let temporary: String
  private var descriptor: Int32

  /// The name carries no process ID: what a killed run left is overwritten by the next.
  static func temporaryPath(for path: String) -> String {
    let folder = Paths.folder(of: path)
    let name = ".\(Paths.name(of: path)).new"
    return folder == "." && !path.hasPrefix("./") ? name : "\(folder)/\(name)"
  }

  init(path: String) throws(FileError) {
    self.path = path
    temporary = Self.temporaryPath(for: path)
    descriptor = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
  }

  deinit {
    giveUp()
  }

  private func giveUp() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    guard let code = Output.write(bytes, to: descriptor) else { return }
    throw FileError(path: path, action: "write", code: code)
  }

  /// Puts the file in its place; returns false when it already held these bytes.
  func commit() throws(FileError) -> Bool {
    if isUnchanged() {
      giveUp()
      return false
    }
    guard fsync(descriptor) == 0 else { throw FileError(path: path, action: "sync", code: errno) }
    guard rename(temporary, path) == 0 else {
      throw FileError(path: path, action: "replace", code: errno)
    }
    close(descriptor)
    descriptor = -1
    syncFolder()
    return true
  }

  private func isUnchanged() -> Bool {
    let old = open(path, O_RDONLY | O_CLOEXEC)
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
  private func syncFolder() {
    let folder = open(Paths.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

package enum Output {
  /// Writes all bytes; the error code when that fails.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
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
}
