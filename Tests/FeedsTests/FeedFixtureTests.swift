import Feeds
import Testing

@Suite struct FeedFixtureTests {
  @Test(arguments: try FeedFixture.all())
  func aDocumentIsReadAsExpected(fixture: FeedFixture) {
    let parsed = fixture.parsed()
    for (place, line) in fixture.expected.enumerated() {
      let found = place < parsed.count ? parsed[place] : "nothing"
      #expect(found == line, "\(fixture.name), line \(place + 1)")
    }
    #expect(parsed.count == fixture.expected.count, "\(fixture.name): \(parsed)")
  }

  @Test func thereAreFixtures() throws {
    #expect(try FeedFixture.all().count >= 240)
  }
}
