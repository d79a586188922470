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

  /// What the turn brings, or what the store threw; all else is the source's own failure.
  ///
  /// - Parameter answered: called once, when the source has answered or failed to.
  func result(answered: () -> Void) async -> Result<SourceYield, StoreError> {
    do throws(StoreError) {
      switch await reading(answered) {
      case .ended(let yield): return .success(yield)
      case .document(let drafts, let turn, let yield):
        return .success(try await turn.take(drafts, into: yield))
      }
    } catch {
      return .failure(error)
    }
  }

  private enum Reading {
    case ended(SourceYield)
    case document(Handover<[ArticleDraft]>, EntryTurn, SourceYield)
  }

  /// Fetches and parses; the body and the parsed feed are let go when this returns.
  private func reading(_ answered: () -> Void) async -> Reading {
    let result = await stages.fetch(request(), for: source)
    answered()
    switch result {
    case .success(let response): return await read(response)
    case .failure(let failure) where failure.isPostponement:
      return .ended(SourceYield(outcome: .postponed, state: state))
    case .failure(let failure):
      return .ended(fail(failure))
    }
  }

  private func request() -> FetchRequest {
    var request = Self.request(source)
    if let url = state.adopted.flatMap(source.address(movedTo:)) {
      // The source's headers are for its own host, wherever it has moved to.
      if FeedAddress.origin(of: url) != FeedAddress.origin(of: source.url) { request.headers = [] }
      request.url = url
    }
    request.etag = state.etag
    request.lastModified = state.lastModified
    request.cookies = stages.cookies[source.id]
    if source.settings.retryAfterScope == .host { request.heeds = .unavailable }
    return request
  }

  /// The request for a source, unconditional.
  static func request(_ source: Source) -> FetchRequest {
    var request = FetchRequest(url: source.url)
    request.headers = source.headers.map { FetchRequest.Header(name: $0.name, value: $0.value) }
    request.timeout = .seconds(source.settings.timeout)
    request.maximumBytes = Int(clamping: source.settings.maximumBytes)
    request.allowPrivate = source.allowPrivate
    request.allowsInsecureRedirects = source.settings.allowsInsecureRedirects
    request.speedFloor = SpeedFloor(
      bytesPerSecond: Int(clamping: source.settings.speedLimit),
      seconds: Int(clamping: source.settings.speedTime))
    request.proxy = source.settings.proxy
    request.caFile = source.settings.caFile
    return request
  }

  private func read(_ response: FetchResponse) async -> Reading {
    var next = state
    next.answered(response, of: source, at: now)
    if response.isNotModified { next.renewValidators(response.head) }
    guard !response.isNotModified else { return .ended(yield(.unchanged, next)) }
    let hash = Hash64.of(response.body.bytes)
    next.etag = response.head.etag
    next.lastModified = response.head.lastModified
    guard hash != state.bodyHash else { return .ended(yield(.unchanged, next)) }
    let pass = await stages.gate.enter(
      bytes: response.body.bytes.count * Cycle.bytesInMemoryPerByte)
    do throws(FeedError) {
      let feed = try FeedParser.parse(
        response.body.bytes, contentType: response.head.contentType, baseURL: response.finalURL)
      next.bodyHash = hash
      next.learn(from: feed, response, at: now)
      var yield = self.yield(.read, next)
      yield.isPart = response.isPart
      yield.pass = pass
      let turn = EntryTurn(
        source: source, baseURL: response.finalURL,
        home: feed.homePageURL.flatMap(WebAddress.canonical), stages: stages, now: now,
        polledBefore: state.lastSuccess)
      return .document(Handover(drafts(of: feed)), turn, yield)
    } catch {
      return .ended(
        fail("\(error.description), at \(response.finalURL)", cure: Cure.of(error, response.head)))
    }
  }

  private func drafts(of feed: ParsedFeed) -> [ArticleDraft] {
    let context = FeedContext(source: source, language: feed.language, entries: feed.entries)
    return feed.entries.map { ArticleDraft($0, of: context) }
  }

  /// After an answer.
  private func yield(_ outcome: SourceYield.Outcome, _ answered: SourceState) -> SourceYield {
    var next = answered
    next.nextDue = Schedule.afterSuccess(next, source.settings, now: now)
    var yield = SourceYield(outcome: outcome, state: next, failuresBefore: state.failures)
    yield.hasMoved = next.adopted != nil && next.adopted != state.adopted
    return yield
  }

  private func fail(_ failure: FetchFailure) -> SourceYield {
    var yield = fail(
      failure.description, cure: Cure.of(failure), isGone: failure.status == 410,
      retryAfter: failure.retryAfter)
    if source.settings.retryAfterScope == .host, failure.status == 429 || failure.status == 503 {
      if let origin = FeedAddress.origin(of: failure.url), let moment = yield.state.nextDue {
        yield.hostWait = HostWait(origin: origin, until: moment)
      }
    }
    return yield
  }

  private func fail(
    _ what: String, cure: String?, isGone: Bool = false, retryAfter: Int64? = nil
  ) -> SourceYield {
    let reason = SourceFailure.clean(cure.map { "\(what): \($0)" } ?? what)
    var next = state
    next.failed(reason, isGone: isGone, at: now)
    next.nextDue = Schedule.afterFailure(
      next, interval: source.settings.interval, retryAfter: retryAfter, now: now)
    return SourceYield(outcome: .failed(reason), state: next)
  }
}

extension FetchFailure {
  /// It was not asked for, and will be in a later run.
  var isPostponement: Bool {
    switch reason {
    case .hostRefuses, .hostSilent, .budgetSpent: true
    default: false
    }
  }
}
