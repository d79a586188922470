import News
import Publishing
import Testing

@Suite struct PublishedAddressTests {
  @Test(
    arguments: [
      ("https://a.example/n/1?q=x&y=2#f", "https://a.example/n/1?q=x&amp;y=2#f"),
      ("https://a.example/پل تازه", "https://a.example/%D9%BE%D9%84%20%D8%AA%D8%A7%D8%B2%D9%87"),
      ("https://پل.example/x?y#z", "https://xn--ghb9i.example/x?y#z"),
      ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"), ("http://[::1]/a", nil),
      ("http://a_b.example/", "http://a_b.example/"), ("http://a[b.example/", nil),
      ("javascript:alert(1)", nil), ("mailto:a@b.example", nil), ("/relative", nil), ("", nil),
      ("http://", nil), ("data:text/html,x", nil), (" https://a.example/ ", "https://a.example/"),
      ("HTTPS://A.example/X", "https://a.example/X"),
      ("HTTP://U:P@A.example:80/@x", "http://a.example:80/@x"),
      ("http://a.example:99999/", nil), ("http://a.example:/", "http://a.example/"),
      ("http://a.example?id=7", "http://a.example/?id=7"),
      ("http://a.example#f", "http://a.example/#f"),
      ("http://a.example:?x", "http://a.example/?x"), ("http://a.example", "http://a.example"),
      ("http://intranet/x", "http://intranet/x"), ("http://a..b/", nil), ("http://.a/", nil),
      ("http://xn--/", nil), ("http://xn--a/", nil), ("http://xn--zzzzzzzzz.example/", nil),
      ("http://xn--ghb9i.example/x", "http://xn--ghb9i.example/x"),
      ("http://\(String(repeating: "a", count: 64)).example/", nil), ("http://1.2.3.999/", nil),
      ("http://2130706433/", nil), ("http://0x7f.1/", nil),
      ("http://a.example./", "http://a.example/"),
      ("http://a%EF%B7%90b.example/", nil),
      ("http://a.example/.x/../y", "http://a.example/y"),
      ("https://a.example/x@y", "https://a.example/x@y"),
      ("https://a.example/a|{b}?c=[d]^", "https://a.example/a%7C%7Bb%7D?c=%5Bd%5D%5E"),
    ] as [(String, String?)])
  func onlyWebAddressesInASCIIAreLinks(_ url: String, _ link: String?) throws {
    let format = try #require(PublicationFormats.named("rss"))
    let story = Samples.story(Samples.article(1, url: url, title: "t"))
    let document = String(
      decoding: format.document(Samples.publication, items: [story]), as: UTF8.self)
    let links = document.split(separator: "\n").filter { $0.hasPrefix("<link>") }
    #expect(links.count == (link == nil ? 1 : 2))
    let expected = link.map { "<link>" + $0.replacing("&amp;", with: "&#x26;") + "</link>" }
    #expect(links.dropFirst().first.map(String.init) == expected)
  }

  @Test(
    arguments: [
      ("https://a.example/x", true), ("https://a_b.example/x", false),
      ("https://-a.example/x", false), ("https://127.0.0.1/x", true),
      ("https://intranet/x", false), ("https://a.example:/x", true), ("https://a.example?x", true),
    ])
  func anEnclosureHasAHostThatDNSCouldHave(_ url: String, _ isEnclosure: Bool) throws {
    let format = try #require(PublicationFormats.named("rss"))
    let story = Samples.story(
      Samples.article(1, title: "t") { $0.attachments = [Attachment(url: url)] })
    let document = String(
      decoding: format.document(Samples.publication, items: [story]), as: UTF8.self)
    #expect(document.contains("<enclosure") == isEnclosure)
    #expect(document.contains("rel=\"enclosure\"") != isEnclosure)
  }
}
