import Synchronization
import Testing

@testable import Fetching

/// Hops that are asked about one by one.
struct PermitTests {
  private final class Asked: Sendable {
    private let places = Mutex<[String]>([])
    var all: [String] { places.withLock { $0 } }

    func add(_ place: FetchPlace) {
      places.withLock { $0.append(place.origin + place.path) }
    }
  }

  private func chain() throws -> RawServer {
    try RawServer { request, connection in
      switch request.path {
      case "/a?x": connection.answer("301 Moved", ["Location: /b"])
      case "/b": connection.answer("302 Found", ["Location: /c"])
      case "/loop": connection.answer("302 Found", ["Location: /loop"])
      default: connection.answer(body: "arrived")
      }
    }
  }

  @Test func eachHopIsAskedAbout() async throws {
    let server = try chain()
    let transfers = try Transfers.forTest()
    let asked = Asked()
    let result = await transfers.fetch(.local(server.url("/a?x#part"))) {
      asked.add($0)
      return .granted()
    }
    let response = try result.get()
    #expect(response.text == "arrived")
    #expect(response.finalURL == server.url("/c"))
    #expect(response.permanentURL == nil)
    #expect(asked.all == ["/a?x", "/b", "/c"].map { server.url($0) })
  }

  @Test func whatIsRefusedIsNotAskedFor() async throws {
    let server = try chain()
    let transfers = try Transfers.forTest()
    let result = await transfers.fetch(.local(server.url("/a?x"))) {
      $0.path == "/c" ? .refused(.disallowed(agent: "desk")) : .granted()
    }
    guard case .failure(let failure) = result else {
      Issue.record("fetched")
      return
    }
    #expect(failure.reason == .disallowed(agent: "desk"))
    #expect(failure.url == server.url("/c"))
    #expect(server.requests.map(\.path) == ["/a?x", "/b"])
  }

  @Test func boundsOfRedirectsHoldAllTheSame() async throws {
    let server = try chain()
    let transfers = try Transfers.forTest()
    let result = await transfers.fetch(.local(server.url("/loop"))) { _ in .granted() }
    guard case .failure(let failure) = result else {
      Issue.record("fetched")
      return
    }
    #expect(failure.reason == .tooManyRedirects(limit: 5))
    #expect(server.requests.count == 6)
  }

  @Test func secretsStayAtHomeAllTheSame() async throws {
    let other = try RawServer { _, connection in connection.answer(body: "end") }
    let home = try RawServer { _, connection in
      connection.answer("302 Found", ["Location: \(other.url("/"))"])
    }
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(home.url("/"))
    request.headers = [.init(name: "X-Key", value: "secret")]
    #expect(try await transfers.fetch(request) { _ in .granted() }.get().text == "end")
    #expect(home.requests.map { $0.headers["x-key"] } == ["secret"])
    #expect(other.requests.map { $0.headers["x-key"] } == [nil])
  }

  @Test func theDeadlineCoversAllHopsTogether() async throws {
    let server = try RawServer { _, connection in
      guard connection.pause(milliseconds: 120) else { return }
      connection.answer("302 Found", ["Location: /again"])
    }
    let transfers = try Transfers.forTest()
    let short = FetchRequest.local(server.url("/"), timeout: .milliseconds(300))
    guard case .failure(let failure) = await transfers.fetch(short, permit: { _ in .granted() })
    else {
      Issue.record("fetched")
      return
    }
    #expect(failure.reason == .timeout(seconds: 0.3, received: 0))
  }

  @Test func aRobotsFileIsCutAtItsLimit() async throws {
    let server = try RawServer { request, connection in
      let text = String(repeating: "#\n", count: 400 << 10)
      if request.path == "/endless" {
        connection.send("HTTP/1.1 200 OK\r\n\r\n")
        while connection.send(text) {}
      } else {
        connection.answer(body: text)
      }
    }
    let transfers = try Transfers.forTest()
    for path in ["/whole", "/endless"] {
      var request = FetchRequest.local(server.url(path))
      request.kind = .robots
      request.maximumBytes = RobotsRules.maximumBytes
      #expect(try await transfers.fetch(request).get().body.bytes.count == RobotsRules.maximumBytes)
    }
  }
}
