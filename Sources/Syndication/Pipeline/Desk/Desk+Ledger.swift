import News
import Publishing
import Storage
import Synchronization

package enum LedgerFormat: String, Sendable, CaseIterable {
  case text, json, csv
}

extension Desk {
  /// Hands the ledger to `sink`, piece by piece.
  ///
  /// - Parameters:
  ///   - since: seconds back from now: only stories with a republication seen in this time.
  ///   - width: columns of the table.
  package func ledger(
    since: Int64?, minimumPublishers: Int, format: LedgerFormat, width: Int,
    sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let query = LedgerQuery(
      since: since.map { clock.now().advanced(by: -$0) }, minimumPublishers: minimumPublishers)
    let form = LedgerDocument.Form(rawValue: format.rawValue) ?? .text
    let state = Mutex((document: LedgerDocument(form, width: width), buffer: [UInt8]()))
    state.withLock { $0.document.begin(into: &$0.buffer) }
    try await store.ledger(query) { story in
      try state.withLock { state in
        state.document.story(story, into: &state.buffer)
        if state.buffer.count >= ExportWriter.pieceSize {
          try sink(state.buffer)
          state.buffer.removeAll(keepingCapacity: true)
        }
      }
      return true
    }
    try state.withLock { state in
      state.document.end(into: &state.buffer)
      try sink(state.buffer)
    }
  }
}
