import Fetching
import News
import Synchronization

/// The pages that this run has read already: two sources may lead to one page, which is asked for
/// once. Forgets the oldest when its memory is full; what was forgotten is read again.
final class PageShelf: Sendable {
  /// Who may share a page: those who may go to the same places and trust the same certificates.
  /// What a source's own headers bring is never shared.
  struct Key: Hashable, Sendable {
    var url: String
    var allowPrivate: Bool
    var caFile: String?
    var proxy: String?
    var robots: RobotsScope
    var agent: RobotsAgent
  }

  private struct State {
    var pages: [Key: Task<PageAnswer, Never>] = [:]
    /// Those that have been read, the oldest first, with their bytes.
    var read: [(key: Key, bytes: Int)] = []
    var bytes = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: bytes of texts that are remembered.
  init(limit: Int) {
    self.limit = limit
  }

  /// The page, read by `read` if it is not there and not being read already.
  func page(
    _ key: Key, _ read: @escaping @Sendable () async -> PageAnswer
  ) async -> PageAnswer {
    let (task, isFirst) = state.withLock { state in
      if let task = state.pages[key] { return (task, false) }
      let task = Task { await read() }
      state.pages[key] = task
      return (task, true)
    }
    let page = await task.value
    if isFirst { remember(key, page) }
    return page
  }

  private func remember(_ key: Key, _ page: PageAnswer) {
    let article = page.article
    let bytes =
      key.url.utf8.count + (article?.text?.utf8.count ?? 0) + (article?.html?.utf8.count ?? 0)
    state.withLock { state in
      state.read.append((key, bytes))
      state.bytes += bytes
      var forgotten = 0
      while state.bytes > limit, forgotten < state.read.count {
        state.bytes -= state.read[forgotten].bytes
        state.pages[state.read[forgotten].key] = nil
        forgotten += 1
      }
      state.read.removeFirst(forgotten)
    }
  }
}
