import Testing

@testable import Fetching

struct StatusTests {
  @Test func deliversStatusRetryAfterAndServer() async throws {
    let server = try RawServer { request, connection in
      let retry = request.path == "/date" ? "Fri, 01 Jan 2100 00:00:00 GMT" : "120"
      connection.answer(
        "503 Service Unavailable", ["Retry-After: \(retry)", "Server: cloudflare"], body: "no")
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/seconds")))
    #expect(reason == .status(503, retryAfter: 120, server: "cloudflare"))
    guard case .status(503, let wait?, _) = await transfers.failure(.local(server.url("/date")))
    else {
      Issue.record("no time to wait")
      return
    }
    #expect(wait > 86_400)
  }

  @Test(
    arguments: [
      ("99999999999999999999", 1 << 31), ("  30 ", 30), ("0", nil), ("-5", nil), ("soon", nil),
    ] as [(String, Int64?)])
  func readsHowLongToWait(value: String, seconds: Int64?) async throws {
    let server = try RawServer { request, connection in
      connection.answer(
        request.path == "/ok" ? "200 OK" : "429 Too Many Requests", ["Retry-After: \(value)"])
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/")))
    #expect(reason == .status(429, retryAfter: seconds, server: nil))
    #expect(try await transfers.fetch(.local(server.url("/ok"))).get().head.retryAfter == seconds)
  }

  @Test func theNextAnswerHasItsOwnHead() async throws {
    let server = try RawServer { request, connection in
      if request.path == "/a" {
        let fields = ["ETag: \"a\"", "Retry-After: 7", "Cache-Control: no-cache", "Link: </hub>"]
        connection.answer("200 OK", fields + ["Cache-Control: max-age=1"], body: "a")
      } else {
        connection.answer("404 Not Found")
      }
    }
    let transfers = try Transfers.forTest()
    let head = try await transfers.fetch(.local(server.url("/a"))).get().head
    #expect(head.etag == "\"a\"" && head.retryAfter == 7 && head.link == "</hub>")
    #expect(head.cacheControl == "no-cache, max-age=1")
    let reason = await transfers.failure(.local(server.url("/b")))
    #expect(reason == .status(404, retryAfter: nil, server: nil))
    #expect(server.accepted == 1)
  }

  @Test(arguments: [203, 204, 299])
  func twoHundredsAreAnswers(status: Int) async throws {
    let server = try RawServer { _, connection in
      connection.send("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n")
    }
    let transfers = try Transfers.forTest()
    #expect(try await transfers.fetch(.local(server.url("/"))).get().status == status)
  }

  @Test(arguments: [206, 300, 400, 401, 403, 404, 410, 429, 451, 500, 503, 599, 999])
  func allElseIsAFailure(status: Int) async throws {
    let server = try RawServer { _, connection in connection.answer("\(status) X", body: "x") }
    let transfers = try Transfers.forTest()
    let result = await transfers.fetch(.local(server.url("/")))
    guard case .failure(let failure) = result else {
      Issue.record("taken for good")
      return
    }
    #expect(failure.status == status)
  }

  @Test func namesThatDoNotResolveAndPortsThatAreClosed() async throws {
    let transfers = try Transfers.forTest()
    let closed = try RawServer { _, _ in }
    closed.stop()
    let refused = await transfers.failure(.local(closed.url("/")))
    #expect(refused == .connect("Connection refused"))
    let unknown = await transfers.failure(.local("http://no-such-name.invalid/"))
    #expect(unknown == .resolve)
    let url = "not an address"
    guard case .badAddress = await transfers.failure(.local(url)) else {
      Issue.record("fetched")
      return
    }
  }
}
