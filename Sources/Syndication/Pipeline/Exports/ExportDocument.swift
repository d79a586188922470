import News
import Publishing

/// One format of an export on its way to a file or another sink. Each part is held against the
/// format's rules before it is written; the first one that breaks any ends the document, and so does
/// what goes wrong with its sink. Neither touches the other formats.
final class ExportDocument {
  private enum Target {
    case file(AtomicFile, FileWithCopies)
    case sink(([UInt8]) throws -> Void)
  }

  /// The format's name.
  let name: String
  /// What ended the document: a `PublicationFault`, a `FileError` or what the sink threw.
  private(set) var trouble: (any Error)?
  private var format: any PublicationFormat
  private var check: any DocumentCheck
  private let target: Target
  private var buffer: [UInt8] = []
  /// The part as a document of its own.
  private var whole: [UInt8] = []
  /// What stands before and behind the items, to make a whole document of each part.
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var isFirstPart = true
  private var hasItems = false

  /// Bytes of items that are gathered before they are checked and written.
  static let partSize = 64 << 10

  convenience init(
    _ format: any PublicationFormat.Type, _ publication: Publication, _ place: FileWithCopies
  ) throws(FileError) {
    self.init(format, publication, .file(try AtomicFile(path: place.path, wait: place.wait), place))
  }

  convenience init(
    _ format: any PublicationFormat.Type, _ publication: Publication,
    sink: @escaping ([UInt8]) throws -> Void
  ) {
    self.init(format, publication, .sink(sink))
  }

  private init(
    _ format: any PublicationFormat.Type, _ publication: Publication, _ target: Target
  ) {
    name = format.name
    self.format = format.init(publication)
    check = format.check(publication)
    self.target = target
  }

  func begin() {
    format.begin(into: &head)
    var empty = format
    empty.end(into: &tail)
    attempt { try write(head) }
  }

  func item(_ story: PublishedStory) {
    guard trouble == nil else { return }
    format.item(story, into: &buffer)
    if buffer.count >= Self.partSize { attempt { try flush() } }
  }

  /// Writes what is left. The file is not yet in its place: see `commit`.
  func end() {
    guard trouble == nil else { return }
    attempt {
      if isFirstPart || !buffer.isEmpty { try flush() }
      var ending: [UInt8] = []
      format.end(into: &ending)
      guard ending.elementsWithoutSpace == tail.elementsWithoutSpace else {
        throw PublicationFault(.wellFormed, "its end is not the end of what was begun")
      }
      try write(ending)
    }
  }

  /// Puts the file in its place, and its copies; the paths of what changed. A document without the items
  /// that its format needs takes no place: an older one stays (decision 0118).
  func commit() -> [String] {
    guard case .file(let file, let place) = target else { return [] }
    guard trouble == nil else {
      place.removeLeftOvers()
      return []
    }
    let hasPlace = hasItems || !type(of: format).needsItems
    var changed: [String] = []
    attempt { changed = try hasPlace ? place.commit(file) : place.keepOld(insteadOf: file) }
    return changed
  }

  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      trouble = error
    }
  }

  private func flush() throws {
    try makeWhole()
    try check.check(whole)
    isFirstPart = false
    hasItems = hasItems || !buffer.isEmpty
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the items where they would stand behind the head; a comma joins them to those before.
  private func makeWhole() throws {
    let isJoined = buffer.first == UInt8(ascii: ",")
    let isJSON = head.first == UInt8(ascii: "{")
    guard isJoined == (isJSON && !isFirstPart) else {
      throw PublicationFault(.wellFormed, "its items are not joined")
    }
    whole.removeAll(keepingCapacity: true)
    whole.append(contentsOf: head)
    buffer.withUnsafeBufferPointer { items in
      whole.append(contentsOf: UnsafeBufferPointer(rebasing: items.dropFirst(isJoined ? 1 : 0)))
    }
    whole.append(contentsOf: tail)
  }

  private func write(_ bytes: [UInt8]) throws {
    switch target {
    case .file(let file, _): try file.write(bytes)
    case .sink(let sink): try sink(bytes)
    }
  }
}

extension [UInt8] {
  fileprivate var elementsWithoutSpace: [UInt8] {
    filter { $0 != 0x20 && $0 != 0x0A }
  }
}
