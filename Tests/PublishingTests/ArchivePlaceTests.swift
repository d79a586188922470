import News
import Publishing
import Testing

@Suite struct ArchivePlaceTests {
  private func head(_ name: String, _ place: ArchivePlace) throws -> String {
    let format = try #require(PublicationFormats.named(name))
    var publication = Samples.publication
    publication.archive = place
    publication.selfURL = place.feedURL + (place.page.map(ArchivePlace.infix) ?? "")
    return String(decoding: format.document(publication, items: []), as: UTF8.self)
  }

  private func links(_ document: String) -> [String] {
    document.split(separator: "\n").filter { $0.contains("-archive\"") || $0.contains("current") }
      .map(String.init)
  }

  @Test func aFullPageIsAnArchiveWithItsNeighbours() throws {
    let place = ArchivePlace(
      feedURL: "https://desk.example/all", page: 2, isFull: true, previous: 1)
    let atom = try head("atom", place)
    #expect(atom.contains("<fh:archive/>"))
    #expect(
      links(atom) == [
        "<link rel=\"current\" href=\"https://desk.example/all.atom\"/>",
        "<link rel=\"prev-archive\" href=\"https://desk.example/all.archive-1.atom\"/>",
        "<link rel=\"next-archive\" href=\"https://desk.example/all.archive-3.atom\"/>",
      ])
    let rss = try head("rss", place)
    #expect(rss.contains("<fh:archive/>"))
    #expect(links(rss).count == 3)
  }

  @Test func aPageThatIsFilledIsNoArchive() throws {
    let place = ArchivePlace(feedURL: "https://desk.example/all", page: 1, previous: nil)
    for name in ["atom", "rss"] {
      let document = try head(name, place)
      #expect(!document.contains("fh"))
      #expect(links(document).count == 1)
    }
  }

  @Test func theFeedLeadsToTheNewestPage() throws {
    let place = ArchivePlace(feedURL: "https://desk.example/all", page: nil, previous: 7)
    let document = try head("atom", place)
    #expect(!document.contains("fh"))
    #expect(
      links(document) == [
        "<link rel=\"prev-archive\" href=\"https://desk.example/all.archive-7.atom\"/>"
      ])
  }
}
