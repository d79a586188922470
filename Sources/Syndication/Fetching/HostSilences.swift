/// Hosts that let one page after the other run out of time. After so many in a row no more pages are
/// asked of them: each would take its whole timeout, and those of all sources wait in one queue.
///
/// What is asked for by another way, or with more patience, may be answered: its row is its own.
struct HostSilences {
  /// Whose silence it is, and to whom.
  struct Key: Hashable {
    let host: String
    let proxy: String?
    let timeout: Duration
    let speedFloor: SpeedFloor?

    init(_ host: String, _ request: FetchRequest) {
      self.host = host
      proxy = request.proxy
      timeout = request.timeout
      speedFloor = request.speedFloor
    }
  }

  /// Pages in a row.
  static let patience = 8

  private var inARow: [Key: Int] = [:]

  /// Whether the host is given up. It stays so.
  func holds(_ key: Key) -> Bool {
    inARow[key].map { $0 >= Self.patience } ?? false
  }

  /// - Returns: whether the host is given up by this.
  mutating func add(_ key: Key) -> Bool {
    guard !holds(key) else { return false }
    inARow[key, default: 0] += 1
    return holds(key)
  }

  /// It has answered.
  mutating func end(_ key: Key) {
    if !inARow.isEmpty, !holds(key) { inARow[key] = nil }
  }
}
