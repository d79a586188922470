import Glibc
import Storage

/// A lock on `<database>-lock`, which the system takes back when its holder ends, however it ends.
/// The file stays: removing it would let two holders lock two files of one name.
final class SQLiteCycleLock: CycleLock {
  private let descriptor: CInt

  private init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// The bytes of the file that stand for something.
  enum Place: Int {
    /// Held through a whole cycle.
    case cycle = 0
    /// Held while tables are made or changed: two first runs at once must not both make them.
    case schema = 1
  }

  /// F_OFD_SETLK of fcntl(2), which Swift does not import: a lock of the open file description,
  /// which no other open or close in this process ends.
  private static let setLock: CInt = 37

  /// Takes the lock; nil when another holds it.
  static func take(
    _ place: Place, besides path: String
  ) throws(StoreError) -> SQLiteCycleLock? {
    let file = path + "-lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unavailable(file) }
    let lock = SQLiteCycleLock(descriptor: descriptor)
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(place.rawValue)
    range.l_len = 1
    if fcntl(descriptor, setLock, &range) == 0 { return lock }
    if errno == EAGAIN || errno == EACCES { return nil }
    throw unavailable(file)
  }

  /// Takes the lock as soon as nobody else holds it, within `StoreFile.patience`.
  static func wait(
    for place: Place, besides path: String
  ) throws(StoreError) -> SQLiteCycleLock {
    for _ in 0..<Int(StoreFile.patience * 100) {
      if let lock = try take(place, besides: path) { return lock }
      usleep(10_000)
    }
    throw .unavailable(path: path, reason: "another program is using it and does not let go")
  }

  private static func unavailable(_ file: String) -> StoreError {
    .unavailable(path: file, reason: String(cString: strerror(errno)))
  }
}
