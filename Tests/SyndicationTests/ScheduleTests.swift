import News
import Storage
import Testing

@testable import Syndication

/// The schedule under a clock of its own: what is known of a source, and when its next turn is.
@Suite struct ScheduleTests {
  /// Thursday, 1 January 2026, 12:00:00 GMT.
  private let now = Timestamp(seconds: 1_767_268_800)
  private let source = SourceID(rawValue: "one")

  private func settings(
    _ interval: Int64 = 900, from minimum: Int64? = nil, to maximum: Int64? = nil
  ) -> SourceSettings {
    var settings = SourceSettings()
    settings.interval = interval
    settings.minimumInterval = minimum
    settings.maximumInterval = maximum
    return settings
  }

  private func isDue(
    next: Int64?, attempt: Int64? = nil, interval: Int64 = 900,
    _ change: (inout SourceState) -> Void = { _ in }
  ) -> Bool {
    var state = SourceState(source: source)
    state.nextDue = next.map { now.advanced(by: $0) }
    state.lastAttempt = attempt.map { now.advanced(by: $0) }
    change(&state)
    return Schedule.isDue(state, settings(interval), now: now)
  }

  /// Seconds until the next turn after an answer.
  private func wait(
    _ settings: SourceSettings, at now: Timestamp? = nil, source: SourceID? = nil,
    _ change: (inout SourceState) -> Void
  ) -> Int64 {
    var state = SourceState(source: source ?? self.source)
    change(&state)
    let now = now ?? self.now
    return Schedule.afterSuccess(state, settings, now: now).since(now)
  }

  @Test func asksASourceNeverSeen() {
    #expect(isDue(next: nil))
  }

  @Test func waitsForTheNextTurn() {
    #expect(!isDue(next: 500, attempt: -400))
    #expect(isDue(next: 0, attempt: -900))
  }

  @Test func letsACronJobOfTheSameIntervalBeALittleEarly() {
    #expect(isDue(next: 3, attempt: -897))
    #expect(!isDue(next: 100, attempt: -800))
    #expect(!isDue(next: 1, attempt: 0, interval: 1))
  }

  @Test func neverAsksASourceThatIsPausedOrGone() {
    #expect(!isDue(next: nil) { $0.paused = true })
    #expect(!isDue(next: nil) { $0.gone = now })
  }

  @Test func aClockThatWasAheadPutsNoSourceOff() {
    #expect(isDue(next: 20 * 86_400, attempt: 20 * 86_400))
    #expect(isDue(next: 900, attempt: 7_200))
    #expect(isDue(next: 40 * 86_400, attempt: -5))
    #expect(!isDue(next: 2 * 86_400, attempt: -5))
  }

  @Test func withNothingKnownTheIntervalIsKeptToTheSecond() {
    for interval: Int64 in [0, 1, 900, 86_400, 40 * 86_400] {
      #expect(wait(settings(interval)) { _ in } == interval)
    }
  }

  @Test(
    arguments: [
      // Freshness, ttl, interval, least, most: what goes beyond the interval is spread by a tenth.
      (nil, nil, 900, 900, 900), (300, nil, 900, 900, 900), (0, nil, 900, 900, 900),
      (3_600, nil, 900, 3_600, 3_870), (nil, 3_600, 900, 3_600, 3_870),
      (1_800, 3_600, 900, 3_600, 3_870), (7_200, 3_600, 900, 7_200, 7_830),
      (3_600, nil, 7_200, 7_200, 7_200), (10 << 30, nil, 900, 86_400, 94_950),
      (nil, Int64.max, 900, 86_400, 94_950), (3_600, nil, 0, 3_600, 3_960),
    ] as [(Int64?, Int64?, Int64, Int64, Int64)])
  func whatASourceAsksForIsGrantedUpToADay(
    freshness: Int64?, ttl: Int64?, interval: Int64, least: Int64, most: Int64
  ) {
    let wait = wait(settings(interval)) {
      $0.pace.freshness = freshness
      $0.pace.timeToLive = ttl
    }
    #expect((least...most).contains(wait))
  }

  @Test func aConfiguredBoundHoldsAgainstWhatASourceAsksFor() {
    #expect(wait(settings(900, to: 900)) { $0.pace.timeToLive = 3_600 } == 900)
    #expect(wait(settings(900, to: 1_800)) { $0.pace.timeToLive = 3_600 } == 1_800)
    #expect(wait(settings(900, to: 60)) { $0.pace.timeToLive = 3_600 } == 900)
  }

  @Test(
    arguments: [
      // Gap, silence, minimum, maximum: seconds until the next turn, at an interval of 900.
      (7_200, 0, nil, nil, 900), (60, 0, nil, nil, 900),
      (1_000, 0, 300, 3_600, 500), (100, 0, 300, 3_600, 300), (1_600, 0, nil, 3_600, 900),
      (600, 8_000, 300, 3_600, 2_000), (600, 86_400 * 30, 300, 3_600, 3_600),
      (100, 0, 300, nil, 300), (86_400, 0, 300, nil, 900), (100, -500, 300, nil, 300),
    ] as [(Int64, Int64, Int64?, Int64?, Int64)])
  func betweenBoundsTheRhythmTells(
    gap: Int64, silence: Int64, minimum: Int64?, maximum: Int64?, expected: Int64
  ) {
    let wait = wait(settings(900, from: minimum, to: maximum)) {
      $0.rhythm.gap = gap
      $0.rhythm.newest = now.advanced(by: -silence)
    }
    #expect((expected...max(expected, expected + (expected - 900) / 10)).contains(wait))
  }

  @Test func whereNoDatesTellTheSourceItselfDoes() {
    #expect(wait(settings(900, from: 300, to: 1_800)) { $0.pace.updatePeriod = 1_200 } == 600)
    #expect(wait(settings(900)) { $0.pace.updatePeriod = 86_400 } == 900)
  }

  @Test func sourcesThatWaitEquallyLongComeBackApart() {
    let waits = (0..<50).map { number in
      wait(settings(), source: SourceID(rawValue: "s\(number)")) { $0.pace.timeToLive = 36_000 }
    }
    #expect(Set(waits).count > 40)
    #expect(waits.allSatisfy { (36_000...39_510).contains($0) })
    let again = wait(settings(), source: SourceID(rawValue: "s7")) { $0.pace.timeToLive = 36_000 }
    #expect(again == waits[7])
  }

  @Test(
    arguments: [
      // Hours, days (from Monday), the moment after 12:00 on a Thursday: the turn that was due then.
      ([13], [], 900, 900), ([12], [], 900, 3_600), ([12, 13, 14], [], 900, 3 * 3_600),
      ([], [3], 900, 12 * 3_600), ([], [4], 900, 900), ([0, 1], [3], 900, 14 * 3_600),
      ([], [3, 4], 900, 36 * 3_600), ([], [3, 4, 5, 6], 900, 3 * 86_400),
      (Array(0...23), [], 900, 900), ([], Array(0...6), 900, 900),
      (Array(0...23), [1], 900, 900), ([40], [9], 900, 900),
      ([12], [], 7_200, 7_200),
    ] as [([UInt32], [UInt32], Int64, Int64)])
  func hoursAndDaysToBeSkippedAreKept(
    hours: [UInt32], days: [UInt32], interval: Int64, expected: Int64
  ) {
    let wait = wait(settings(interval)) {
      $0.pace.skippedHours = hours.filter { $0 < 32 }.reduce(0) { $0 | 1 << $1 }
      $0.pace.skippedDays = days.reduce(0) { $0 | 1 << $1 }
    }
    #expect(wait == expected)
  }

  @Test func aConfiguredBoundHoldsAgainstSkippedHours() {
    #expect(wait(settings(900, to: 1_200)) { $0.pace.skippedHours = 1 << 12 } == 1_200)
  }

  @Test func noMomentTraps() {
    for seconds in [Int64.min, -1, 0, .max] {
      let moment = Timestamp(seconds: seconds)
      let wait = wait(settings(.max), at: moment) {
        $0.pace.skippedDays = 9
        $0.pace.skippedHours = 9
        $0.pace.freshness = .max
        $0.rhythm.newest = Timestamp(seconds: .min)
        $0.rhythm.gap = .max
      }
      #expect(wait >= 0)
      #expect(self.wait(settings(), at: moment) { $0.pace.skippedDays = 9 } >= 0)
    }
  }

  @Test(
    arguments: [
      (1, nil, 900, 900), (2, nil, 1_800, 1_890), (5, nil, 14_400, 15_750),
      (6, nil, 21_600, 23_670), (1_000_000, nil, 21_600, 23_670), (1, 3_600, 3_600, 3_600),
      (1, 10, 900, 900), (1, Int64.max, 86_400, 86_400),
    ] as [(Int, Int64?, Int64, Int64)])
  func failuresPutASourceOffLongerEachTimeUpToABound(
    failures: Int, retryAfter: Int64?, least: Int64, most: Int64
  ) {
    var state = SourceState(source: source)
    state.failures = failures
    let next = Schedule.afterFailure(state, interval: 900, retryAfter: retryAfter, now: now)
    #expect((least...most).contains(next.since(now)))
  }
}
