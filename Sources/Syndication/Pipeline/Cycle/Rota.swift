import Fetching
import News
import Storage

/// Whose turn it is: hosts take turns, each with no more turns that wait for an answer than it takes to
/// keep its places busy. So a host that hangs keeps its own sources waiting, and no others.
struct Rota {
  /// Turns past their answer: each may hold what it reads, or wait for its pages.
  static let readingAtOnce = 128
  /// Turns that may wait for an answer, for each transfer that may run: some wait for their host's place.
  static let asksPerPlace = 2

  private let hosts: [String]
  private let asksAtOnce: Int
  private var waiting: HostQueues<Int>
  private var notStarted: Int
  private var asking = 0
  private var reading = 0

  /// - Parameters:
  ///   - hosts: of the turns, in the order in which they come.
  ///   - perHost: transfers at once to one host.
  ///   - transfers: at once to all hosts.
  init(hosts: [String], perHost: Int, transfers: Int) {
    self.hosts = hosts
    asksAtOnce = Self.asksPerPlace * transfers
    waiting = HostQueues(perHost: Self.asksPerPlace * perHost)
    notStarted = hosts.count
    for (turn, host) in hosts.enumerated() { waiting.add(turn, host: host) }
  }

  /// The host that a source is asked at.
  static func host(of source: Source, _ state: SourceState) -> String {
    let url = state.adopted.flatMap(source.address(movedTo:)) ?? source.url
    return FeedAddress.origin(of: url) ?? url
  }

  /// All turns have ended.
  var isDone: Bool { notStarted == 0 && asking == 0 && reading == 0 }

  /// The next turn that may begin; nil when others must get on first.
  mutating func next() -> Int? {
    guard asking < asksAtOnce, reading < Self.readingAtOnce, let turn = waiting.next()
    else { return nil }
    notStarted -= 1
    asking += 1
    return turn
  }

  /// A turn waits no more for its answer.
  mutating func answered(_ turn: Int) {
    waiting.leave(hosts[turn])
    asking -= 1
    reading += 1
  }

  /// A turn that was answered has ended.
  mutating func ended() {
    reading -= 1
  }
}
