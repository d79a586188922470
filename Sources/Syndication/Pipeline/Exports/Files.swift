import Glibc

/// Paths as the configuration writes them.
package enum Paths {
  /// The folder of a path, without the last slash; "." when it has none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: slash) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Where the links that a path goes over lead; the path itself when nothing is there.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// One spelling of a path, whether anything is there or not: without `.`, `..` and double slashes.
  static func standardised(_ path: String) -> String {
    var kept: [String] = []
    for part in parts(of: path) where part != "." {
      if part == "..", let last = kept.last, last != ".." {
        kept.removeLast()
      } else if part != ".." || !isAbsolute(path) {
        kept.append(part)
      }
    }
    return (isAbsolute(path) ? "/" : "") + kept.joined(separator: "/")
  }

  /// What stands between the slashes. Bytes are compared: a slash and a mark behind it would make one
  /// character.
  static func parts(of path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  private static let slash = UInt8(ascii: "/")

  static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// `path` itself when it begins with a slash, else inside `folder`.
  package static func absolute(_ path: String, in folder: String) -> String {
    isAbsolute(path) || folder == "." ? path : folder + "/" + path
  }

  /// A path as it is from every folder; as it is from this process's where that has been taken away.
  static func absolute(_ path: String) -> String {
    guard !isAbsolute(path), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}

/// Why a file could not be read or written, in the system's words.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package let path: String
  package let action: String
  package let code: Int32

  package init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  package var description: String {
    if self == .inTheWay(path) {
      return
        "cannot \(action) \(path): it is a link, or something else that is no file, in the place "
        + "where a file is written before it is renamed: remove it"
    }
    guard action != "lock" || code != EWOULDBLOCK else {
      return "cannot \(action) \(path): it is being written, by another run or as another output "
        + "that leads to it: wait until that has ended, or take away the link between them"
    }
    return "cannot \(action) \(path): \(String(cString: strerror(code)))"
  }

  /// Somebody else, or this run, writes it.
  static func beingWritten(_ path: String) -> FileError {
    FileError(path: path, action: "lock", code: EWOULDBLOCK)
  }

  /// What lies in the place of a temporary file is no file.
  static func inTheWay(_ temporary: String) -> FileError {
    FileError(path: temporary, action: "overwrite", code: EEXIST)
  }

  /// What failed and why, wherever it was.
  var reason: String { "\(action) \(code)" }
}

package enum ReadFile {
  /// All bytes of a file or pipe; `-` is standard input. Fails with `EFBIG` over `limit` bytes.
  package static func bytes(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, action: "open", code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        code = got < 0 ? errno : 0
        count = max(0, got)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw FileError(path: path, action: "read", code: code) }
      guard !chunk.isEmpty else { return bytes }
      guard bytes.count + chunk.count <= limit else {
        throw FileError(path: path, action: "read", code: EFBIG)
      }
      bytes += chunk
    }
  }
}

package enum Folder {
  /// Makes a folder and those above it; one that is there is no error.
  package static func create(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let code = errno
    let parent = Paths.folder(of: path)
    guard code == ENOENT, parent != path, parent != "." else {
      throw FileError(path: path, action: "create the folder", code: code)
    }
    try create(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(path: path, action: "create the folder", code: errno)
    }
  }

  /// The names of what is in a folder, in no order; none when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
