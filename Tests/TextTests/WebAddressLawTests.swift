import Testing

@testable import Text

@Suite struct WebAddressLawTests {
  /// References made of the pieces that mean something, and of noise.
  private func references(_ count: Int, seed: UInt64) -> [String] {
    let pieces = [
      "http:", "https:", "HTTP:", "//", "/", "..", ".", "?", "#", "&", "=", "%", "%2e", "%2F",
      "%41", "%d8", "\\", ":", "@", "80", ":443", "[", "]", "example.org", "www.", "a", "B", "ü",
      "خبر", "‌", " ", "\n", "\t", "\0", "utm_source=x", "ref=rss", "xn--", "。", "|", "-",
      "\u{fffd}", "🐨", "javascript:", "mailto:",
    ]
    var source = SeededSource(seed: seed)
    return (0..<count).map { _ in
      let start = Bool.random(using: &source) ? "http://" : ""
      return (0..<Int.random(in: 0...9, using: &source)).reduce(start) { text, _ in
        text + (pieces.randomElement(using: &source) ?? "")
      }
    }
  }

  @Test func canonicalTwiceIsOnce() {
    var known = 0
    for reference in references(6000, seed: 11) {
      guard let once = WebAddress.canonical(reference) else { continue }
      known += 1
      #expect(WebAddress.canonical(once) == once, "\(reference.debugDescription)")
      #expect(once.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f })
    }
    #expect(known > 300)
  }

  /// A variant of a variant is one as well, and no address traps.
  @Test func theKeyOfAKeyIsTheKey() {
    let pieces = [
      "www.", "m.", "amp.", "example.org", "google.com", "cdn.ampproject.org", "/c/s/", "/amp",
      "/print", "/amp/s/", "/a", ".amp", ".html", "/index.html", "?", "&", "amp=1", "print", "b=2",
      "/", ".", "12",
    ]
    var source = SeededSource(seed: 17)
    for _ in 0..<6000 {
      let text = (0..<Int.random(in: 1...9, using: &source)).reduce("https://") { text, _ in
        text + (pieces.randomElement(using: &source) ?? "")
      }
      guard let canonical = WebAddress.canonical(text) else { continue }
      let key = WebAddress.pageKey(canonical)
      for dress in ["http://", "https://www.", "https://m."] {
        guard let again = WebAddress.canonical(dress + key) else { continue }
        let host = key.prefix { $0 != "/" }
        if host.contains(".") { #expect(WebAddress.pageKey(again) == key, "\(text)") }
      }
    }
  }

  @Test func whatIsPlainIsItsOwnKey() {
    let pieces = [
      "www.", "m.", "amp.", "example.org", "google.com", "cdn.ampproject.org", "/c/s/", "/amp",
      "/print", "/amp/s/", "/a", ".amp", ".html", "/index.html", "?", "&", "amp=1", "print", "b=2",
      "/", ".", "12", "m=1", "Output=amp", "/example", "blogspot.", "id=3",
    ]
    var source = SeededSource(seed: 18)
    var plain = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...7, using: &source)).reduce("a-longer-host.") { text, _ in
        text + (pieces.randomElement(using: &source) ?? "")
      }
      guard let canonical = WebAddress.canonical("https://" + text) else { continue }
      var rest = String(canonical.dropFirst("https://".count))
      rest.withUTF8 { address in
        guard PageVariant.isPlain(address) else { return }
        plain += 1
        #expect(PageVariant(address).key.elementsEqual(address))
      }
    }
    #expect(plain > 300)
  }

  @Test func resolvedTwiceIsOnce() {
    for reference in references(6000, seed: 12) {
      guard let once = WebAddress.resolve(reference, against: "http://a.example/b/c?d") else {
        continue
      }
      #expect(WebAddress.resolve(once, against: nil) == once, "\(reference.debugDescription)")
    }
  }

  /// Repairing an address does not change the page that it means.
  @Test func canonicalOfResolvedIsCanonical() {
    for reference in references(6000, seed: 13) {
      guard let direct = WebAddress.canonical(reference) else { continue }
      let resolved = WebAddress.resolve(reference, against: nil)
      #expect(resolved.flatMap(WebAddress.canonical) == direct, "\(reference.debugDescription)")
    }
  }

  @Test func theShortWayGivesWhatTheLongWayGives() throws {
    let table = try FixtureTable("addresses/resolve.tsv").rows.map { $0[0] }
    var clean = 0
    for reference in table + references(6000, seed: 14) where WebAddress.isClean(reference) {
      clean += 1
      // A space at the end keeps it off the short way.
      #expect(WebAddress.resolve(reference + " ", against: nil) == reference)
    }
    #expect(clean > 20)
  }

  @Test(arguments: [
    "https://a.example/b/c?d#e", "http://a.example:8080", "https://a.example/%C3%A4/",
    "HTTP://a.b/",
    "https://a.example/b/../c", "mailto:a@a.example", "/b", "",
  ])
  func theShortWayToABaseGivesWhatTheLongWayGives(base: String) throws {
    let table = try FixtureTable("addresses/resolve.tsv").rows.map { $0[0] }
    let short = AddressBase(base)
    for reference in table + references(3000, seed: 17) {
      let long = WebAddress.resolve(reference + " ", against: base)
      #expect(WebAddress.resolve(reference, against: base) == long, "\(reference)")
      var output: [UInt8] = [1]
      var text = reference
      guard text.withUTF8({ short.appendClean($0, to: &output) }) else {
        #expect(output == [1])
        continue
      }
      #expect(String(decoding: output.dropFirst(), as: UTF8.self) == long, "\(reference)")
      #expect(long.map(WebAddress.isSafe) == true)
    }
  }

  /// What is said to need no taking apart is what taking it apart gives.
  @Test func aCleanAddressWithAPlainHostStaysAsItIs() {
    var plain = 0
    for reference in references(60000, seed: 18) where WebAddress.isCleanWithPlainHost(reference) {
      plain += 1
      #expect(WebAddress.resolve(reference, against: nil) == reference)
      let address = WebAddress(reference)
      #expect(address?.isWeb == true, "\(reference.debugDescription)")
      #expect(address?.host?.wholeMatch(of: /[a-z0-9._-]+/) != nil, "\(reference)")
    }
    #expect(plain > 80)
  }

  @Test(arguments: [
    "http://a.example:65536/", "http://a.example:123456/", "http://a.example:x/", "http://:80/",
    "http://u@a.example/", "http://[::1]/", "http://a.example/a/../b", "http://a~b/", "http://a",
    "http://a%20b/", "http://a|b/", "http://a.example?x", "http://a.example:/", "http://a..b/",
    "http://xn--ghb9i.example/", "http://1.2.3.4/", "http://a.1/",
  ])
  func othersAreTakenApart(_ reference: String) {
    #expect(!WebAddress.isCleanWithPlainHost(reference))
    #expect(WebAddress.isCleanWithPlainHost("https://a.example:65535/a?b#c"))
  }

  @Test func nothingUnsafeComesOfSafeReferences() {
    for reference in references(6000, seed: 15) where WebAddress.isSafe(reference) {
      guard let resolved = WebAddress.resolve(reference, against: "https://a.example/") else {
        continue
      }
      #expect(WebAddress.isSafe(resolved), "\(reference.debugDescription)")
    }
  }

  @Test func noiseDoesNotTrap() {
    var source = SeededSource(seed: 16)
    for _ in 0..<3000 {
      let length = Int.random(in: 0...30, using: &source)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &source) }
      let text = String(decoding: bytes, as: UTF8.self)
      let base = String(text.reversed())
      _ = WebAddress.resolve(text, against: base)
      _ = WebAddress.resolve(text, against: "http://" + base)
      _ = WebAddress.canonical("http://" + text)
      _ = WebAddress.isSafe(text)
      _ = WebAddress("x://" + text)?.publisher
    }
  }

  @Test func punycodeIsReadBack() {
    var source = SeededSource(seed: 19)
    for _ in 0..<2_000 {
      let label = (0..<Int.random(in: 1...20, using: &source)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0x61...(Bool.random(using: &source) ? 0x7A : 0x6CC)))
      }
      guard let code = Punycode.encode(label) else { continue }
      #expect(Punycode.decode(Array(code.utf8)) == label)
    }
  }

  @Test(arguments: ["", "a", "99999999999999999999", "zzzzzzzzz", "-", "a-\u{FF}", "ghb9"])
  func whatIsNoPunycodeIsNone(_ code: String) {
    #expect(WebAddress("http://xn--\(code).example/")?.publishedHost == nil)
  }

  @Test(arguments: [
    ("http://a.example/", true), ("http://[::1]:8080/", true), ("http://[::1]:99999/", false),
    ("http://[:::]/", false), ("http://a..b/", false), ("ftp://a..b/", false), ("mailto:a@b", true),
    ("http://\u{67E}\u{644}.example/", true), ("http://1.2.3.4/", true),
    ("http://1.2.3.4.5/", false),
    ("http://a_b/", true), ("http://u:p@a.example:80?x", true), ("http://xn--/", false),
  ])
  func serversThatNobodyCanHaveAreTold(_ address: String, _ isPossible: Bool) {
    var address = address
    #expect(address.withUTF8 { WebAddress.namesPossibleServer($0) } == isPossible)
  }
}
