package import News

/// All stories, newest first, in a few bytes each: what the lists of a site are laid out from.
package struct SiteCatalogue: Sendable {
  struct Entry: Sendable {
    let id: StoryID
    let changed: Int64
    let time: Timestamp
    /// Places in `publishers` and `services`.
    let publisher: Int32
    let service: Int32?
    /// Places in `republications`.
    let first: Int32
    let count: Int32
  }

  struct Copy: Sendable {
    let publisher: Int32
    let time: Timestamp
    let credited: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var republications: [Copy] = []
  private(set) var publishers: [PublisherID] = []
  private(set) var services: [String] = []
  private var publisherPlaces: [PublisherID: Int32] = [:]
  private var servicePlaces: [String: Int32] = [:]

  /// Stories beyond so many have no page: the newest have.
  package static let maximumStories = 1_000_000

  package init() {}

  package var stories: Int { entries.count }

  /// The next story, newest first; false when no more are wanted.
  package mutating func add(_ outline: StoryOutline) -> Bool {
    guard entries.count < Self.maximumStories else { return false }
    let first = republications.count
    for copy in outline.republications {
      republications.append(
        Copy(publisher: place(of: copy.publisher), time: copy.time, credited: copy.credited))
    }
    entries.append(
      Entry(
        id: outline.id, changed: outline.changed, time: outline.time,
        publisher: place(of: outline.publisher),
        service: PlainLine.of(outline.service).map { place(ofService: $0) },
        first: Int32(truncatingIfNeeded: first),
        count: Int32(truncatingIfNeeded: outline.republications.count)))
    return true
  }

  private mutating func place(of publisher: PublisherID) -> Int32 {
    if let place = publisherPlaces[publisher] { return place }
    let place = Int32(truncatingIfNeeded: publishers.count)
    publisherPlaces[publisher] = place
    publishers.append(publisher)
    return place
  }

  private mutating func place(ofService service: String) -> Int32 {
    if let place = servicePlaces[service] { return place }
    let place = Int32(truncatingIfNeeded: services.count)
    servicePlaces[service] = place
    services.append(service)
    return place
  }

  func copies(of entry: Entry) -> ArraySlice<Copy> {
    republications[Int(entry.first)..<Int(entry.first) + Int(entry.count)]
  }

  func publisher(_ place: Int32) -> PublisherID { publishers[Int(place)] }
}
