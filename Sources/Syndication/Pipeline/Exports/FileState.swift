import Glibc

/// What the system tells of a regular file. The time of its last change of any kind is among it, which
/// no program can set.
struct FileState {
  let text: String

  /// Of the file that this program is; nil when it cannot be told.
  static var program: FileState? { FileState("/proc/self/exe") }

  /// Nil when there is no such file. Links are followed.
  init?(_ path: String) {
    var state = stat()
    guard stat(path, &state) == 0, state.st_mode & S_IFMT == S_IFREG else { return nil }
    let times = [state.st_mtim, state.st_ctim].map { "\($0.tv_sec).\($0.tv_nsec)" }
    text = "\(state.st_dev) \(state.st_ino) \(state.st_size) \(times.joined(separator: " "))"
  }
}
