import Matching
import Publishing

/// Tells whether an export must be written again: a digest of all that its files follow from (the
/// program, the configuration, the store's generation) and of the files as they lie there. Where it is
/// the one that was kept when they were written, writing them again would change nothing (decision
/// 0115).
struct ExportSeal {
  private let configuration: Configuration
  private let generation: Int64
  private let program: FileState

  /// Nil when it cannot be told which program this is.
  init?(_ configuration: Configuration, generation: Int64) {
    guard let program = FileState.program else { return nil }
    self.configuration = configuration
    self.generation = generation
    self.program = program
  }

  /// Nil when a file is missing, a killed run has left another beside it, or one of our copies lies
  /// there that is not wanted; and for exports with archive pages: these remember by themselves what
  /// they hold, and new pages come as others are filled.
  func digest(of export: Export) -> UInt64? {
    guard export.archive == nil else { return nil }
    var parts = [export.name, program.text, String(configuration.fingerprint), String(generation)]
    // An address may come from elsewhere than the file.
    for source in configuration.sources { parts.append(source.url) }
    for format in export.formats.compactMap({ PublicationFormats.named($0) }) {
      guard let states = states(of: format, export) else { return nil }
      parts += states
    }
    return Hash64.of(parts.joined(separator: "\0"))
  }

  /// Of the file in one format and its copies. One that needs items may be missing, for want of them.
  private func states(
    of format: any PublicationFormat.Type, _ export: Export
  ) -> [String]? {
    let path = export.path + format.suffix
    let file = FileState(path)
    guard file != nil || format.needsItems, !AtomicFile.isLeftOver(Paths.resolved(path)) else {
      return nil
    }
    var states = [path, file?.text ?? "missing"]
    for copy in CompressedCopy.all(of: path) {
      guard !AtomicFile.isLeftOver(copy.path) else { return nil }
      if file != nil, export.compress.contains(copy.coding) {
        guard let state = FileState(copy.path) else { return nil }
        states += [copy.path, state.text]
      } else if copy.isOurs {
        return nil
      }
    }
    return states
  }
}
