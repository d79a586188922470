import Testing

@testable import Fetching

struct RedirectTests {
  /// `/N/STATUS` leads to `/N-1/STATUS` until `/0`, which answers.
  private func chain() throws -> RawServer {
    try RawServer { request, connection in
      let words = request.path.split(separator: "/")
      guard let count = words.first.flatMap({ Int($0) }), count > 0, words.count > 1 else {
        return connection.answer(body: "arrived")
      }
      let next = count > 1 ? "/\(count - 1)/\(words[1])" : "/0"
      connection.answer("\(words[1]) Moved", ["Location: \(next)"], body: "elsewhere")
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func followsEachKind(status: Int) async throws {
    let server = try chain()
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(.local(server.url("/2/\(status)"))).get()
    #expect(response.text == "arrived")
    #expect(response.finalURL == server.url("/0"))
    let isPermanent = status == 301 || status == 308
    #expect(response.permanentURL == (isPermanent ? server.url("/0") : nil))
  }

  @Test func oneTemporaryHopMakesTheWholeTemporary() async throws {
    let server = try RawServer { request, connection in
      switch request.path {
      case "/a": connection.answer("301 Moved", ["Location: /b"])
      case "/b": connection.answer("302 Found", ["Location: /c"])
      default: connection.answer(body: "arrived")
      }
    }
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(.local(server.url("/a"))).get()
    #expect(response.finalURL == server.url("/c"))
    #expect(response.permanentURL == nil)
  }

  @Test func followsFiveAndNoMore() async throws {
    let server = try chain()
    let transfers = try Transfers.forTest()
    #expect(try await transfers.fetch(.local(server.url("/5/302"))).get().text == "arrived")
    let reason = await transfers.failure(.local(server.url("/6/302")))
    #expect(reason == .tooManyRedirects(limit: 5))
    #expect(server.requests.count == 12)
  }

  @Test(arguments: [
    "file:///etc/hostname", "gopher://127.0.0.1/", "ftp://127.0.0.1/feed", "javascript:alert(1)",
    "http://", "dict://127.0.0.1:11211/stats",
  ])
  func refusesToLeaveTheWeb(location: String) async throws {
    let server = try RawServer { _, connection in
      connection.answer("302 Found", ["Location: \(location)"])
    }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/")))
    guard case .redirectRefused = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
  }

  @Test func aRedirectWithoutLocationIsAnError() async throws {
    let server = try RawServer { _, connection in connection.answer("302 Found") }
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(.local(server.url("/")))
    #expect(reason == .status(302, retryAfter: nil, server: nil))
  }

  @Test func readsALocationThatIsNotAscii() async throws {
    let server = try RawServer { request, connection in
      if request.path == "/" {
        connection.answer("302 Found", ["Location:  /خبر ها?q=۱ "])
      } else {
        connection.answer(body: request.path)
      }
    }
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(.local(server.url("/"))).get()
    #expect(response.text == "/%d8%ae%d8%a8%d8%b1%20%d9%87%d8%a7?q=%db%b1")
  }

  /// Answers `/to/PORT/PATH` with a redirect to that port and path, all else with 200.
  private func switchboard() throws -> RawServer {
    try RawServer { request, connection in
      let words = request.path.split(separator: "/", maxSplits: 2)
      guard words.first == "to", words.count == 3 else { return connection.answer(body: "end") }
      connection.answer("302 Found", ["Location: http://127.0.0.1:\(words[1])/\(words[2])"])
    }
  }

  @Test func ownHeadersStayWithTheOwnHost() async throws {
    let (home, other) = (try switchboard(), try switchboard())
    let transfers = try Transfers.forTest()
    // From home to home, to the other, and back home.
    let way = "/to/\(home.port)/to/\(other.port)/to/\(home.port)/end"
    var request = FetchRequest.local(home.url(way))
    request.headers = [.init(name: "X-Key", value: "secret"), .init(name: "X-Empty", value: "")]
    request.etag = "\"v\""
    #expect(try await transfers.fetch(request).get().text == "end")
    #expect(home.requests.map { $0.headers["x-key"] } == ["secret", "secret", nil])
    #expect(home.requests.map { $0.headers["x-empty"] } == ["", "", nil])
    #expect(other.requests.map { $0.headers["x-key"] } == [nil])
    #expect((home.requests + other.requests).allSatisfy { $0.headers["if-none-match"] != nil })
  }

  @Test func userNameAndPasswordStayWithTheOwnHost() async throws {
    let (home, other) = (try switchboard(), try switchboard())
    let transfers = try Transfers.forTest()
    let url = "http://me:secret@127.0.0.1:\(home.port)/to/\(other.port)/end"
    let response = try await transfers.fetch(.local(url)).get()
    #expect(home.requests.first?.headers["authorization"] == "Basic bWU6c2VjcmV0")
    #expect(other.requests.map { $0.headers["authorization"] } == [nil])
    #expect(response.finalURL == other.url("/end"))
    let next = try await transfers.fetch(.local(home.url("/end"))).get()
    #expect(next.status == 200)
    #expect(home.requests.last?.headers["authorization"] == nil)
  }

  @Test(arguments: [
    ("X\r\nY", "a"), ("X", "a\r\nEvil: 1"), ("", "a"), ("X Y", "a"), ("X", "\u{0}"),
  ])
  func refusesHeadersThatWouldBreakTheRequest(name: String, value: String) async throws {
    let server = try switchboard()
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.url("/"))
    request.headers = [.init(name: name, value: value)]
    guard case .badRequest = await transfers.failure(request) else {
      Issue.record("sent")
      return
    }
    #expect(server.accepted == 0)
  }
}
