import Testing

@testable import Syndication

@Suite struct RotaTests {
  private static func names(_ host: String, _ count: Int) -> [String] {
    Array(repeating: host, count: count)
  }

  /// Starts all that may start.
  private func start(_ rota: inout Rota) -> [Int] {
    var started: [Int] = []
    while let turn = rota.next() { started.append(turn) }
    return started
  }

  @Test func aHostThatHangsKeepsItsOwnSourcesWaitingOnly() {
    let hosts = Self.names("hung", 1_000) + Self.names("good", 20)
    var rota = Rota(hosts: hosts, perHost: 4, transfers: 128)
    var (answered, hung) = (0, 0)
    var started = start(&rota)
    for _ in 0..<20 {
      hung += started.count { hosts[$0] == "hung" }
      let good = started.filter { hosts[$0] == "good" }
      for turn in good {
        rota.answered(turn)
        rota.ended()
      }
      answered += good.count
      started = start(&rota)
    }
    #expect(answered == 20)
    #expect(hung == 4 * Rota.asksPerPlace)
    #expect(!rota.isDone)
  }

  @Test func noMoreTurnsWaitForAnswersThanTransfersMayTake() {
    let hosts = (0..<500).map { "host \($0)" }
    var rota = Rota(hosts: hosts, perHost: 4, transfers: 8)
    #expect(start(&rota).count == 8 * Rota.asksPerPlace)
  }

  @Test func noMoreTurnsReadThanMay() {
    let hosts = (0..<2_000).map { "host \($0)" }
    var rota = Rota(hosts: hosts, perHost: 4, transfers: 128)
    var reading = 0
    while case let started = start(&rota), !started.isEmpty {
      for turn in started { rota.answered(turn) }
      reading += started.count
    }
    #expect((Rota.readingAtOnce...Rota.readingAtOnce + 256).contains(reading))
    rota.ended()
    #expect(start(&rota).isEmpty == (reading > Rota.readingAtOnce))
  }

  @Test func allGetTheirTurnOnce() {
    let hosts = (0..<1_000).map { "host \($0 % 7)" }
    var rota = Rota(hosts: hosts, perHost: 2, transfers: 128)
    var taken: [Int] = []
    while case let started = start(&rota), !started.isEmpty {
      for turn in started {
        rota.answered(turn)
        rota.ended()
      }
      taken += started
    }
    #expect(taken.sorted() == Array(0..<1_000))
    #expect(rota.isDone)
    #expect(Rota(hosts: [], perHost: 1, transfers: 1).isDone)
  }
}
