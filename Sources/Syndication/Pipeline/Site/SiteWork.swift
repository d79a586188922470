import Compression
import Glibc
import Synchronization

/// What one writing of the site has done so far.
final class SiteWork: Sendable {
  private struct State {
    let files: FileSet
    let codings: Set<ContentCoding>
    let known: [String: UInt64]
    let isThorough: Bool
    /// All that the site will hold.
    var wanted: [String: UInt64] = [:]
    var changed: [String] = []
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - known: what the site held the last time.
  ///   - isThorough: whether it is looked for.
  init(
    files: sending FileSet, codings: Set<ContentCoding>, known: [String: UInt64], isThorough: Bool
  ) {
    state = Mutex(
      State(files: files, codings: codings, known: known, isThorough: isThorough))
  }

  /// Whether a file is to be made; notes it as wanted when it is there as it should be.
  func needs(_ path: String, _ fingerprint: UInt64) -> Bool {
    state.withLock { state in
      guard state.known[path] == fingerprint,
        !state.isThorough || state.files.holds(path, state.codings)
      else { return true }
      state.wanted[path] = fingerprint
      return false
    }
  }

  func put(_ bytes: [UInt8], at path: String, fingerprint: UInt64) throws(FileError) {
    try state.withLock { (state) throws(FileError) in
      state.wanted[path] = fingerprint
      state.changed += try state.files.put(bytes, at: path, state.codings)
    }
  }

  /// Puts everything in its place, takes away what is no longer wanted and keeps `register`. Returns the
  /// paths of what changed.
  func finish(_ register: SiteRegister) throws(FileError) -> [String] {
    try state.withLock { (state) throws(FileError) in
      try state.files.replace()
      for path in state.known.keys.sorted() where state.wanted[path] == nil {
        try state.files.remove(path)
        state.changed.append(path)
      }
      var register = register
      register.files = state.wanted
      let path = state.files.path(of: SiteRegister.name)
      try Folder.create(Paths.folder(of: path))
      let file = try AtomicFile(path: path)
      try file.write(register.bytes)
      _ = try file.commit()
      return state.changed.map { state.files.path(of: $0) }
    }
  }
}
