import Compression
import News
import Publishing

/// Fills the archive pages of one format with what has appeared since the last full one.
struct ArchiveWriter {
  let shelf: ArchiveShelf
  private let format: any PublicationFormat.Type
  private let publication: Publication
  private let size: Int
  private let codings: Set<ContentCoding>
  private let wait: FileWait
  /// The page that is being filled.
  private(set) var page: Int
  private(set) var written: [String] = []
  private var items: any PublicationFormat
  private var body: [UInt8] = []
  private var count = 0
  private var newest: Timestamp?
  /// What is already archived.
  let after: Appearance?

  init(
    _ shelf: ArchiveShelf, _ format: any PublicationFormat.Type, _ publication: Publication,
    size: Int, codings: Set<ContentCoding>, wait: FileWait
  ) {
    self.shelf = shelf
    self.format = format
    self.publication = publication
    self.size = size
    self.codings = codings
    self.wait = wait
    (page, after) = shelf.openPage()
    items = format.init(publication)
  }

  mutating func add(_ story: PublishedStory) throws {
    items.item(story, into: &body)
    count += 1
    newest = max(newest ?? .distantPast, story.representative.newestTime)
    guard count == size else { return }
    try write(last: story.appearance)
    page += 1
    count = 0
    newest = nil
    body.removeAll(keepingCapacity: true)
    items = format.init(publication)
  }

  /// Writes the page that is not full, so that the links of the others lead somewhere.
  mutating func finish() throws {
    try write(last: nil)
  }

  private mutating func write(last: Appearance?) throws {
    var own = publication
    own.updated = newest
    own.selfURL = publication.selfURL.map { $0 + ArchivePlace.infix(page) }
    own.archive = ArchivePlace(
      feedURL: publication.selfURL ?? "", page: page, isFull: last != nil,
      previous: page > 1 ? page - 1 : nil)
    var frame = format.init(own)
    var document: [UInt8] = []
    frame.begin(into: &document)
    document += body
    frame.end(into: &document)
    if let last { document += Array(ArchiveMark.text(last).utf8) }
    var check = format.check(own)
    try check.check(document)
    let path = shelf.path(page)
    let file = try AtomicFile(path: path, wait: wait)
    try file.write(document)
    written += try FileWithCopies(path, codings, wait).commit(file)
  }
}
