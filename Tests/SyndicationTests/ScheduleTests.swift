import News
import Storage
import Testing

@testable import Syndication

@Suite struct ScheduleTests {
  private let now = Timestamp(seconds: 1_000_000)

  private func state(next: Int64?, attempt: Int64? = nil, paused: Bool = false) -> SourceState {
    var state = SourceState(source: SourceID(rawValue: "one"))
    state.nextDue = next.map { now.advanced(by: $0) }
    state.lastAttempt = attempt.map { now.advanced(by: $0) }
    state.paused = paused
    return state
  }

  @Test func asksASourceNeverSeen() {
    #expect(Schedule.isDue(state(next: nil), interval: 900, now: now))
  }

  @Test func waitsForTheNextTurn() {
    #expect(!Schedule.isDue(state(next: 500, attempt: -400), interval: 900, now: now))
    #expect(Schedule.isDue(state(next: 0, attempt: -900), interval: 900, now: now))
  }

  @Test func letsACronJobOfTheSameIntervalBeALittleEarly() {
    #expect(Schedule.isDue(state(next: 3, attempt: -897), interval: 900, now: now))
    #expect(!Schedule.isDue(state(next: 100, attempt: -800), interval: 900, now: now))
    #expect(!Schedule.isDue(state(next: 1, attempt: 0), interval: 1, now: now))
  }

  @Test func neverAsksAPausedSource() {
    #expect(!Schedule.isDue(state(next: nil, paused: true), interval: 900, now: now))
  }

  @Test func aClockThatWasAheadPutsNoSourceOff() {
    #expect(Schedule.isDue(state(next: 20 * 86_400, attempt: 20 * 86_400), interval: 900, now: now))
    #expect(Schedule.isDue(state(next: 900, attempt: 7_200), interval: 900, now: now))
    #expect(Schedule.isDue(state(next: 40 * 86_400, attempt: -5), interval: 900, now: now))
  }

  @Test func failuresPutASourceOffLongerEachTimeUpToABound() {
    func wait(_ failures: Int, retryAfter: Int64? = nil) -> Int64 {
      Schedule.afterFailure(failures, interval: 900, retryAfter: retryAfter, now: now).since(now)
    }
    #expect(wait(1) == 900)
    #expect(wait(2) == 1_800)
    #expect(wait(5) == 14_400)
    #expect(wait(6) == 21_600)
    #expect(wait(1_000_000) == 21_600)
    #expect(wait(1, retryAfter: 3_600) == 3_600)
    #expect(wait(1, retryAfter: 10) == 900)
    #expect(wait(1, retryAfter: .max) == 86_400)
  }
}
