import Testing

@testable import Fetching

/// The address rule where it counts: on the sockets.
struct AddressTests {
  static let spellings = [
    "127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0x7F.0x0.0x0.0x1", "0x7f000001", "2130706433",
    "017700000001", "0177.0.0.1", "0177.1", "127.0.0.1.", "127.255.255.254", "localhost",
    "LOCALHOST", "localhost.", "feeds.localhost", "[::1]", "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "0", "0.0.0.0", "[::]", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1",
    "user:pass@127.0.0.1", "public@127.0.0.1", "[::1%25lo]", "[0:0:0:0:0:ffff:7f00:1]",
    "[fe80::1%25lo]",
    "%31%32%37.0.0.1", "%6c%6f%63alhost", "0X7F.1", "127.0.0.1%2e", "127.000.000.001",
  ]

  private func canary() throws -> RawServer {
    try RawServer(address: "0.0.0.0") { _, connection in connection.answer(body: "reached") }
  }

  private func privateAndPublic() throws -> (RawServer, RawServer) {
    try RawServer.pair(
      { $1.answer(body: "private") }, publicly: Transfers.publicHost,
      { $1.answer(body: "public") })
  }

  @Test(arguments: spellings, [FetchRequest.Kind.feed, .page, .robots])
  func noSpellingReachesAPrivateAddress(host: String, kind: FetchRequest.Kind) async throws {
    let canary = try canary()
    let transfers = try Transfers.forTest()
    let request = FetchRequest(url: canary.url("/", host: host), kind: kind)
    #expect(await transfers.failure(request) != nil)
    #expect(canary.accepted == 0)
  }

  @Test(arguments: spellings, [FetchRequest.Kind.feed, .page, .robots])
  func noRedirectReachesAPrivateAddress(host: String, kind: FetchRequest.Kind) async throws {
    let canary = try canary()
    let location = canary.url("/", host: host)
    let open = try RawServer(address: Transfers.publicHost) { _, connection in
      connection.answer("302 Found", ["Location: \(location)"])
    }
    let transfers = try Transfers.forTest()
    let request = FetchRequest(url: open.url("/", host: Transfers.publicHost), kind: kind)
    #expect(await transfers.failure(request) != nil)
    #expect(open.accepted == 1)
    #expect(canary.accepted == 0)
  }

  @Test(arguments: [
    "خبر.example", "%D8%AE%D8%A8%D8%B1.example", "خبر。EXAMPLE", "xn--ngblk.example",
  ])
  func namesInOtherLettersAreReached(host: String) async throws {
    let server = try RawServer { request, connection in
      if request.path == "/" {
        let to = "http://\(host):\(request.headers["host"]?.split(separator: ":").last ?? "")/in"
        connection.answer("301 Moved Permanently", ["Location: \(to)"])
      } else {
        connection.answer(body: "خبر")
      }
    }
    let transfers = try Transfers.forTest(pinned: ["xn--ngblk.example:\(server.port):127.0.0.1"])
    let response = try await transfers.fetch(.local(server.url("/", host: host))).get()
    #expect(response.text == "خبر")
    #expect(response.finalURL == "http://xn--ngblk.example:\(server.port)/in")
    let hosts = server.requests.map { $0.headers["host"] }
    #expect(hosts == [String](repeating: "xn--ngblk.example:\(server.port)", count: 2))
  }

  @Test func saysWhichAddressAndWhy() async throws {
    let canary = try canary()
    let transfers = try Transfers.forTest()
    let reason = await transfers.failure(FetchRequest(url: canary.url("/", host: "0x7f.1")))
    #expect(reason == .addressRefused(address: "127.0.0.1", range: "loopback"))
  }

  @Test func allowPrivateCoversRedirects() async throws {
    let canary = try canary()
    let location = canary.url("/", host: "127.1")
    let open = try RawServer(address: Transfers.publicHost) { _, connection in
      connection.answer("302 Found", ["Location: \(location)"])
    }
    let transfers = try Transfers.forTest()
    let request = FetchRequest.local(open.url("/", host: Transfers.publicHost))
    #expect(try await transfers.fetch(request).get().text == "reached")
  }

  @Test(arguments: ["127.0.0.1,127.0.0.9", "127.0.0.9,127.0.0.1", "10.0.0.1,127.0.0.9,::1"])
  func ofMixedAnswersThePrivateOneIsNeverUsed(addresses: String) async throws {
    let (canary, open) = try privateAndPublic()
    let transfers = try Transfers.forTest(pinned: ["mixed.example:\(open.port):\(addresses)"])
    let request = FetchRequest(url: open.url("/", host: "mixed.example"))
    #expect(try await transfers.fetch(request).get().text == "public")
    #expect(canary.accepted == 0)
  }

  @Test func aPrivateConnectionInThePoolIsNotLent() async throws {
    let canary = try RawServer { _, connection in connection.answer(body: "private") }
    let transfers = try Transfers.forTest(pinned: ["shared.example:\(canary.port):127.0.0.1"])
    let url = canary.url("/", host: "shared.example")
    #expect(try await transfers.fetch(.local(url)).get().text == "private")
    #expect(await transfers.failure(FetchRequest(url: url)) != nil)
    #expect(canary.requests.count == 1)
    #expect(try await transfers.fetch(.local(url)).get().text == "private")
  }

  @Test func whoMayNotUseThePoolsConnectionGetsOneOfItsOwn() async throws {
    let (canary, open) = try privateAndPublic()
    let pin = "shared.example:\(canary.port):127.0.0.1,127.0.0.9"
    let transfers = try Transfers.forTest(pinned: [pin])
    let url = open.url("/", host: "shared.example")
    #expect(try await transfers.fetch(.local(url)).get().text == "private")
    #expect(try await transfers.fetch(FetchRequest(url: url)).get().text == "public")
    #expect(canary.requests.count == 1)
  }
}
