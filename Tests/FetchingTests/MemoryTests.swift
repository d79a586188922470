import Testing

@testable import Fetching

/// The budget of bytes over all bodies.
struct MemoryTests {
  private static let size = 400_000

  private func server(encoded: [UInt8]? = nil) throws -> RawServer {
    try RawServer { _, connection in
      if let encoded {
        connection.answer("200 OK", ["Content-Encoding: gzip"], body: encoded)
      } else {
        connection.answer(body: String(repeating: "x", count: Self.size))
      }
    }
  }

  @Test func bodiesCountUntilTheyGo() async throws {
    let server = try server()
    let transfers = try Transfers.forTest()
    var response: FetchResponse? = try await transfers.fetch(.local(server.url("/"))).get()
    #expect(response?.body.bytes.count == Self.size)
    #expect(transfers.bytesHeld == Self.size)
    response = nil
    #expect(await transfers.holdsNothingInTheEnd)
  }

  @Test func nothingIsHeldAfterFailures() async throws {
    let server = try server()
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.url("/"))
    request.maximumBytes = 1000
    #expect(await transfers.failure(request) == .tooLarge(limit: 1000))
    #expect(await transfers.holdsNothingInTheEnd)
  }

  @Test func aConsumerThatKeepsAllStillGetsAll() async throws {
    let server = try server()
    let transfers = try Transfers.forTest(perHost: 8, byteBudget: 500_000, patience: 1_000_000)
    let kept = await withTaskGroup(of: FetchResponse?.self) { group in
      for _ in 0..<12 {
        group.addTask { try? await transfers.fetch(.local(server.url("/"))).get() }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(kept.allSatisfy { $0?.body.bytes.count == Self.size })
    #expect(transfers.bytesHeld == 12 * Self.size)
  }

  /// A compressed body that must start again has no more time than one that need not.
  @Test func startingAgainGivesNoFurtherTime() async throws {
    let bomb = try Fixture.bytes("zeros-16m.gz")
    let server = try RawServer { request, connection in
      guard request.path == "/bomb" else {
        return connection.answer(body: String(repeating: "x", count: Self.size))
      }
      guard connection.pause(milliseconds: 1_200) else { return }
      connection.answer("200 OK", ["Content-Encoding: gzip"], body: bomb)
    }
    let transfers = try Transfers.forTest(byteBudget: Self.size * 5 / 2, patience: .max / 2)
    let kept = try await transfers.fetch(.local(server.url("/"))).get()
    var request = FetchRequest.local(server.url("/bomb"), timeout: .seconds(2))
    request.maximumBytes = 16 << 20
    guard case .timeout? = await transfers.failure(request) else {
      Issue.record("no timeout")
      return
    }
    #expect(server.requests.count { $0.path == "/bomb" } == 2)
    withExtendedLifetime(kept) {}
  }

  /// No more is held at any time than the budget and one body.
  @Test(arguments: [false, true])
  func aConsumerThatLetsGoSeesTheBudgetKept(isEncoded: Bool) async throws {
    let bomb = isEncoded ? try Fixture.bytes("zeros-16m.gz") : nil
    let size = isEncoded ? 16 << 20 : Self.size
    let count = isEncoded ? 6 : 30
    let server = try server(encoded: bomb)
    let transfers = try Transfers.forTest(perHost: 8, byteBudget: size * 2, patience: .max / 2)
    let most = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<count {
        group.addTask {
          var request = FetchRequest.local(server.url("/"))
          request.maximumBytes = size
          let response = try? await transfers.fetch(request).get()
          guard response?.body.bytes.count == size else { return .max }
          return transfers.bytesHeld
        }
      }
      return await group.reduce(into: 0) { $0 = max($0, $1) }
    }
    #expect(most > 0 && most <= size * 4)
    #expect(await transfers.holdsNothingInTheEnd)
  }

  /// Who keeps feeds may be waiting for a page.
  @Test func pagesComeWhileFeedsAreKept() async throws {
    let server = try server()
    let transfers = try Transfers.forTest(byteBudget: Self.size, patience: .max / 2)
    var kept: FetchResponse? = try await transfers.fetch(.local(server.url("/feed"))).get()
    async let next = transfers.fetch(.local(server.url("/next")))
    for number in 0..<6 {
      var request = FetchRequest.local(server.url("/page/\(number)"))
      request.kind = number == 0 ? .robots : .page
      #expect(try await transfers.fetch(request).get().body.bytes.count == Self.size)
    }
    #expect(!server.requests.contains { $0.path == "/next" })
    #expect(kept?.body.bytes.count == Self.size)
    kept = nil
    #expect(try await next.get().body.bytes.count == Self.size)
  }

  /// Pages that are kept hold up pages.
  @Test func pagesHaveABudgetOfTheirOwn() async throws {
    let server = try server()
    let transfers = try Transfers.forTest(
      byteBudget: 1 << 30, pageBudget: Self.size, patience: .max / 2)
    var request = FetchRequest.local(server.url("/page"))
    request.kind = .page
    var kept: FetchResponse? = try await transfers.fetch(request).get()
    request.url = server.url("/next")
    async let next = transfers.fetch(request)
    #expect(try await transfers.fetch(.local(server.url("/feed"))).get().status == 200)
    #expect(!server.requests.contains { $0.path == "/next" })
    #expect(kept?.body.bytes.count == Self.size)
    kept = nil
    #expect(try await next.get().body.bytes.count == Self.size)
  }
}
