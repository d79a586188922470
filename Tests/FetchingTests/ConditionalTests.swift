import FlyingFox
import Foundation
import Loopback
import Testing

@testable import Fetching

/// Validators both ways, against the server library.
struct ConditionalTests {
  private func server() async throws -> LoopbackServer {
    try await LoopbackServer { request in
      let agent = request.headers[HTTPHeader("User-Agent")] ?? ""
      let accept = request.headers[HTTPHeader("Accept")] ?? ""
      let validators = [HTTPHeader("ETag"): "\"v1\"", HTTPHeader("Last-Modified"): monday]
      if request.headers[HTTPHeader("If-None-Match")] == "\"v1\""
        || request.headers[HTTPHeader("If-Modified-Since")] == monday
      {
        return HTTPResponse(statusCode: .notModified, headers: HTTPHeaders(validators))
      }
      var headers = HTTPHeaders(validators)
      headers[HTTPHeader("Cache-Control")] = "max-age=300"
      headers[HTTPHeader("Expires")] = monday
      headers[.contentType] = "application/rss+xml"
      return HTTPResponse(
        statusCode: .ok, headers: headers, body: Data("\(agent)|\(accept)".utf8))
    }
  }

  private let monday = "Mon, 13 Oct 2025 10:00:00 GMT"

  @Test func bringsBodyAndHead() async throws {
    let server = try await server()
    let transfers = try Transfers.forTest()
    let response = try await transfers.fetch(.local(server.base + "/feed")).get()
    #expect(response.status == 200)
    #expect(response.finalURL == server.base + "/feed")
    #expect(response.permanentURL == nil)
    #expect(response.text.hasPrefix("aggregator-tests/1.0|application/atom+xml"))
    #expect(response.head.etag == "\"v1\"")
    #expect(response.head.lastModified == monday)
    #expect(response.head.cacheControl == "max-age=300")
    #expect(response.head.expires == monday)
    #expect(response.head.contentType == "application/rss+xml")
    #expect(response.httpVersion == "1.1")
    #expect(response.bytesOnWire > Int64(response.body.bytes.count))
    await server.stop()
  }

  @Test func sendsValidatorsAndUnderstands304() async throws {
    let server = try await server()
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.base + "/feed")
    request.etag = "\"v1\""
    var response = try await transfers.fetch(request).get()
    #expect(response.isNotModified)
    #expect(response.body.bytes.isEmpty)
    #expect(response.head.etag == "\"v1\"")
    request.etag = nil
    request.lastModified = monday
    response = try await transfers.fetch(request).get()
    #expect(response.isNotModified)
    request.lastModified = nil
    response = try await transfers.fetch(request).get()
    #expect(response.status == 200)
    await server.stop()
  }

  @Test(arguments: [
    (FetchRequest.Kind.feed, "application/atom+xml"), (.page, "text/html"), (.robots, "text/plain"),
  ])
  func asksForWhatItsKindReads(kind: FetchRequest.Kind, type: String) async throws {
    let server = try await server()
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.base)
    request.kind = kind
    #expect(try await transfers.fetch(request).get().text.contains("|" + type))
    request.accept = "image/png"
    #expect(try await transfers.fetch(request).get().text.hasSuffix("|image/png"))
    await server.stop()
  }

  /// A server that always answers with a part; what it was asked for comes back in the body.
  private func partial(_ manipulation: String?) async throws -> LoopbackServer {
    try await LoopbackServer { request in
      var headers = HTTPHeaders([:])
      if let manipulation { headers[HTTPHeader("IM")] = manipulation }
      return HTTPResponse(
        statusCode: HTTPStatusCode(226, phrase: "IM Used"), headers: headers,
        body: Data((request.headers[HTTPHeader("A-IM")] ?? "nothing").utf8))
    }
  }

  @Test(arguments: ["feed", "Feed", " feed ; from=1"])
  func takesThePartOfAFeedThatIsNew(manipulation: String) async throws {
    let server = try await partial(manipulation)
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.base)
    request.etag = "\"v1\""
    let response = try await transfers.fetch(request).get()
    #expect(response.isPart)
    #expect(response.text == "feed")
    await server.stop()
  }

  @Test(arguments: [nil, "", "vcdiff", "feed, gzip"])
  func refusesAPartThatItCannotRead(manipulation: String?) async throws {
    let server = try await partial(manipulation)
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(server.base)
    request.etag = "\"v1\""
    guard case .protocolError = await transfers.failure(request) else {
      Issue.record("taken")
      return
    }
    await server.stop()
  }

  @Test func aPartIsAskedForWithAnEntityTagOnly() async throws {
    let server = try await partial("feed")
    let transfers = try Transfers.forTest()
    var dated = FetchRequest.local(server.base)
    dated.lastModified = monday
    var page = FetchRequest.local(server.base)
    page.kind = .page
    page.etag = "\"v1\""
    for request in [dated, page, .local(server.base)] {
      #expect(await transfers.failure(request) != nil)
    }
    await server.stop()
  }

  @Test func manyAtOnceAllCome() async throws {
    let server = try await server()
    let transfers = try Transfers.forTest()
    let statuses = await withTaskGroup(of: Int.self) { group in
      for number in 0..<300 {
        var request = FetchRequest.local(server.base + "/\(number)")
        request.etag = number % 2 == 0 ? "\"v1\"" : nil
        group.addTask { [request] in
          (try? await transfers.fetch(request).get().status) ?? 0
        }
      }
      return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    #expect(statuses == [200: 150, 304: 150])
    await server.stop()
  }
}
