import Testing

@testable import Fetching

struct TargetURLTests {
  @Test func namesHostByNameAndPort() throws {
    #expect(try TargetURL("http://Example.COM/a").host == "example.com:80")
    #expect(try TargetURL("https://example.com:8443/a").host == "example.com:8443")
    #expect(try TargetURL("https://[::1]/").host == "[::1]:443")
  }

  @Test(arguments: [
    ("http://خبر.example:81/الف?ب", "http://xn--ngblk.example:81/%d8%a7%d9%84%d9%81?%d8%a8"),
    ("http://%D8%AE%D8%A8%D8%B1.example/", "http://xn--ngblk.example/"),
    ("http://u:p@می‌خوانم.example/", "http://u:p@xn--mgbn2ecek63gr19l.example/"),
    ("http://１２７.０.０.１/", "http://127.0.0.1/"), ("http://０ｘ７ｆ．１/", "http://127.0.0.1/"),
    ("http://①②⑦。⓪。⓪。①:80/", "http://127.0.0.1:80/"),
  ])
  func writesNamesInTheLettersOfTheDNS(url: String, expected: String) throws {
    let target = try TargetURL(url)
    #expect(target.text == expected)
    #expect(target.host == (try TargetURL(expected).host))
    #expect(target.literalAddress == (try TargetURL(expected).literalAddress))
    #expect(try TargetURL(url, base: try TargetURL("https://a.example/")).text == expected)
  }

  @Test(arguments: [
    ("socks5h://u:p@خبر.example:1080", "socks5h://u:p@xn--ngblk.example:1080/"),
    ("http://proxy.example:8080", "http://proxy.example:8080"),
    ("socks5://[::1]", "socks5://[::1]"),
  ])
  func namesOfProxiesToo(address: String, expected: String) {
    #expect(TargetURL.proxy(address) == expected)
  }

  @Test func hidesUserNameAndPasswordAndDropsTheFragment() throws {
    let target = try TargetURL("https://me:secret@example.com/feed?x=1#top")
    #expect(target.shown == "https://example.com/feed?x=1")
    #expect(target.text == "https://me:secret@example.com/feed?x=1")
  }

  @Test func resolvesAgainstABase() throws {
    let base = try TargetURL("https://example.com/a/b?c")
    #expect(try TargetURL("../d", base: base).text == "https://example.com/d")
    #expect(try TargetURL("//other.example/x", base: base).text == "https://other.example/x")
    #expect(try TargetURL("?e", base: base).text == "https://example.com/a/b?e")
  }

  @Test func percentEncodesWhatIsNotAscii() throws {
    let base = try TargetURL("https://example.com/")
    #expect(
      try TargetURL("/خبر های", base: base).text
        == "https://example.com/%d8%ae%d8%a8%d8%b1%20%d9%87%d8%a7%db%8c")
  }

  @Test(arguments: [
    "", "example.com/feed", "ftp://example.com/", "file:///etc/hostname", "gopher://example.com/",
    "javascript:alert(1)", "http://", "http://exa mple.com/", "http://[::1/",
    "http://example.com:99999/", "http://a／خ.example/", "http://خ\u{200f}بر.example/",
    "http://example.com/\u{1}",
  ])
  func refuses(_ text: String) {
    #expect(throws: TargetURL.Unreadable.self) { try TargetURL(text) }
  }

  @Test func refusesAnAddressBeyondItsBound() {
    let long = "http://example.com/" + String(repeating: "a", count: FetchLimits.address)
    #expect(throws: TargetURL.Unreadable.self) { try TargetURL(long) }
  }
}
