/// Who may start next: in the order in which they came, hosts taking turns, each with at most
/// `perHost` running.
struct HostQueues<Item> {
  private final class Host {
    let name: String
    var running = 0
    var waiting = Queue<Item>()
    /// Stands in `ready`.
    var isListed = false

    init(name: String) {
      self.name = name
    }
  }

  private let perHost: Int
  private var hosts: [String: Host] = [:]
  private var ready = Queue<Host>()

  init(perHost: Int) {
    self.perHost = max(perHost, 1)
  }

  /// `first` puts it before those that wait: it has waited before.
  mutating func add(_ item: Item, host name: String, first: Bool = false) {
    let host = hosts[name] ?? Host(name: name)
    hosts[name] = host
    if first {
      host.waiting.prepend(item)
    } else {
      host.waiting.append(item)
    }
    list(host)
  }

  /// Takes the next one that may run, and counts it as running.
  mutating func next() -> Item? {
    while let host = ready.popFirst() {
      host.isListed = false
      guard host.running < perHost, let item = host.waiting.popFirst() else {
        forgetIfIdle(host)
        continue
      }
      host.running += 1
      list(host)
      return item
    }
    return nil
  }

  /// One that `next` gave, to a host of this name, runs no more.
  mutating func leave(_ name: String) {
    guard let host = hosts[name] else { return }
    host.running -= 1
    list(host)
    forgetIfIdle(host)
  }

  /// Takes out all waiting ones that fulfil `condition`.
  mutating func remove(where condition: (Item) -> Bool) -> [Item] {
    var removed: [Item] = []
    for host in hosts.values {
      removed += host.waiting.remove(where: condition)
      forgetIfIdle(host)
    }
    return removed
  }

  /// Some one waits that may run.
  var hasReady: Bool { !ready.isEmpty }

  private mutating func forgetIfIdle(_ host: Host) {
    if host.running == 0, host.waiting.isEmpty, !host.isListed { hosts[host.name] = nil }
  }

  private mutating func list(_ host: Host) {
    guard !host.isListed, host.running < perHost, !host.waiting.isEmpty else { return }
    host.isListed = true
    ready.append(host)
  }
}
