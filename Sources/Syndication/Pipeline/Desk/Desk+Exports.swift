import News
import Publishing
import Storage

extension Desk {
  /// The names of the formats that exports can have.
  package static var exportFormats: [String] { PublicationFormats.names }

  /// Writes the named export, or all, where the configuration says; all of its formats, or one.
  package func export(name: String?, format: String?) async throws {
    let exports = try name.map { [try export($0)] } ?? configuration.exports
    if let format, let export = exports.first(where: { !$0.formats.contains(format) }) {
      throw Complaint(
        .usage,
        "\(export.name) is not configured as \(format): name a file with -o, or - for stdout")
    }
    var errors: [any Error] = []
    for export in exports { errors += await write(export, format).errors }
    let complaints = [Complaint](errors)
    guard let status = complaints.status else { return }
    throw Complaint(status, lines: complaints.flatMap(\.lines))
  }

  /// Writes the named export in one format to a file.
  package func export(name: String, format: String?, to path: String) async throws {
    let export = try export(name)
    let format = try self.format(format, of: export)
    try await writer(export).write(format, to: path)
  }

  /// Hands the named export in one format to `sink`, piece by piece.
  package func export(
    name: String, format: String?, sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let export = try export(name)
    let format = try self.format(format, of: export)
    try await writer(export).write(format, sink: sink)
  }

  /// Writes the exports after a run, but for those that would be written as they lie there. One that
  /// cannot be written does not keep the others back.
  func writeChangedExports() async -> (written: [String], complaints: [Complaint]) {
    // What cannot be told of the seals costs no more than writing once more.
    let kept = (try? await store.seals()) ?? [:]
    let generation = try? await store.generation()
    let seal = generation.flatMap { ExportSeal(configuration, generation: $0) }
    var seals: [String: UInt64] = [:]
    var written: [String] = []
    var errors: [any Error] = []
    for export in configuration.exports {
      seals[export.name] = seal?.digest(of: export)
      if let digest = seals[export.name], digest == kept[export.name] { continue }
      let result = await write(export, nil)
      written += result.written
      errors += result.errors
      seals[export.name] = result.errors.isEmpty ? seal?.digest(of: export) : nil
    }
    if seals != kept { try? await store.seal(seals) }
    return (written, [Complaint](errors))
  }

  /// All formats of an export, or one.
  private func write(
    _ export: Export, _ format: String?
  ) async -> (written: [String], errors: [any Error]) {
    let names = format.map { [$0] } ?? export.formats
    return await writer(export).write(formats: names.compactMap(PublicationFormats.named))
  }

  private func writer(_ export: Export) -> ExportWriter {
    ExportWriter(export: export, configuration: configuration, store: store, wait: wait)
  }

  private func export(_ name: String) throws(Complaint) -> Export {
    guard let export = configuration.exports.first(where: { $0.name == name }) else {
      let known = configuration.exports.map(\.name).joined(separator: ", ")
      throw Complaint(
        .usage, "no export has the name \(SourceFailure.clean(name)); there are: \(known)")
    }
    return export
  }

  private func format(
    _ name: String?, of export: Export
  ) throws(Complaint) -> any PublicationFormat.Type {
    guard let name = name ?? (export.formats.count == 1 ? export.formats.first : nil) else {
      throw Complaint(
        .usage, "--format is needed: \(export.name) has \(export.formats.joined(separator: ", "))")
    }
    guard let format = PublicationFormats.named(name) else {
      throw Complaint(.usage, "there is no export format \(SourceFailure.clean(name))")
    }
    return format
  }
}
