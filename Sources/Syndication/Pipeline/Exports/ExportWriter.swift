import News
import Publishing
import Storage
import Synchronization

/// Writes one export from the store, in some of its formats at once, part by part: memory is bounded
/// by some items.
struct ExportWriter: Sendable {
  let export: Export
  let configuration: Configuration
  let store: any NewsStore
  /// For others that write the same files.
  let wait: FileWait

  /// Writes to where the configuration says. A file that cannot be written and a document that
  /// fails its check do not keep the others back.
  func write(
    formats: [any PublicationFormat.Type]
  ) async -> (written: [String], errors: [any Error]) {
    var errors: [any Error] = []
    var written: [String] = []
    do {
      try Folder.create(Paths.folder(of: export.path))
      let publication = try await publication()
      var documents: [ExportDocument] = []
      var files: Set<String> = []
      for format in formats {
        do {
          let path = export.path + format.suffix
          // Over a link two outputs may be one file, of which this run would wait for itself.
          guard FileState(path) == nil || files.insert(Paths.resolved(path)).inserted else {
            throw FileError.beingWritten(path)
          }
          // The pages are in their places before the document that leads to them.
          written += try await fillArchive(format, publication)
          let place = FileWithCopies(path, export.compress, wait)
          documents.append(try ExportDocument(format, placed(publication, format), place))
        } catch {
          errors.append(trouble(error, format.name))
        }
      }
      let (changed, troubles) = try await fill(documents)
      return (written + changed, errors + troubles)
    } catch {
      return (written, errors + [error])
    }
  }

  /// Writes one format to one file, without copies; but those of ours that lie beside it may not
  /// become older than it.
  func write(_ format: any PublicationFormat.Type, to path: String) async throws {
    let publication = try await publication()
    let place = FileWithCopies(path, FileWithCopies.codings(beside: path), wait)
    try await fillOne(try ExportDocument(format, placed(publication, format), place))
  }

  /// Hands one format to `sink`, part by part: what was handed over before a part that fails its
  /// check cannot be taken back.
  func write(
    _ format: any PublicationFormat.Type, sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let publication = try await publication()
    try await fillOne(ExportDocument(format, placed(publication, format), sink: sink))
  }

  private func fillOne(_ document: sending ExportDocument) async throws {
    let (_, troubles) = try await fill([document])
    if let trouble = troubles.first { throw trouble }
  }

  /// A filter whose expression is given up too often would leave out what it should not.
  private func expectFilter() throws(Complaint) {
    guard let rule = export.filter.first(where: \.isSpent) else { return }
    throw Complaint(
      .exportRefused,
      SourceFailure.clean(
        "export \(export.name) was not published: the regular expression of its filter for "
          + "\(rule.field.rawValue) takes too many steps; the files of the last good run stay: write "
          + "it without repetitions inside repetitions"))
  }

  private func fill(
    _ documents: sending [ExportDocument]
  ) async throws -> (written: [String], troubles: [any Error]) {
    let state = Mutex((documents: documents, selection: ExportSelection(export)))
    state.withLock { $0.documents.forEach { $0.begin() } }
    try await store.publish(PublicationQuery(collapse: export.collapse)) { story in
      state.withLock { state in
        if state.selection.takes(story) { state.documents.forEach { $0.item(story) } }
        return !state.selection.isFull && state.documents.contains { $0.trouble == nil }
      }
    }
    try expectFilter()
    return state.withLock { state in
      state.documents.forEach { $0.end() }
      let written = state.documents.flatMap { $0.commit() }
      let troubles = state.documents.compactMap { document in
        document.trouble.map { trouble($0, document.name) }
      }
      return (written, troubles)
    }
  }

  /// What ended a document, in words where it failed its check.
  private func trouble(_ error: any Error, _ format: String) -> any Error {
    guard let fault = error as? PublicationFault else { return error }
    return Complaint(fault, export: export, format: format)
  }

  /// Writes the archive pages that are new or not yet full; those that changed.
  private func fillArchive(
    _ format: any PublicationFormat.Type, _ publication: Publication
  ) async throws -> [String] {
    guard let size = export.archive, format.hasArchives else { return [] }
    let shelf = ArchiveShelf(export, format)
    let writer = ArchiveWriter(
      shelf, format, publication, size: size, codings: export.compress,
      wait: wait)
    let renewed = try shelf.fullPages().flatMap { page in
      try FileWithCopies(shelf.path(page), export.compress, wait).renew(.time)
    }
    let query = PublicationQuery(
      collapse: export.collapse, order: .appearance(after: writer.after))
    let state = Mutex(writer)
    try await store.publish(query) { [export] story in
      try state.withLock { writer in
        let isWanted = ExportSelection.wants(story.representative, export)
        // A page that is full stays as it is: none is filled by a filter that has given up.
        try expectFilter()
        if isWanted { try writer.add(story) }
      }
      return true
    }
    return try state.withLock { writer in
      try writer.finish()
      return renewed + writer.written
    }
  }

  /// The publication as a document in this format tells of it: with the newest page of its archive.
  private func placed(
    _ publication: Publication, _ format: any PublicationFormat.Type
  ) -> Publication {
    guard export.archive != nil, format.hasArchives, let url = publication.selfURL else {
      return publication
    }
    var placed = publication
    placed.archive = ArchivePlace(
      feedURL: url, page: nil, previous: ArchiveShelf(export, format).newestPage())
    return placed
  }

  /// What the export says of itself.
  private func publication() async throws -> Publication {
    let newest = try await newestMoment()
    let feeds = ExportSelection.feeds(of: export, in: configuration)
    return Publication(
      name: export.name, title: export.title ?? export.name, description: export.description,
      selfURL: export.selfURL, homeURL: configuration.site?.base,
      language: ExportSelection.language(of: feeds), updated: newest, collapses: export.collapse,
      sources: Dictionary(
        uniqueKeysWithValues: configuration.sources.map {
          ($0.id, NamedLink(title: $0.title, url: FeedAddress.shown($0.url)))
        }), feeds: feeds)
  }

  /// The newest moment of the items: a feed names it before the first of them. Where the store cannot
  /// tell which items there will be, a first pass over them finds it.
  private func newestMoment() async throws -> Timestamp? {
    guard !export.filter.isEmpty || export.perSource > 0 else {
      return try await store.newestMoment(collapse: export.collapse, limit: export.limit)
    }
    let query = PublicationQuery(
      collapse: export.collapse, content: export.filter.contains { $0.field == .text })
    let state = Mutex((newest: Timestamp?.none, selection: ExportSelection(export)))
    try await store.publish(query) { story in
      state.withLock { state in
        if state.selection.takes(story) {
          state.newest = max(state.newest ?? .distantPast, story.representative.newestTime)
        }
        return !state.selection.isFull
      }
    }
    try expectFilter()
    return state.withLock { $0.newest }
  }
}

extension Article {
  /// When it was last said to have changed.
  var newestTime: Timestamp {
    max(canonicalTime, modified ?? canonicalTime)
  }
}

extension Timestamp {
  static let distantPast = Timestamp(seconds: .min)
}

extension Complaint {
  /// A document that failed its check.
  fileprivate init(_ fault: PublicationFault, export: Export, format: String) {
    let what = SourceFailure.clean(
      "export \(export.name): \(format) was not published: \(fault)", limit: 800)
    self.init(
      .exportRefused,
      "\(what); the file of the last good run stays: leave the item out with a filter, and report "
        + "this as a fault of the program")
  }
}
