import CSync
import Compression
import Glibc

/// Files that take their places together: all are written into a folder beside and synced before the
/// first is renamed. A full disk, or a kill until then, leaves every old file whole; after it each file
/// is the old one or the new one, never half of one.
///
/// The folder belongs to one set at a time; another one waits.
final class FileSet {
  let root: String
  /// Whether a killed run had left something: what it was about to write may be missing.
  let isLeftOver: Bool
  private let lock: Int32
  /// In the order in which they will be renamed.
  private var staged: [String] = []
  /// Copies that are no longer wanted, of files that are.
  private var unwanted: [CompressedCopy] = []
  private var folders: Set<String> = []
  private let memory = CodingMemory()

  /// Where a set keeps what it needs, inside its folder.
  static let ownFolder = ".aggregator"
  private var stage: String { "\(root)/\(Self.ownFolder)/new" }

  /// Makes the folder when it is not there, and takes away what a killed run left.
  init(root: String) throws(FileError) {
    self.root = root
    try Folder.create(root)
    lock = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw FileError(path: root, action: "open", code: errno) }
    guard flock(lock, LOCK_EX) == 0 else {
      let code = errno
      close(lock)
      throw FileError(path: root, action: "lock", code: code)
    }
    isLeftOver = access("\(root)/\(Self.ownFolder)/new", F_OK) == 0
    removeStage()
  }

  deinit {
    removeStage()
    close(lock)
  }

  func path(of name: String) -> String { "\(root)/\(name)" }

  /// Whether a file is there, with its copies.
  func holds(_ name: String, _ codings: Set<ContentCoding>) -> Bool {
    let path = path(of: name)
    return access(path, F_OK) == 0
      && codings.allSatisfy { CompressedCopy(of: path, $0).isCurrent(of: path, .time) }
  }

  /// Writes a file and its copies beside, but those that are in their places already with these bytes.
  /// The copies come first (decision 0116).
  ///
  /// - Returns: the names of those written.
  func put(
    _ bytes: [UInt8], at name: String, _ codings: Set<ContentCoding>
  ) throws(FileError) -> [String] {
    let path = path(of: name)
    let isNew = !Self.holds(path, bytes)
    // One time for all of them.
    let time = isNew ? Self.now : Self.time(of: path)
    let copies = CompressedCopy.tasks(of: path, codings, isNew ? nil : .time)
    unwanted += copies.remove
    var written = copies.make.map { name + $0.coding.suffix }
    for (copy, name) in zip(copies.make, written) {
      try write(copy.encode(bytes, in: memory), for: name, time)
    }
    if isNew {
      try write(bytes, for: name, time)
      written.append(name)
    }
    return written
  }

  private func write(_ bytes: [UInt8], for name: String, _ time: timespec) throws(FileError) {
    if staged.isEmpty { try Folder.create(stage) }
    let temporary = "\(stage)/\(staged.count)"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileError(path: path(of: name), action: "write", code: errno) }
    defer { close(file) }
    if let code = Output.write(bytes, to: file) {
      throw FileError(path: path(of: name), action: "write", code: code)
    }
    CompressedCopy.setTime(file, time)
    staged.append(name)
    folders.insert(Paths.folder(of: name))
  }

  private static var now: timespec {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now
  }

  private static func time(of path: String) -> timespec {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mtim : now
  }

  /// Puts the files in their places.
  func replace() throws(FileError) {
    try sync(staged.indices.map { "\(stage)/\($0)" })
    for copy in unwanted { try copy.remove() }
    guard !staged.isEmpty else { return removeStage() }
    for folder in folders where folder != "." { try Folder.create(path(of: folder)) }
    for (number, name) in staged.enumerated() {
      guard rename("\(stage)/\(number)", path(of: name)) == 0 else {
        throw FileError(path: path(of: name), action: "replace", code: errno)
      }
    }
    try sync(folders.map { path(of: $0) })
    staged = []
    unwanted = []
    removeStage()
  }

  /// - Parameter names: of files or folders.
  private func sync(_ names: some Collection<String>) throws(FileError) {
    guard staged.count <= Self.syncedSingly else {
      guard syncfs(lock) == 0 else { throw FileError(path: root, action: "sync", code: errno) }
      return
    }
    for name in names {
      let file = open(name, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw FileError(path: name, action: "sync", code: errno) }
      defer { close(file) }
      // A file system that cannot sync folders is no reason to fail.
      guard fsync(file) == 0 || errno == EINVAL else {
        throw FileError(path: name, action: "sync", code: errno)
      }
    }
  }

  /// So many files are synced one after the other; for more the file system is synced as a whole, with
  /// what others have written to it.
  static let syncedSingly = 64

  /// Takes away a file that is no longer wanted, and our copies of it; one that is not there is no error.
  func remove(_ name: String) throws(FileError) {
    for copy in CompressedCopy.all(of: path(of: name)) where copy.isOurs { try copy.remove() }
    guard unlink(path(of: name)) != 0, errno != ENOENT, errno != ENOTDIR else { return }
    throw FileError(path: path(of: name), action: "remove", code: errno)
  }

  private func removeStage() {
    for name in Folder.names(in: stage) { unlink("\(stage)/\(name)") }
    rmdir(stage)
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == bytes.count
    else { return false }
    let old = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
    return old == bytes
  }
}
