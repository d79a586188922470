import Testing

@testable import Text

@Suite struct WebAddressTests {
  @Test func resolvesTheTable() throws {
    for row in try FixtureTable("addresses/resolve.tsv").rows {
      let base = row[1] == "-" ? nil : row[1]
      #expect(WebAddress.resolve(row[0], against: base) ?? "-" == row[2], "\(row)")
    }
  }

  @Test func findsTheCanonicalForms() throws {
    for row in try FixtureTable("addresses/canonical.tsv").rows {
      #expect(WebAddress.canonical(row[0]) ?? "-" == row[1], "\(row)")
    }
  }

  @Test func findsThePageKeys() throws {
    for row in try FixtureTable("addresses/pages.tsv").rows {
      #expect(WebAddress.canonical(row[0]).map(WebAddress.pageKey) == row[1], "\(row)")
    }
  }

  @Test func judgesTheTable() throws {
    for row in try FixtureTable("addresses/safety.tsv").rows {
      #expect(WebAddress.isSafe(row[0]) == (row[1] == "yes"), "\(row)")
    }
  }

  @Test func namesHosts() throws {
    for row in try FixtureTable("addresses/hosts.tsv").rows {
      #expect(HostName.name(row[0]) ?? "-" == row[1], "\(row)")
      #expect(row[1] == "-" || HostName.name(row[1]) == row[1], "\(row)")
    }
  }

  @Test func encodesPunycode() throws {
    for row in try FixtureTable("addresses/punycode.tsv").rows {
      #expect(Punycode.encode(Array(row[0].unicodeScalars)) == row[1], "\(row)")
    }
    let longest = [Unicode.Scalar](repeating: "ü", count: Punycode.longestLabel)
    #expect(Punycode.encode(longest) != nil)
    #expect(Punycode.encode(longest + ["ü"]) == nil)
    #expect(Punycode.encode([Unicode.Scalar](repeating: "\u{10ffff}", count: 63)) != nil)
  }

  @Test func partsAreFound() throws {
    let address = try #require(WebAddress(" HTTPS://user:x@WWW.Example.org:8443/a/b?c=d#e"))
    #expect(address.scheme == "https")
    #expect(address.host == "www.example.org")
    #expect(address.port == 8443)
    #expect(address.path == "/a/b")
    #expect(address.query == "c=d")
    #expect(address.fragment == "e")
    #expect(address.isWeb)
    #expect(address.publisher == "example.org")
    let mail = try #require(WebAddress("mailto:a@b.example"))
    #expect(mail.host == nil)
    #expect(mail.path == "a@b.example")
    #expect(mail.publisher == nil)
    #expect(!mail.isWeb)
    #expect(WebAddress("http://[2001:db8::1]:80/")?.host == "2001:db8::1")
    #expect(WebAddress("http://[2001:db8::1]/")?.port == nil)
    #expect(WebAddress("http://example.org:65536/") == nil)
    #expect(WebAddress("/a") == nil)
    #expect(WebAddress("") == nil)
  }

  @Test func publishersAreHostsWithoutWWW() {
    #expect(WebAddress("http://www.example.org/")?.publisher == "example.org")
    #expect(WebAddress("http://www.org/")?.publisher == "www.org")
    #expect(WebAddress("http://news.example.org/")?.publisher == "news.example.org")
    #expect(WebAddress("http:///a")?.publisher == "a")
  }

  @Test func asciiFormsHavePunycodeHosts() {
    #expect(
      WebAddress.ascii("http://Bücher.example:80/خبر?a#b")
        == "http://xn--bcher-kva.example:80/%D8%AE%D8%A8%D8%B1?a#b")
    #expect(WebAddress.ascii("http://example.org/A") == "http://example.org/A")
    #expect(WebAddress.ascii("http://u:p@ü.example/") == "http://u:p@xn--tda.example/")
    #expect(WebAddress.ascii("mailto:a@b.example") == "mailto:a@b.example")
    #expect(WebAddress.ascii("/a") == nil)
  }

  @Test func referencesBeyondTheLimitAreNone() {
    let host = "http://example.org/"
    let limit = AddressRepair.longestReference
    let longest = host + String(repeating: "a", count: limit - host.utf8.count)
    #expect(WebAddress.resolve(longest, against: nil) == longest)
    #expect(WebAddress.resolve(longest + "a", against: nil) == nil)
    #expect(WebAddress.resolve("é" + longest + "a", against: host) == nil)
    #expect(WebAddress.canonical(longest + "a") == nil)
  }
}
