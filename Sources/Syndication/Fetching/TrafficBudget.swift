import Synchronization

/// Bytes that all transfers that share it may bring together, as they are on the wire. When they have
/// been brought nothing new is begun; what is on its way ends.
package final class TrafficBudget: Sendable {
  private let limit: Int64
  private let taken = Atomic<Int64>(0)

  package init(limit: Int64) {
    self.limit = limit
  }

  package var isSpent: Bool { taken.load(ordering: .relaxed) >= limit }

  func take(_ bytes: Int64) {
    taken.wrappingAdd(bytes, ordering: .relaxed)
  }
}
