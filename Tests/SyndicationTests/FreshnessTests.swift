import Fetching
import News
import Storage
import Testing

@testable import Syndication

/// What answers and documents say of when to ask again.
@Suite struct FreshnessTests {
  private static let date = "Thu, 01 Jan 2026 12:00:00 GMT"

  @Test(
    arguments: [
      (nil, nil, nil, nil), ("max-age=300", nil, nil, 300),
      ("public, MAX-AGE=\"300\"", nil, nil, 300),
      ("max-age=300", nil, "100", 200), ("max-age=300", nil, "400", 0),
      ("max-age=300, max-age=9", nil, nil, 300),
      ("max-age=99999999999999999999", nil, nil, 1 << 31), ("max-age=-5", nil, nil, 0),
      ("max-age", nil, nil, 0), ("no-cache, max-age=300", nil, nil, 0), ("no-store", nil, nil, 0),
      ("s-maxage=60", nil, nil, nil), ("public", "Thu, 01 Jan 2026 13:00:00 GMT", nil, 3_600),
      (nil, "Thu, 01 Jan 2026 13:00:00 GMT", "600", 3_000),
      ("max-age=5", "Thu, 01 Jan 2026 13:00:00 GMT", nil, 5),
      (nil, "Thu, 01 Jan 2026 11:00:00 GMT", nil, 0), (nil, "0", nil, 0), (nil, "-1", nil, 0),
      (",,=,", nil, nil, nil), ("private=\"x, max-age=9\", max-age=4000", nil, nil, 4_000),
      ("x=\"a\\\", no-store\", max-age=7", nil, nil, 7), ("x=\", max-age=7", nil, nil, nil),
    ] as [(String?, String?, String?, Int64?)])
  func anAnswerIsFresh(control: String?, expires: String?, age: String?, seconds: Int64?) {
    var head = ResponseHead()
    head.cacheControl = control
    head.expires = expires
    head.age = age
    head.date = Self.date
    #expect(Freshness.seconds(head, received: Timestamp(seconds: 0)) == seconds)
  }

  @Test(arguments: [nil, "yesterday"])
  func withoutADateAnExpiryCountsFromItsReceipt(date: String?) {
    var head = ResponseHead()
    head.expires = "Thu, 01 Jan 2026 13:00:00 GMT"
    head.date = date
    head.age = "60"
    let received = Timestamp(seconds: 1_767_268_800)
    #expect(Freshness.seconds(head, received: received) == 3_540)
    #expect(Freshness.seconds(head, received: received.advanced(by: 7_200)) == 0)
  }

  private func feed(_ change: (inout ParsedFeed) -> Void) -> ParsedFeed {
    var feed = ParsedFeed(format: .rss20)
    change(&feed)
    return feed
  }

  @Test func aDocumentTellsItsPace() {
    var pace = SourcePace()
    pace.freshness = 5
    pace.learn(
      from: feed {
        $0.ttl = 60
        $0.updatePeriod = .daily
        $0.updateFrequency = 4
        $0.skipHours = [0, 23, 24, -1]
        $0.skipDays = ["Saturday", "sun", "Someday"]
      })
    #expect(pace.timeToLive == 3_600)
    #expect(pace.updatePeriod == 21_600)
    #expect(pace.skippedHours == 1 << 23 | 1)
    #expect(pace.skippedDays == 1 << 5 | 1 << 6)
    pace.learn(from: feed { $0.ttl = .max })
    #expect(pace.timeToLive == 31_536_000)
    pace.learn(from: feed { $0.ttl = -3 })
    #expect(pace.timeToLive == nil && pace.skippedHours == 0 && pace.updatePeriod == nil)
    #expect(pace.freshness == 5)
    pace.learn(
      from: feed {
        $0.updatePeriod = .hourly
        $0.updateFrequency = .max
      })
    #expect(pace.updatePeriod == 60)
  }

  @Test func datesOfEntriesTellTheRhythm() {
    let now = Timestamp(seconds: 1_767_268_800)
    func feed(_ ages: [Int64]) -> ParsedFeed {
      self.feed { feed in
        feed.entries = ages.map { age in
          var entry = ParsedEntry()
          entry.published = now.advanced(by: -age)
          return entry
        }
      }
    }
    var rhythm = SourceRhythm()
    rhythm.learn(from: feed([]), now: now)
    #expect(rhythm == SourceRhythm())
    rhythm.learn(from: feed([7_200, 100, 3_700, -86_400]), now: now)
    #expect(rhythm.newest == now.advanced(by: -100))
    #expect(rhythm.gap == 3_550)
    // Too few to tell a rhythm: only what is newest.
    rhythm.learn(from: feed([50]), now: now)
    #expect(rhythm.newest == now.advanced(by: -50))
    #expect(rhythm.gap == 3_550)
    rhythm.learn(from: feed([10, 10, 10, 10]), now: now)
    #expect(rhythm.gap == 60)
    // What is old weighs nothing.
    rhythm.learn(from: feed((0..<24).map { $0 * 600 } + [900_000]), now: now)
    #expect(rhythm.gap == 600)
  }
}
