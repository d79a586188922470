import Testing

@testable import Fetching

/// Bounds of what a server may send.
struct LimitTests {
  private func limited(_ url: String, to bytes: Int) -> FetchRequest {
    var request = FetchRequest.local(url)
    request.maximumBytes = bytes
    return request
  }

  @Test(arguments: ["gz", "br", "zst"])
  func decodesEachEncoding(suffix: String) async throws {
    let encoded = try Fixture.bytes("greeting.\(suffix)")
    let name = ["gz": "gzip", "br": "br", "zst": "zstd"][suffix, default: ""]
    let server = try RawServer { request, connection in
      guard request.headers["accept-encoding"]?.contains(name) == true else {
        return connection.answer("406 Not Acceptable")
      }
      connection.answer("200 OK", ["Content-Encoding: \(name)"], body: encoded)
    }
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(.local(server.url("/"))).get()
    #expect(response.body.bytes == (try Fixture.bytes("greeting.txt")))
    #expect(response.bytesOnWire < 1000)
  }

  @Test(arguments: [("gz", "gzip"), ("br", "br"), ("zst", "zstd")])
  func bombsEndAtTheLimit(suffix: String, name: String) async throws {
    let bomb = try Fixture.bytes("zeros-16m.\(suffix)")
    let server = try RawServer { _, connection in
      connection.answer("200 OK", ["Content-Encoding: \(name)"], body: bomb)
    }
    let transfers = try Transfers.forTest()
    let request = limited(server.url("/"), to: 1 << 20)
    #expect(await transfers.failure(request) == .tooLarge(limit: 1 << 20))
    let whole = try await transfers.fetch(limited(server.url("/"), to: 16 << 20)).get()
    #expect(whole.body.bytes.count == 16 << 20)
  }

  @Test func aBodyMayBeAsLargeAsTheLimitAndNoByteMore() async throws {
    let server = try RawServer { _, connection in
      connection.answer(body: String(repeating: "x", count: 100_000))
    }
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(limited(server.url("/"), to: 100_000)).get()
    #expect(response.body.bytes.count == 100_000)
    let reason = await transfers.failure(limited(server.url("/"), to: 99_999))
    #expect(reason == .tooLarge(limit: 99_999))
  }

  @Test func aBodyWithoutLengthEndsAtTheLimit() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      let piece = String(repeating: "x", count: 1000)
      while connection.send(piece) {}
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(limited(server.url("/"), to: 300_000))
    #expect(reason == .tooLarge(limit: 300_000))
  }

  @Test func aLengthBeyondTheLimitIsRefusedBeforeTheBody() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")
      connection.waitForEnd()
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(limited(server.url("/"), to: 1000))
    #expect(reason == .tooLarge(limit: 1000))
  }

  @Test(arguments: [
    "X: " + String(repeating: "a", count: 1 << 20) + "\r\n",
    String(repeating: "X: " + String(repeating: "a", count: 1000) + "\r\n", count: 66),
    String(repeating: "X: a\r\n", count: FetchLimits.headerLines + 1),
  ])
  func headersEndAtTheirLimit(lines: String) async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n" + lines + "Content-Length: 0\r\n\r\n")
    }
    let transfers = try Transfers.forTest()
    #expect(await transfers.failure(.local(server.url("/"))) == .headersTooLarge)
  }

  @Test func interimAnswersForEverEnd() async throws {
    let server = try RawServer { _, connection in
      while connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") {}
    }
    let transfers = try Transfers.forTest()
    #expect(await transfers.failure(.local(server.url("/"))) == .headersTooLarge)
  }

  @Test func bodiesOfErrorsAreNotReadForEver() async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 404 Not Found\r\n\r\n")
      let piece = String(repeating: "x", count: 1000)
      while connection.send(piece) {}
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/")))
    #expect(reason == .status(404, retryAfter: nil, server: nil))
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "",
  ])
  func aBrokenConnectionIsNoBody(answer: String) async throws {
    let server = try RawServer { _, connection in
      connection.send(answer)
      connection.close()
    }
    let transfers = try Transfers.forTest()
    guard case .connectionLost = await transfers.failure(.local(server.url("/"))) else {
      Issue.record("taken as whole")
      return
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nno!!",
    "nonsense\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Encoding: unheard-of\r\nContent-Length: 1\r\n\r\nx",
    "HTTP/1.1 304 Not Modified\r\n\r\n",
  ])
  func brokenAnswersAreErrors(answer: String) async throws {
    let server = try RawServer { _, connection in
      connection.send(answer)
      connection.close()
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/")))
    guard case .protocolError = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
  }
}
