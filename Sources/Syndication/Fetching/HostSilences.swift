/// Hosts that let one page after the other run out of time. After so many in a row no more pages are
/// asked of them: each would take its whole timeout, and those of all sources wait in one queue.
struct HostSilences {
  /// Pages in a row.
  static let patience = 8

  private var inARow: [String: Int] = [:]

  /// Whether the host is given up. It stays so.
  func holds(_ host: String) -> Bool {
    inARow[host].map { $0 >= Self.patience } ?? false
  }

  /// - Returns: whether the host is given up by this.
  mutating func add(_ host: String) -> Bool {
    guard !holds(host) else { return false }
    inARow[host, default: 0] += 1
    return holds(host)
  }

  /// It has answered.
  mutating func end(_ host: String) {
    if !inARow.isEmpty, !holds(host) { inARow[host] = nil }
  }
}
