import Testing

@testable import Fetching

/// Cookies of one host (RFC 6265).
struct CookieTests {
  private func jar(_ fields: [String], from url: String = "https://a.example/news/1") throws
    -> CookieJar
  {
    let jar = try #require(CookieJar(home: "https://a.example/rss"))
    jar.take(fields, from: try TargetURL(url))
    return jar
  }

  private func sent(_ jar: CookieJar, _ url: String) throws -> String? {
    jar.value(for: try TargetURL(url))
  }

  @Test(arguments: [
    ("a=1", "https://a.example/news/2", "a=1"), ("a=1", "https://a.example/other", nil),
    ("a=1; Path=/", "https://a.example/other?x", "a=1"),
    ("a=1; path=/n", "https://a.example/news", nil),
    ("a=1; Path=/news/", "https://a.example/news/2", "a=1"),
    ("a=1; Path=/; Secure", "http://a.example/", nil), ("a=1; Path=/", "http://a.example/", "a=1"),
    ("a=1; Path=/", "https://a.example:8443/", nil), ("a=1; Path=/", "http://a.example:443/", nil),
    ("a=1; Path=/", "https://a.example:443/", "a=1"), ("a=1; Path=/", "https://b.a.example/", nil),
    ("a=1; Path=/; Domain=.a.example", "https://a.example/", "a=1"),
    ("a=1; Path=/; Domain=example", "https://a.example/", "a=1"),
    ("a=1; Path=/; Domain=b.example", "https://a.example/", nil),
    ("a=1; Path=/; Max-Age=0", "https://a.example/", nil),
    ("a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://a.example/", "a=1"),
    ("a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://a.example/", nil),
    (" a = 1 2 ;Path=/", "https://a.example/", "a=1 2"), ("=1; Path=/", "https://a.example/", nil),
    ("a; Path=/", "https://a.example/", nil), ("a=\u{1}; Path=/", "https://a.example/", nil),
  ])
  func goesWhereItBelongs(field: String, url: String, expected: String?) throws {
    #expect(try sent(jar([field]), url) == expected)
  }

  @Test func takesNothingFromOtherHosts() throws {
    let jar = try jar(["a=1; Path=/"], from: "https://b.example/")
    #expect(try sent(jar, "https://a.example/") == nil)
    #expect(try sent(jar, "https://b.example/") == nil)
  }

  @Test func aNewValueTakesTheOldOnesPlace() throws {
    let jar = try jar(["a=1; Path=/", "b=2; Path=/", "a=3; Path=/"])
    #expect(try sent(jar, "https://a.example/") == "b=2; a=3")
    jar.take(["b=; Path=/; Max-Age=-1"], from: try TargetURL("https://a.example/"))
    #expect(try sent(jar, "https://a.example/") == "a=3")
  }

  @Test func isBounded() throws {
    let jar = try jar((0..<100).map { "n\($0)=\(String(repeating: "x", count: 300)); Path=/" })
    let value = try #require(try sent(jar, "https://a.example/"))
    #expect(value.utf8.count <= CookieJar.maximumBytes)
    let small = try self.jar((0..<100).map { "n\($0)=1; Path=/" })
    let pairs = try #require(try sent(small, "https://a.example/")).split(separator: ";")
    #expect(pairs.count == CookieJar.maximumCount)
  }

  /// `/` sets a cookie and leads to `/in`, which wants it and leads away.
  @Test func aWallOfCookiesIsPassedAndOthersSeeNone() async throws {
    let other = try RawServer { _, connection in connection.answer(body: "end") }
    let home = try RawServer { request, connection in
      if request.headers["cookie"] == "pass=yes" {
        connection.answer("302 Found", ["Location: \(other.url("/", host: "localhost"))"])
      } else {
        connection.answer("302 Found", ["Location: /in", "Set-Cookie: pass=yes; Path=/"])
      }
    }
    let transfers = try Transfers.forTest()
    var request = FetchRequest.local(home.url("/"))
    request.cookies = CookieJar(home: request.url)
    #expect(try await transfers.fetch(request).get().text == "end")
    #expect(home.requests.map { $0.headers["cookie"] } == [nil, "pass=yes"])
    #expect(other.requests.map { $0.headers["cookie"] } == [nil])
    request.cookies = nil
    request.url = home.url("/")
    #expect(await transfers.failure(request) == .tooManyRedirects(limit: 5))
  }
}
