import News
import Publishing
import Testing

@Suite struct PublicationFormatTests {
  @Test(arguments: PublicationFormats.names)
  func writesWhatTheFixtureHolds(_ name: String) throws {
    let format = try #require(PublicationFormats.named(name))
    let document = format.document(Samples.publication, items: Samples.all)
    try Fixture.expect(document, equals: "all" + format.suffix)
    let none = format.document(
      Publication(name: "none", title: "", selfURL: "https://desk.example/none"), items: [])
    try Fixture.expect(none, equals: "none" + format.suffix)
  }
}
