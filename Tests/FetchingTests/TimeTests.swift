import Testing

@testable import Fetching

/// Deadlines, places and cancelling. Servers hang for seconds, fetches end long before: what is
/// tested is which one ends, not how fast.
struct TimeTests {
  private let short = Duration.milliseconds(300)

  private func hanging() throws -> RawServer {
    try RawServer { request, connection in
      if request.path == "/hang" {
        connection.waitForEnd()
      } else {
        connection.answer(body: "good")
      }
    }
  }

  @Test func silenceEndsAtTheDeadline() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/hang"), timeout: short))
    #expect(reason == .timeout(seconds: 0.3, received: 0))
  }

  @Test func dripsEndAtTheDeadline() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      while connection.pause(milliseconds: 20), connection.send("x") {}
      connection.close()
    }
    let transfers = try Transfers.forTest()
    guard
      case .timeout(_, let received)? = await transfers.failure(
        .local(server.url("/"), timeout: short))
    else {
      Issue.record("no timeout")
      return
    }
    #expect(received > 0)
  }

  @Test func dripsOfHeadersEndAtTheDeadline() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.pause(milliseconds: 20), connection.send("X: y\r\n") {}
      connection.close()
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/"), timeout: short))
    #expect(reason == .timeout(seconds: 0.3, received: 0))
  }

  @Test func theDeadlineCoversAllHopsTogether() async throws {
    let server = try RawServer { _, connection in
      guard connection.pause(milliseconds: 120) else { return }
      connection.answer("302 Found", ["Location: /again"])
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/"), timeout: short))
    #expect(reason == .timeout(seconds: 0.3, received: 0))
  }

  @Test func waitingForAPlaceIsNotCounted() async throws {
    let server = try RawServer { _, connection in
      guard connection.pause(milliseconds: 300) else { return }
      connection.answer(body: "good")
    }
    let transfers = try Transfers.forTest(perHost: 1)
    let texts = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<9 {
        group.addTask {
          try? await transfers.fetch(.local(server.url("/"), timeout: .seconds(2))).get()
            .text
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts == Array(repeating: "good", count: 9))
    #expect(server.mostRunning == 1)
  }

  @Test(arguments: [1, 2, 4])
  func noMoreThanPerHostRunAtOnce(perHost: Int) async throws {
    let server = try RawServer { _, connection in
      guard connection.pause(milliseconds: 30) else { return }
      connection.answer(body: "good")
    }
    let transfers = try Transfers.forTest(perHost: perHost)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<(perHost * 4) {
        group.addTask { _ = await transfers.fetch(.local(server.url("/"))) }
      }
    }
    #expect(server.mostRunning == perHost)
  }

  @Test func aHangingHostHoldsItsOwnPlacesOnly() async throws {
    let (bad, good) = (try hanging(), try hanging())
    let transfers = try Transfers.forTest(perHost: 2)
    let hung = (0..<6).map { _ in
      Task { await transfers.failure(.local(bad.url("/hang"), timeout: .seconds(60))) }
    }
    for _ in 0..<20 {
      #expect(try await transfers.fetch(.local(good.url("/"))).get().text == "good")
    }
    #expect(bad.mostRunning <= 2)
    for task in hung { task.cancel() }
    for task in hung { #expect(await task.value == .cancelled) }
  }

  @Test func aPlaceIsFreeAgainAfterTheDeadline() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest(perHost: 1)
    async let hung = transfers.failure(.local(server.url("/hang"), timeout: short))
    async let next = transfers.fetch(.local(server.url("/")))
    #expect(await hung == .timeout(seconds: 0.3, received: 0))
    #expect(try await next.get().text == "good")
  }

  @Test func cancellingEndsRunningAndWaitingFetches() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest(perHost: 1)
    let running = Task { await transfers.failure(.local(server.url("/hang"))) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let waiting = Task { await transfers.failure(.local(server.url("/hang"))) }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    running.cancel()
    #expect(await running.value == .cancelled)
    #expect(try await transfers.fetch(.local(server.url("/"))).get().text == "good")
  }

  @Test func aCancelledTaskSendsNothing() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await transfers.failure(.local(server.url("/")))
    }
    #expect(await task.value == .cancelled)
    #expect(server.accepted == 0)
  }

  /// The server hangs for longer than the test may last.
  @Test(.timeLimit(.minutes(1))) func shuttingDownEndsAll() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest(perHost: 1)
    let tasks = (0..<3).map { _ in
      Task { await transfers.failure(.local(server.url("/hang"), timeout: .seconds(600))) }
    }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    await transfers.shutdown()
    for task in tasks { #expect(await task.value == .cancelled) }
    #expect(await transfers.failure(.local(server.url("/"))) == .cancelled)
  }

  private func page(_ url: String) -> FetchRequest {
    var request = FetchRequest.local(url, timeout: short)
    request.kind = .page
    return request
  }

  @Test func aHostThatAnswersNoPageIsAskedForNoMore() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest(perHost: 2)
    let tasks = (0..<30).map { _ in
      Task { [page = page(server.url("/hang"))] in await transfers.failure(page) }
    }
    var reasons: [FetchFailure.Reason?] = []
    for task in tasks { reasons.append(await task.value) }
    let silences = reasons.count { $0 == .timeout(seconds: 0.3, received: 0) }
    // One more may have been on its way.
    #expect((HostSilences.patience...HostSilences.patience + 1).contains(silences))
    #expect(reasons.count { $0 == .hostSilent } == 30 - silences)
    #expect(await transfers.failure(page(server.url("/good"))) == .hostSilent)
    // What is no page is asked for all the same, and pages of others are.
    #expect(await transfers.failure(.local(server.url("/good"))) == nil)
    #expect(await transfers.failure(page(try hanging().url("/good"))) == nil)
  }

  /// It may answer who waits longer, or comes by another way.
  @Test func aHostIsGivenUpForThoseOnlyWhoAskInTheSameWay() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest()
    await withTaskGroup { [page = page(server.url("/hang"))] group in
      for _ in 0..<HostSilences.patience { group.addTask { _ = await transfers.fetch(page) } }
    }
    let same = page(server.url("/good"))
    #expect(await transfers.failure(same) == .hostSilent)
    var patient = same
    patient.timeout = .seconds(60)
    #expect(await transfers.failure(patient) == nil)
    var led = same
    led.proxy = "http://127.0.0.1:\(server.port)"
    #expect(await transfers.failure(led) == nil)
    var lenient = same
    lenient.speedFloor = SpeedFloor(bytesPerSecond: 1, seconds: 60)
    #expect(await transfers.failure(lenient) == nil)
    #expect(await transfers.failure(same) == .hostSilent)
  }

  @Test func anAnswerBetweenEndsASilence() async throws {
    let server = try hanging()
    let transfers = try Transfers.forTest(perHost: 1)
    for _ in 0..<2 {
      for _ in 0..<HostSilences.patience - 1 {
        let reason = await transfers.failure(page(server.url("/hang")))
        #expect(reason == .timeout(seconds: 0.3, received: 0))
      }
      #expect(await transfers.failure(page(server.url("/good"))) == nil)
    }
  }
}
