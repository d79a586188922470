import Compression
import Glibc

/// A file and its compressed copies, which take their places together: all are written and synced
/// before the first is renamed; the copies come before the file, so that none is ever older than it.
struct FileWithCopies {
  let path: String
  private let copies: [CompressedCopy]
  /// Of codings that are not wanted.
  private let others: [CompressedCopy]

  init(_ path: String, _ codings: Set<ContentCoding>) {
    self.path = path
    copies = ContentCoding.allCases.filter(codings.contains).map { CompressedCopy(of: path, $0) }
    others = ContentCoding.allCases.filter { !codings.contains($0) }
      .map { CompressedCopy(of: path, $0) }
  }

  /// Those in which our copies of a file lie there.
  static func codings(beside path: String) -> Set<ContentCoding> {
    Set(ContentCoding.allCases.filter { CompressedCopy(of: path, $0).isOurs })
  }

  /// Puts a written file in its place, with its copies.
  ///
  /// - Returns: the paths of what changed.
  func commit(_ file: AtomicFile) throws -> [String] {
    guard file.isBeside else { return try file.commit() ? [file.path] : [] }
    if file.isUnchanged() {
      file.giveUp()
      return try renew()
    }
    let made = try copies.map { try $0.make(from: file.descriptor) }
    try file.sync()
    try replace(made)
    try file.replace()
    file.syncFolder()
    return made.map(\.path) + [file.path]
  }

  /// Makes those copies of the file in its place that are missing or damaged, and takes away those that
  /// are no longer wanted.
  func renew() throws -> [String] {
    let missing = copies.filter { !$0.isCurrent(of: path) }
    guard !missing.isEmpty else {
      try replace([])
      return []
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    defer { close(file) }
    let made = try missing.map { try $0.make(from: file) }
    try replace(made)
    made.first?.syncFolder()
    return made.map(\.path)
  }

  private func replace(_ made: [AtomicFile]) throws {
    for copy in made { try copy.sync() }
    for other in others where other.isOurs { try other.remove() }
    for copy in made { try copy.replace() }
  }
}
