import Feeds
import Fetching
import Matching
import News
import Storage
import Text

/// One source's turn in a cycle: from its request to what is to be stored. Touches no other source.
struct SourceTurn: Sendable {
  let source: Source
  let state: SourceState
  let stages: Stages
  /// When the cycle began; everything that it brings was first seen then.
  let now: Timestamp

  /// - Throws: what the store throws; all else is the source's own failure.
  func take() async throws(StoreError) -> SourceYield {
    switch await stages.fetch(request(), for: source) {
    case .success(let response): try await read(response)
    case .failure(let failure): fail(failure.description, retryAfter: failure.retryAfter)
    }
  }

  private func request() -> FetchRequest {
    var request = Self.request(source)
    request.etag = state.etag
    request.lastModified = state.lastModified
    return request
  }

  /// The request for a source, unconditional.
  static func request(_ source: Source) -> FetchRequest {
    var request = FetchRequest(url: source.url)
    request.headers = source.headers.map { FetchRequest.Header(name: $0.name, value: $0.value) }
    request.timeout = .seconds(source.settings.timeout)
    request.maximumBytes = Int(clamping: source.settings.maximumBytes)
    request.allowPrivate = source.allowPrivate
    return request
  }

  private func read(_ response: FetchResponse) async throws(StoreError) -> SourceYield {
    var next = answered(response)
    guard !response.isNotModified else { return SourceYield(outcome: .unchanged, state: next) }
    let hash = Hash64.of(response.body.bytes)
    next.etag = response.head.etag
    next.lastModified = response.head.lastModified
    guard hash != state.bodyHash else { return SourceYield(outcome: .unchanged, state: next) }
    let feed: ParsedFeed
    do throws(FeedError) {
      feed = try FeedParser.parse(
        response.body.bytes, contentType: response.head.contentType, baseURL: response.finalURL)
    } catch {
      return fail(error.description, retryAfter: nil)
    }
    next.bodyHash = hash
    next.title = feed.title ?? state.title
    next.entries = feed.entries.count
    let entries = EntryTurn(
      source: source, feed: feed, baseURL: response.finalURL, stages: stages, now: now,
      polledBefore: state.lastSuccess)
    let yield = try await entries.take(into: SourceYield(outcome: .read, state: next))
    // The body counts against the fetching budget until its articles are made: so not too much is
    // parsed at the same time.
    withExtendedLifetime(response.body) {}
    return yield
  }

  /// The state after any good answer.
  private func answered(_ response: FetchResponse) -> SourceState {
    var next = attempted()
    next.lastSuccess = now
    next.failures = 0
    next.lastError = nil
    next.nextDue = Schedule.afterSuccess(interval: source.settings.interval, now: now)
    next.bytes = state.bytes &+ response.bytesOnWire
    next.latency = response.seconds
    next.movedTo = response.permanentURL
    return next
  }

  private func attempted() -> SourceState {
    var next = state
    next.lastAttempt = now
    next.fetches = state.fetches &+ 1
    return next
  }

  private func fail(_ reason: String, retryAfter: Int64?) -> SourceYield {
    var next = attempted()
    next.failures = state.failures + 1
    next.lastError = SourceFailure.clean(reason)
    next.nextDue = Schedule.afterFailure(
      next.failures, interval: source.settings.interval, retryAfter: retryAfter, now: now)
    return SourceYield(outcome: .failed(reason), state: next)
  }
}
