/// Who may start next: in the order in which they came, hosts taking turns, each with at most
/// `perHost` running, and none before its rest is over.
package struct HostQueues<Item> {
  private final class Host {
    let name: String
    var running = 0
    var waiting = Queue<Item>()
    /// Stands in `ready`.
    var isListed = false
    /// Stands in `resting`: nothing starts before this; monotonic nanoseconds.
    var restsUntil: Int64?

    init(name: String) {
      self.name = name
    }
  }

  private let perHost: Int
  private var hosts: [String: Host] = [:]
  private var ready = Queue<Host>()
  private var resting: [Host] = []
  /// When the first of those that rest may be started; `.max` when none rests.
  private(set) var nextEndOfRest = Int64.max

  package init(perHost: Int) {
    self.perHost = max(perHost, 1)
  }

  /// `first` puts it before those that wait: it has waited before.
  package mutating func add(_ item: Item, host name: String, first: Bool = false) {
    let host = host(name)
    if first {
      host.waiting.prepend(item)
    } else {
      host.waiting.append(item)
    }
    list(host)
  }

  private mutating func host(_ name: String) -> Host {
    if let host = hosts[name] { return host }
    let host = Host(name: name)
    hosts[name] = host
    return host
  }

  /// Takes the next one that may run, and counts it as running.
  package mutating func next() -> Item? {
    while let host = ready.popFirst() {
      host.isListed = false
      guard host.restsUntil == nil, host.running < perHost, let item = host.waiting.popFirst()
      else {
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
  package mutating func leave(_ name: String) {
    guard let host = hosts[name] else { return }
    host.running -= 1
    list(host)
    forgetIfIdle(host)
  }

  /// Lets nothing start at a host before `moment`, unless it rests longer already.
  mutating func rest(_ name: String, until moment: Int64) {
    let host = host(name)
    if host.restsUntil == nil { resting.append(host) }
    host.restsUntil = max(host.restsUntil ?? moment, moment)
    nextEndOfRest = min(nextEndOfRest, moment)
  }

  /// Ends the rests that are over.
  mutating func wake(at now: Int64) {
    guard nextEndOfRest <= now else { return }
    nextEndOfRest = .max
    let rested = resting
    resting = []
    for host in rested {
      if let moment = host.restsUntil, moment > now {
        resting.append(host)
        nextEndOfRest = min(nextEndOfRest, moment)
      } else {
        host.restsUntil = nil
        list(host)
        forgetIfIdle(host)
      }
    }
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

  /// Takes out those that wait for one host and fulfil `condition`.
  mutating func remove(host name: String, where condition: (Item) -> Bool) -> [Item] {
    guard let host = hosts[name] else { return [] }
    defer { forgetIfIdle(host) }
    return host.waiting.remove(where: condition)
  }

  /// Some one waits for the host.
  func hasWaiting(_ name: String) -> Bool {
    hosts[name]?.waiting.isEmpty == false
  }

  /// Some one waits that may run.
  var hasReady: Bool { !ready.isEmpty }

  private mutating func forgetIfIdle(_ host: Host) {
    if host.running == 0, host.waiting.isEmpty, !host.isListed, host.restsUntil == nil {
      hosts[host.name] = nil
    }
  }

  private mutating func list(_ host: Host) {
    guard !host.isListed, host.restsUntil == nil, host.running < perHost, !host.waiting.isEmpty
    else { return }
    host.isListed = true
    ready.append(host)
  }
}
