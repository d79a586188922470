/// Who may start next: in the order in which they came, hosts taking turns, each with at most
/// `perHost` running, and none before its rest is over. Each lane has its own order.
package struct HostQueues<Item> {
  private final class Host {
    let name: String
    var running = 0
    var waiting = PerLane { _ in Queue<Item>() }
    /// Stands in `ready`.
    var isListed = PerLane { _ in false }
    /// Stands in `resting`: nothing starts before this; monotonic nanoseconds.
    var restsUntil: Int64?

    init(name: String) {
      self.name = name
    }

    var isAwaited: Bool { !waiting.feeds.isEmpty || !waiting.pages.isEmpty }

    var isIdle: Bool {
      running == 0 && restsUntil == nil && !isAwaited && !isListed.feeds && !isListed.pages
    }
  }

  private let perHost: Int
  private var hosts: [String: Host] = [:]
  private var ready = PerLane { _ in Queue<Host>() }
  private var resting: [Host] = []
  /// When the first of those that rest may be started; `.max` when none rests.
  private(set) var nextEndOfRest = Int64.max

  package init(perHost: Int) {
    self.perHost = max(perHost, 1)
  }

  /// `first` puts it before those that wait: it has waited before.
  package mutating func add(
    _ item: Item, host name: String, in lane: BodyLane = .feeds, first: Bool = false
  ) {
    let host = host(name)
    if first {
      host.waiting[lane].prepend(item)
    } else {
      host.waiting[lane].append(item)
    }
    list(host, in: lane)
  }

  private mutating func host(_ name: String) -> Host {
    if let host = hosts[name] { return host }
    let host = Host(name: name)
    hosts[name] = host
    return host
  }

  /// Takes the next one of the lane that may run, and counts it as running.
  package mutating func next(in lane: BodyLane = .feeds) -> Item? {
    while let host = ready[lane].popFirst() {
      host.isListed[lane] = false
      guard host.restsUntil == nil, host.running < perHost, let item = host.waiting[lane].popFirst()
      else {
        forgetIfIdle(host)
        continue
      }
      host.running += 1
      list(host, in: lane)
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
      removed += Self.remove(from: host, where: condition)
      forgetIfIdle(host)
    }
    return removed
  }

  /// Takes out those that wait for one host and fulfil `condition`.
  mutating func remove(host name: String, where condition: (Item) -> Bool) -> [Item] {
    guard let host = hosts[name] else { return [] }
    defer { forgetIfIdle(host) }
    return Self.remove(from: host, where: condition)
  }

  private static func remove(from host: Host, where condition: (Item) -> Bool) -> [Item] {
    host.waiting.feeds.remove(where: condition) + host.waiting.pages.remove(where: condition)
  }

  /// Some one waits for the host.
  func hasWaiting(_ name: String) -> Bool {
    hosts[name]?.isAwaited == true
  }

  /// Some one of the lane waits that may run.
  func hasReady(in lane: BodyLane) -> Bool { !ready[lane].isEmpty }

  private mutating func forgetIfIdle(_ host: Host) {
    if host.isIdle { hosts[host.name] = nil }
  }

  private mutating func list(_ host: Host) {
    list(host, in: .feeds)
    list(host, in: .pages)
  }

  private mutating func list(_ host: Host, in lane: BodyLane) {
    guard !host.isListed[lane], host.restsUntil == nil, host.running < perHost,
      !host.waiting[lane].isEmpty
    else { return }
    host.isListed[lane] = true
    ready[lane].append(host)
  }
}
