import Matching
import News
import Publishing
import Storage
import Synchronization

package enum LedgerFormat: String, Sendable, CaseIterable {
  case text, json, csv
}

/// What of the ledger is shown.
package struct LedgerFilter: Hashable, Sendable {
  /// Only stories in which this publisher takes part: its ID, or a name by which texts credit it.
  package var publisher: String?
  /// Only republications that do not credit the origin, and only stories that have such.
  package var isUncreditedOnly: Bool

  package init(publisher: String? = nil, isUncreditedOnly: Bool = false) {
    self.publisher = publisher
    self.isUncreditedOnly = isUncreditedOnly
  }

  /// - Parameter publishers: whom `publisher` may mean; nil for everybody.
  func shown(of story: LedgerStory, _ publishers: Set<PublisherID>?) -> LedgerStory? {
    var story = story
    if isUncreditedOnly {
      story.republications.removeAll { $0.membership.credited }
      if story.republications.isEmpty { return nil }
    }
    guard let publishers else { return story }
    let members = [story.origin] + story.republications.map(\.article)
    return members.contains { publishers.contains($0.publisher) } ? story : nil
  }
}

extension Desk {
  /// Hands the ledger to `sink`, piece by piece.
  ///
  /// - Parameters:
  ///   - since: seconds back from now: only stories with a republication seen in this time.
  ///   - filter: what of the stories is shown.
  ///   - width: columns of the table.
  package func ledger(
    since: Int64?, minimumPublishers: Int, filter: LedgerFilter = LedgerFilter(),
    format: LedgerFormat, width: Int,
    sink: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let query = LedgerQuery(
      since: since.map { clock.now().advanced(by: -$0) }, minimumPublishers: minimumPublishers)
    let form = LedgerDocument.Form(rawValue: format.rawValue) ?? .text
    let state = Mutex((document: LedgerDocument(form, width: width), buffer: [UInt8]()))
    state.withLock { $0.document.begin(into: &$0.buffer) }
    let publishers = filter.publisher.map { name in
      configuration.publisherNames.publishers(of: name).union([PublisherID(rawValue: name.composed)]
      )
    }
    try await store.ledger(query) { story in
      guard let story = filter.shown(of: story, publishers) else { return true }
      try state.withLock { state in
        state.document.story(story, into: &state.buffer)
        if state.buffer.count >= ExportDocument.partSize {
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
