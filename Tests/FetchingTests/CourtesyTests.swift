import Testing

@testable import Fetching

/// What is spared a host: rests between starts, and all further requests once it refuses.
struct CourtesyTests {
  /// Longer than any test: who waits for it does not start.
  private static let long = Duration.seconds(600)

  /// Waits until `server` has been asked so many times, or for a while.
  private func asked(_ server: RawServer, _ count: Int) async -> Bool {
    for _ in 0..<1000 where server.requests.count < count {
      try? await Task.sleep(for: .milliseconds(5))
    }
    return server.requests.count == count
  }

  private func answering() throws -> RawServer {
    try RawServer { _, connection in connection.answer(body: "good") }
  }

  @Test func aDelayLiesBetweenTwoStartsAtAHost() async throws {
    let server = try answering()
    let transfers = try Transfers.forTest(
      delay: Self.long, pinned: ["far.example:\(server.port):127.0.0.1"])
    let url = server.url("/far", host: "far.example")
    _ = try await transfers.fetch(.local(url)).get()
    let second = Task { await transfers.failure(.local(url)) }
    for _ in 0..<20 {
      #expect(try await transfers.fetch(.local(server.url("/near"))).get().text == "good")
    }
    #expect(server.requests.count { $0.path == "/far" } == 1)
    second.cancel()
    #expect(await second.value == .cancelled)
  }

  @Test func loopbackIsNotSpared() async throws {
    let server = try answering()
    let transfers = try Transfers.forTest(delay: Self.long)
    for host in ["127.0.0.1", "localhost", "127.1", "localhost"] {
      #expect(try await transfers.fetch(.local(server.url("/", host: host))).get().text == "good")
    }
  }

  @Test func aHostMayWantMore() async throws {
    let server = try answering()
    let transfers = try Transfers.forTest(pinned: ["far.example:\(server.port):127.0.0.1"])
    let url = server.url("/far", host: "far.example")
    let wait = { @Sendable (_: FetchPlace) in FetchPermit.granted(spacing: Self.long) }
    _ = try await transfers.fetch(.local(url), permit: wait).get()
    let second = Task { await transfers.fetch(.local(url), permit: wait) }
    _ = try await transfers.fetch(.local(server.url("/near"))).get()
    #expect(server.requests.count { $0.path == "/far" } == 1)
    second.cancel()
    guard case .failure(let failure) = await second.value else {
      Issue.record("asked")
      return
    }
    #expect(failure.reason == .cancelled)
  }

  /// Hosts are spared by all transfers together, whatever certificates these trust.
  @Test func certificatesDoNotMultiplyWhatAHostIsAsked() async throws {
    let server = try RawServer { _, connection in
      guard connection.pause(milliseconds: 40) else { return }
      connection.answer(body: "good")
    }
    let files = [nil, Fixture.path("certificate.pem"), Fixture.path("../Fixtures/certificate.pem")]
    let transfers = try Transfers.forTest(perHost: 2, caFiles: files)
    let texts = await withTaskGroup(of: String?.self) { group in
      for index in 0..<12 {
        group.addTask {
          var request = FetchRequest.local(server.url("/\(index)"))
          request.caFile = files[index % 3]
          return try? await transfers.fetch(request).get().text
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts == [String?](repeating: "good", count: 12))
    #expect(server.mostRunning == 2)
    let refusing = try refusing("429 Too Many Requests")
    var first = request(refusing.url("/refused"), heeds: .tooMany)
    first.caFile = files[1]
    #expect(await transfers.failure(first)?.isStatus == true)
    #expect(
      await transfers.failure(request(refusing.url("/page"), heeds: .tooMany)) == .hostRefuses)
    first.caFile = "/not/named"
    #expect(await transfers.failure(first)?.isStatus == false)
  }

  private func refusing(_ status: String, _ fields: [String] = []) throws -> RawServer {
    try RawServer { request, connection in
      if request.path == "/refused" {
        connection.answer(status, fields)
      } else {
        connection.answer(body: "good")
      }
    }
  }

  private func request(_ url: String, heeds: HostRefusals) -> FetchRequest {
    var request = FetchRequest.local(url)
    request.heeds = heeds
    return request
  }

  @Test(arguments: [
    ("429 Too Many Requests", [], HostRefusals.tooMany),
    ("429 Too Many Requests", ["Retry-After: 9"], .tooMany),
    ("503 Service Unavailable", ["Retry-After: 9"], .tooMany),
    ("503 Service Unavailable", [], .unavailable), ("500 Oops", [], nil), ("404 No", [], nil),
  ])
  func aRefusalEndsWhatHeedsIt(status: String, fields: [String], heeded: HostRefusals?) async throws
  {
    let server = try refusing(status, fields)
    let other = try answering()
    let transfers = try Transfers.forTest()
    _ = await transfers.fetch(request(server.url("/refused"), heeds: .tooMany))
    for heeds in [HostRefusals.none, .tooMany, .unavailable] {
      let isGivenUp = heeded.map { heeds >= $0 } ?? false
      let reason = await transfers.failure(request(server.url("/page"), heeds: heeds))
      #expect(reason == (isGivenUp ? .hostRefuses : nil))
      #expect(await transfers.failure(request(other.url("/"), heeds: heeds)) == nil)
    }
  }

  @Test func whoHeedsNobodySpeaksForNobody() async throws {
    let server = try refusing("429 Too Many Requests", ["Retry-After: 9"])
    let transfers = try Transfers.forTest()
    _ = await transfers.fetch(.local(server.url("/refused")))
    #expect(await transfers.failure(request(server.url("/page"), heeds: .unavailable)) == nil)
  }

  @Test func whatWaitsIsGivenUpToo() async throws {
    let server = try RawServer { request, connection in
      guard connection.pause(milliseconds: 200) else { return }
      connection.answer("429 Too Many Requests")
    }
    let transfers = try Transfers.forTest(perHost: 1)
    let first = Task { await transfers.failure(request(server.url("/refused"), heeds: .tooMany)) }
    #expect(await asked(server, 1))
    let waiting = (0..<5).map { _ in
      let request = request(server.url("/page"), heeds: .tooMany)
      return Task { await transfers.failure(request) }
    }
    #expect(await first.value == .status(429, retryAfter: nil, server: nil))
    for task in waiting { #expect(await task.value == .hostRefuses) }
    #expect(server.requests.count == 1)
  }

  /// Connections are kept for as many hosts as there may be transfers, and for those who wait for one.
  @Test func connectionsOfMoreHostsEndWithTheirTransfers() async throws {
    let servers = try (0..<3).map { _ in
      try RawServer { _, connection in connection.answer(body: "here") }
    }
    let transfers = try Transfers.forTest(perHost: 1, inFlight: 2)
    for _ in 0..<2 {
      for server in servers { _ = try await transfers.fetch(.local(server.url("/"))).get() }
    }
    let accepted = servers.map { $0.accepted }
    #expect(accepted == [1, 1, 2])
    let last = servers[2]
    await withTaskGroup { group in
      for number in 0..<4 {
        group.addTask { _ = await transfers.fetch(.local(last.url("/\(number)"))) }
      }
    }
    #expect(last.requests.count == 6)
    // The first of the four finds the others waiting, or does not yet.
    let connections = last.accepted
    #expect(connections == 3 || connections == 4)
  }
}

extension FetchFailure.Reason {
  fileprivate var isStatus: Bool { if case .status = self { true } else { false } }
}
