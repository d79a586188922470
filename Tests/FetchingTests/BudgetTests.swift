import Testing

@testable import Fetching

/// Bounds over many transfers, and slowness that does not wait for its deadline.
struct BudgetTests {
  @Test func nothingBeginsWhenTheBytesAreSpent() async throws {
    let server = try RawServer { _, connection in
      connection.answer(body: String(repeating: "x", count: 5_000))
    }
    let traffic = TrafficBudget(limit: 10_000)
    let configuration = Transfers.Configuration(userAgent: "aggregator-tests/1.0", traffic: traffic)
    let (one, other) = (try Transfers(configuration), try Transfers(configuration))
    for transfers in [one, other] {
      #expect(!traffic.isSpent)
      #expect(await transfers.failure(.local(server.url("/"))) == nil)
    }
    #expect(traffic.isSpent)
    for transfers in [one, other] {
      #expect(await transfers.failure(.local(server.url("/"))) == .budgetSpent)
    }
    #expect(server.requests.count == 2)
  }

  @Test func whatFailsCountsToo() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 20_000))
      connection.waitForEnd()
    }
    let traffic = TrafficBudget(limit: 10_000)
    let transfers = try Transfers(.init(userAgent: "aggregator-tests/1.0", traffic: traffic))
    _ = await transfers.fetch(.local(server.url("/"), timeout: .milliseconds(500)))
    #expect(traffic.isSpent)
  }

  @Test(arguments: [true, false])
  func aDripEndsBeforeItsDeadline(hasBegun: Bool) async throws {
    let server = try RawServer { _, connection in
      if hasBegun { connection.send("HTTP/1.1 200 OK\r\n\r\n") }
      while connection.pause(milliseconds: 100), !hasBegun || connection.send("x") {}
      connection.close()
    }
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.url("/"), timeout: .seconds(600))
    let floor = SpeedFloor(bytesPerSecond: 5_000, seconds: 1)
    request.speedFloor = floor
    #expect(await transfers.failure(request) == .tooSlow(floor))
  }

  @Test func aSlowTransferWithoutAFloorIsLeftAlone() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n")
      for _ in 0..<12 where connection.pause(milliseconds: 100) { connection.send("x") }
    }
    let transfers = try Transfers.forTest()
    #expect(try await transfers.fetch(.local(server.url("/"))).get().body.bytes.count == 12)
  }

  @Test func namesWhoAnswersForIt() async throws {
    let server = try RawServer { _, connection in connection.answer(body: "good") }
    let transfers = try Transfers(
      .init(userAgent: "desk/1.0 (+https://desk.example/)", from: "desk@desk.example"))
    _ = try await transfers.fetch(.local(server.url("/"))).get()
    #expect(server.requests.first?.headers["from"] == "desk@desk.example")
    #expect(server.requests.first?.headers["user-agent"] == "desk/1.0 (+https://desk.example/)")
  }
}
