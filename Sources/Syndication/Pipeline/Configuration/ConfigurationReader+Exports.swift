import Compression
import JSON
import Publishing

extension ConfigurationReader {
  func readExports(_ object: ObjectReader) -> [Export] {
    var names: Set<String> = []
    var files = ExportFiles()
    return (object.list("exports") ?? []).enumerated().compactMap { index, node in
      let path = object.path.appending("exports").appending(index)
      guard let reader = ObjectReader(node, path: path, problems: problems),
        let export = readExport(reader)
      else { return nil }
      if !names.insert(export.name).inserted {
        reader.report("another export has the name \"\(export.name)\"", "name")
      }
      if !files.insert(filesOf: export) {
        reader.report("another export, or the same, writes these files already", "path")
      }
      return export
    }
  }

  private func readExport(_ object: ObjectReader) -> Export? {
    let name = object.required("name")
    let path = object.required("path")
    var export = Export(
      name: name ?? "", formats: readFormats(object), path: Paths.absolute(path ?? "", in: folder))
    if name == "site" { object.report("\"site\" is no name for an export", "name") }
    export.selfURL = object.string("self")
    expectAddress(export.selfURL, "self", object)
    export.title = object.string("title")
    export.description = object.string("description")
    export.limit = object.integer("limit", in: 0...1_000_000_000) ?? export.limit
    export.perSource = object.integer("perSource", in: 0...1_000_000_000) ?? 0
    export.filter = object.rules("filter")
    export.collapse = object.bool("collapse") ?? true
    export.archive = readArchive(object, export)
    export.compress = object.choices("compress", ContentCoding.self)
    object.reportUnknownKeys()
    return name == nil || path == nil ? nil : export
  }

  /// An address to which names of files are appended: a query or a fragment would take them in.
  func expectAddress(_ address: String?, _ key: String, _ object: ObjectReader) {
    guard let address else { return }
    if FeedAddress.host(of: address) == nil {
      object.report("expected an http or https address", key)
    } else if address.utf8.contains(where: "?#".utf8.contains) {
      object.report("an address that files stand below has no ? and no #", key)
    }
  }

  /// Items of an archive page.
  static let archiveSizes = 1...1_000

  private func readArchive(_ object: ObjectReader, _ export: Export) -> Int? {
    guard let size = object.integer("archive", in: Self.archiveSizes) else { return nil }
    if export.selfURL == nil {
      object.report(
        "archive pages link to each other: they need the address in \"self\"", "archive")
    }
    if !export.formats.contains(where: { PublicationFormats.named($0)?.hasArchives == true }) {
      object.report("of these formats none has archive pages: only rss and atom have", "archive")
    }
    return size
  }

  private func readFormats(_ object: ObjectReader) -> [String] {
    guard let formats = object.strings("formats") else {
      if !object.has("formats") { object.report("this key is missing", "formats") }
      return []
    }
    let known = PublicationFormats.names
    for format in formats where !known.contains(format.text) {
      problems.add(
        "this build cannot write \"\(format.text)\"; it writes \(known.joined(separator: ", "))",
        at: object.path.appending("formats").appending(format.index),
        offset: format.offset)
    }
    return formats.map(\.text)
  }
}

/// The files that exports write, each in one spelling.
private struct ExportFiles {
  private var files: Set<String> = []
  private var archives: [ArchiveShelf] = []

  /// False when one of them is written by another export already, or twice by this one.
  mutating func insert(filesOf export: Export) -> Bool {
    var export = export
    export.path = Paths.standardised(Paths.absolute(export.path))
    var isNew = true
    for format in export.formats.compactMap({ PublicationFormats.named($0) }) {
      isNew = files.insert(export.path + format.suffix).inserted && isNew
      if export.archive != nil, format.hasArchives {
        archives.append(ArchiveShelf(export, format))
      }
    }
    return isNew && !files.contains { file in archives.contains { $0.page(at: file) != nil } }
  }
}
