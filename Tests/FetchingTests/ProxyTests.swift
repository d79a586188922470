import Foundation
import Synchronization
import Testing

@testable import Fetching

/// By way of a proxy: it is trusted, what it is asked for is not.
struct ProxyTests {
  private func proxy() throws -> RawServer {
    try RawServer { request, connection in
      if request.path.hasSuffix("/away") {
        connection.answer("302 Found", ["Location: http://127.1:1/"])
      } else if request.path.hasPrefix("http://") {
        connection.answer(body: "by proxy")
      } else {
        connection.answer("407 Proxy Authentication Required")
      }
    }
  }

  private func request(_ url: String, by proxy: String) -> FetchRequest {
    var request = FetchRequest(url: url, timeout: .seconds(60))
    request.proxy = proxy
    return request
  }

  @Test func asksTheProxyForTheWholeAddress() async throws {
    let proxy = try proxy()
    let transfers = try Transfers.forTest()
    let url = "http://me:word@far.example/feed?x"
    let response = try await transfers.fetch(
      request(url, by: "http://desk:secret@127.0.0.1:\(proxy.port)")
    ).get()
    #expect(response.text == "by proxy")
    let asked = try #require(proxy.requests.first)
    #expect(asked.path == "http://far.example/feed?x")
    #expect(asked.headers["proxy-authorization"] == "Basic ZGVzazpzZWNyZXQ=")
    #expect(asked.headers["authorization"] == "Basic bWU6d29yZA==")
  }

  @Test(arguments: AddressTests.spellings)
  func noSpelledPrivateAddressIsAskedFor(host: String) async throws {
    let proxy = try proxy()
    let transfers = try Transfers.forTest()
    let asked = request("http://\(host):8080/", by: "http://127.0.0.1:\(proxy.port)")
    #expect(await transfers.failure(asked) != nil)
    #expect(proxy.requests.isEmpty)
  }

  @Test func noRedirectLeadsToOne() async throws {
    let proxy = try proxy()
    let transfers = try Transfers.forTest()
    let asked = request("http://far.example/away", by: "http://127.0.0.1:\(proxy.port)")
    #expect(
      await transfers.failure(asked) == .addressRefused(address: "127.0.0.1", range: "loopback"))
    #expect(proxy.requests.count == 1)
  }

  @Test func aTunnelDoesNotCarryTheSourcesSecretsToTheProxy() async throws {
    let proxy = try proxy()
    let transfers = try Transfers.forTest()
    var asked = request("https://far.example/", by: "http://desk:hidden@127.0.0.1:\(proxy.port)")
    asked.headers = [.init(name: "Authorization", value: "Basic secret")]
    guard case .failure(let failure) = await transfers.fetch(asked) else {
      Issue.record("fetched")
      return
    }
    #expect(!failure.description.contains("hidden"))
    let tunnel = try #require(proxy.requests.first)
    #expect(tunnel.path == "far.example:443")
    #expect(tunnel.headers["authorization"] == nil)
  }

  /// What an address must escape is sent as it is meant, to the proxy and to nobody else.
  @Test(arguments: [
    ("de%3Ask", "p%40ss%2Fword%3F%23%25", "de:sk:p@ss/word?#%"),
    ("desk", "%D8%B1%D9%85%D8%B2%20%2B", "desk:رمز +"),
    ("desk", "", "desk:"),
  ])
  func aTunnelTakesCredentialsOfAnyCharacters(
    user: String, password: String, meant: String
  ) async throws {
    let proxy = try proxy()
    let transfers = try Transfers.forTest()
    let asked = request(
      "https://far.example/", by: "http://\(user):\(password)@127.0.0.1:\(proxy.port)")
    guard case .failure(let failure) = await transfers.fetch(asked) else {
      Issue.record("fetched")
      return
    }
    if !password.isEmpty { #expect(!failure.description.contains(password)) }
    let tunnel = try #require(proxy.requests.first)
    #expect(tunnel.path == "far.example:443")
    #expect(
      tunnel.headers["proxy-authorization"] == "Basic "
        + Data(meant.utf8).base64EncodedString())
  }

  @Test func aProxyThatIsNotThereIsNamedWithoutItsPassword() async throws {
    let closed = try RawServer { _, _ in }
    closed.stop()
    let transfers = try Transfers.forTest()
    for host in ["127.0.0.1:\(closed.port)", "no-such-name.invalid:1"] {
      for scheme in ["http", "socks5", "socks5h"] {
        let asked = request("http://far.example/", by: "\(scheme)://desk:hidden@\(host)")
        guard case .failure(let failure) = await transfers.fetch(asked) else {
          Issue.record("fetched")
          return
        }
        #expect(!failure.description.contains("hidden"))
        // The host was never asked: it is not told to be down.
        guard case .proxy = failure.reason else {
          Issue.record("\(failure)")
          continue
        }
      }
    }
  }

  /// With `socks5h` the proxy is told the name, with `socks5` the address that it has here.
  @Test(arguments: [("socks5h", "far.example"), ("socks5", "127.0.0.9")])
  func asksASOCKSProxyForTheHost(scheme: String, host: String) async throws {
    let greeted = Mutex<[SOCKSGreeting]>([])
    let proxy = try RawServer { connection in
      guard let greeting = SOCKSGreeting(connection) else { return false }
      greeted.withLock { $0.append(greeting) }
      return true
    } handler: { request, connection in
      connection.answer(body: "\(request.path) of \(request.headers["host"] ?? "")")
    }
    let transfers = try Transfers.forTest(pinned: ["far.example:8080:127.0.0.9"])
    let response = try await transfers.fetch(
      request("http://far.example:8080/feed", by: "\(scheme)://desk:hidden@127.0.0.1:\(proxy.port)")
    ).get()
    #expect(response.text == "/feed of far.example:8080")
    #expect(
      greeted.withLock { $0 } == [
        SOCKSGreeting(user: "desk", password: "hidden", host: host, port: 8080)
      ])
    #expect(proxy.requests.first?.headers["proxy-authorization"] == nil)
  }

  @Test func withoutOneNoneIsUsed() async throws {
    let (proxy, home) = (try proxy(), try RawServer { $1.answer(body: "direct") })
    let transfers = try Transfers.forTest()
    _ = await transfers.fetch(
      request("http://far.example/", by: "http://127.0.0.1:\(proxy.port)"))
    #expect(try await transfers.fetch(.local(home.url("/"))).get().text == "direct")
    #expect(proxy.requests.count == 1)
  }
}
