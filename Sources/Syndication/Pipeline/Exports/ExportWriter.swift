import News
import Publishing
import Storage
import Synchronization

/// Writes one export from the store, in some of its formats at once, piece by piece: memory is
/// bounded by one item.
struct ExportWriter: Sendable {
  let export: Export
  let configuration: Configuration
  let store: any NewsStore

  /// Bytes that are gathered before they are written.
  static let pieceSize = 64 << 10

  /// Writes to where the configuration says. A file that cannot be opened does not keep the others
  /// back.
  func write(
    formats: [any PublicationFormat.Type]
  ) async -> (written: [String], complaints: [Complaint]) {
    var complaints: [Complaint] = []
    do {
      try Folder.create(Paths.folder(of: export.path))
      let publication = try await publication()
      var documents: [ExportDocument] = []
      for format in formats {
        do throws(FileError) {
          let file = try AtomicFile(path: export.path + format.suffix)
          documents.append(ExportDocument(format.init(publication), file))
        } catch {
          complaints.append(Complaint(error))
        }
      }
      return (try await fill(documents), complaints)
    } catch {
      return ([], complaints + [Complaint(error)])
    }
  }

  /// Writes one format to one file.
  func write(_ format: any PublicationFormat.Type, to path: String) async throws {
    let publication = try await publication()
    let file = try AtomicFile(path: path)
    _ = try await fill([ExportDocument(format.init(publication), file)])
  }

  /// Hands one format to `sink`, piece by piece.
  func write(
    _ format: any PublicationFormat.Type, sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let publication = try await publication()
    _ = try await fill([ExportDocument(format.init(publication), sink: sink)])
  }

  private func fill(_ documents: sending [ExportDocument]) async throws -> [String] {
    let state = Mutex((documents: documents, selection: ExportSelection(export)))
    try state.withLock { try $0.documents.forEach { try $0.begin() } }
    try await store.publish(PublicationQuery(collapse: export.collapse)) { story in
      try state.withLock { state in
        if state.selection.takes(story) {
          try state.documents.forEach { try $0.item(story) }
        }
        return !state.selection.isFull
      }
    }
    return try state.withLock { try $0.documents.compactMap { try $0.end() } }
  }

  /// What the export says of itself. A first pass over its items finds the newest moment: a feed
  /// names it before the first of them.
  private func publication() async throws -> Publication {
    let state = Mutex((newest: Timestamp?.none, selection: ExportSelection(export)))
    try await store.publish(PublicationQuery(collapse: export.collapse)) { story in
      state.withLock { state in
        if state.selection.takes(story) {
          state.newest = max(state.newest ?? .distantPast, story.representative.newestTime)
        }
        return !state.selection.isFull
      }
    }
    return Publication(
      name: export.name, title: export.title ?? export.name, selfURL: export.selfURL,
      updated: state.withLock { $0.newest }, collapses: export.collapse,
      sources: Dictionary(
        uniqueKeysWithValues: configuration.sources.map {
          ($0.id, NamedLink(title: $0.title, url: FeedAddress.shown($0.url)))
        }), feeds: ExportSelection.feeds(of: export, in: configuration))
  }
}

extension Article {
  /// When it was last said to have changed.
  fileprivate var newestTime: Timestamp {
    max(canonicalTime, modified ?? canonicalTime)
  }
}

extension Timestamp {
  static let distantPast = Timestamp(seconds: .min)
}

/// One format of an export on its way to a file or another sink.
final class ExportDocument {
  private enum Target {
    case file(AtomicFile)
    case sink(([UInt8]) throws -> Void)
  }

  private var format: any PublicationFormat
  private let target: Target
  private var buffer: [UInt8] = []

  init(_ format: any PublicationFormat, _ file: AtomicFile) {
    self.format = format
    target = .file(file)
  }

  init(_ format: any PublicationFormat, sink: @escaping ([UInt8]) throws -> Void) {
    self.format = format
    target = .sink(sink)
  }

  func begin() throws {
    format.begin(into: &buffer)
  }

  func item(_ story: PublishedStory) throws {
    format.item(story, into: &buffer)
    if buffer.count >= ExportWriter.pieceSize { try flush() }
  }

  /// The path, when a file changed.
  func end() throws -> String? {
    format.end(into: &buffer)
    try flush()
    guard case .file(let file) = target else { return nil }
    return try file.commit() ? file.path : nil
  }

  private func flush() throws {
    switch target {
    case .file(let file): try file.write(buffer)
    case .sink(let sink): try sink(buffer)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
