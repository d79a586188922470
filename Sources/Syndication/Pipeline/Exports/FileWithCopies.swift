import Compression
import Glibc

/// A file and its compressed copies, which take their places together: all are written and synced
/// before the first is renamed; the copies come before the file, so that none is ever older than it.
struct FileWithCopies {
  let path: String
  let codings: Set<ContentCoding>
  /// For others that write the file or a copy.
  let wait: FileWait

  init(_ path: String, _ codings: Set<ContentCoding>, _ wait: FileWait) {
    self.path = path
    self.codings = codings
    self.wait = wait
  }

  /// Those in which our copies of a file lie there.
  static func codings(beside path: String) -> Set<ContentCoding> {
    Set(CompressedCopy.all(of: path).filter(\.isOurs).map(\.coding))
  }

  /// Takes away what a killed run left of what it made, whatever is wanted now.
  func removeLeftOvers() {
    AtomicFile.removeLeftOver(Paths.resolved(path))
    for copy in CompressedCopy.all(of: path) { AtomicFile.removeLeftOver(copy.path) }
  }

  /// Puts a written file in its place, with its copies.
  ///
  /// - Returns: the paths of what changed.
  func commit(_ file: AtomicFile) throws -> [String] {
    guard file.isBeside else { return try file.commit() ? [file.path] : [] }
    if file.isUnchanged() { return try keepOld(insteadOf: file) }
    removeLeftOvers()
    let copies = CompressedCopy.tasks(of: path, codings, nil)
    let made = try copies.make.map { try $0.make(from: file.descriptor, wait) }
    try file.sync()
    try replace(made, copies.remove)
    try file.replace()
    file.syncFolder()
    return made.map(\.path) + [file.path]
  }

  /// Leaves what is in the place of a file that was begun, and renews its copies. What is written to as
  /// it is has none: a pipe would be waited on until somebody else writes to it.
  func keepOld(insteadOf file: AtomicFile) throws -> [String] {
    file.giveUp()
    return file.isBeside ? try renew(.bytes) : []
  }

  /// Makes those copies of the file in its place that are missing or damaged, and takes away those that
  /// are no longer wanted: all where there is no file.
  func renew(_ trust: CompressedCopy.Trust) throws -> [String] {
    removeLeftOvers()
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 || errno == ENOENT else {
      throw FileError(path: path, action: "read", code: errno)
    }
    defer { if file >= 0 { close(file) } }
    if file >= 0 { try expectRegular(file) }
    let copies = CompressedCopy.tasks(of: path, file >= 0 ? codings : [], trust)
    let made = try copies.make.map { try $0.make(from: file, wait) }
    try replace(made, copies.remove)
    made.first?.syncFolder()
    return made.map(\.path)
  }

  private func expectRegular(_ file: Int32) throws(FileError) {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, action: "read", code: EINVAL)
    }
  }

  private func replace(_ made: [AtomicFile], _ unwanted: [CompressedCopy]) throws {
    for copy in made { try copy.sync() }
    for copy in unwanted { try copy.remove() }
    for copy in made { try copy.replace() }
  }
}
