import Markup
import Testing

/// Every limit is kept, and what it costs is a tag or an address, never text.
@Suite("Limits of the sanitiser")
struct SanitiserLimitTests {
  private func sanitise(_ html: String, base: String? = "https://news.example/") -> String {
    Sanitiser.sanitise(html, base: base)
  }

  private func count(_ part: String, in text: String) -> Int {
    text.split(separator: part, omittingEmptySubsequences: false).count - 1
  }

  @Test("blocks nest to a depth and no deeper")
  func depth() {
    let deep = String(repeating: "<div>", count: 400)
    let clean = sanitise(deep + "a" + String(repeating: "</div>", count: 400) + "b")
    #expect(count("<div>", in: clean) == 100)
    #expect(clean.hasSuffix("</div>b"))
    #expect(sanitise(clean) == clean)
    let lists = sanitise(String(repeating: "<ul><table>", count: 400) + "a")
    #expect(lists.contains("a"))
    #expect(sanitise(lists) == lists)
  }

  @Test("inline elements nest to a depth and no deeper")
  func inlines() {
    let clean = sanitise(String(repeating: "<sub>", count: 400) + "a")
    #expect(count("<sub>", in: clean) == 24)
    #expect(clean.contains("a"))
    #expect(sanitise(clean) == clean)
  }

  @Test("links opened again in every block do not swell a document")
  func reopening() {
    let link = "<a href='https://e.example/" + String(repeating: "x", count: 2_000) + "'>"
    let blocks = String(repeating: "<p>a", count: 5_000)
    let clean = sanitise(link + blocks)
    #expect(clean.utf8.count < 120_000)
    #expect(count("a</", in: clean) + count("a<", in: clean) >= 5_000)
    #expect(sanitise(clean) == clean)
  }

  @Test("a long base does not swell a document")
  func growth() {
    let links = String(repeating: "<a href=x>y</a>", count: 5_000)
    let base = "https://e.example/" + String(repeating: "d", count: 1_900) + "/"
    let clean = sanitise(links, base: base)
    #expect(clean.utf8.count < 500_000)
    #expect(count("y", in: clean) == 5_000)
    let longer = "https://e.example/" + String(repeating: "d", count: 2_100) + "/"
    #expect(sanitise("<a href=x>y</a>", base: longer) == "y")
  }

  @Test("addresses have a greatest length")
  func addresses() {
    let address = "https://e.example/" + String(repeating: "x", count: 8_000)
    #expect(sanitise("<a href=\(address)>y</a>").contains(address))
    #expect(sanitise("<a href=\(address)\(String(repeating: "x", count: 300))>y</a>") == "y")
  }

  @Test("a set of sources has a greatest length")
  func sourceSet() {
    let set = (1...60).map { "/\($0).png \($0)w" }.joined(separator: ", ")
    #expect(
      count("w", in: sanitise("<img src=/a.png srcset='\(set)'>", base: "https://e.test")) == 32)
  }

  @Test("a tag has a greatest number of attributes, and an attribute a greatest length")
  func attributes() {
    let many = (1...64).map { " x\($0)=1" }.joined()
    #expect(sanitise("<p\(many.dropLast(6)) title=y>a") == "<p title=\"y\">a</p>")
    #expect(sanitise("<p\(many) title=y>a") == "<p>a</p>")
    let long = String(repeating: "z", count: 65_536)
    #expect(sanitise("<p title='\(long)'>a").utf8.count > 65_536)
    #expect(sanitise("<p title='\(long)z'>a") == "<p>a</p>")
  }

  @Test("no repetition makes it hang or swell", .timeLimit(.minutes(2)), arguments: patterns)
  func repetition(_ pattern: String) {
    let length = 200_000
    let html = String(repeating: pattern, count: length / pattern.utf8.count + 1)
    let clean = sanitise(html)
    #expect(clean.utf8.count < html.utf8.count * 8 + 100_000)
    #expect(HTMLText.plain(html).utf8.count <= html.utf8.count * 6 / 5)
    #expect(HTMLText.title(html).utf8.count <= html.utf8.count * 6 / 5)
  }

  static let patterns = [
    "<a", "<a ", "<a href=\"", "<a href=x>", "<b>", "<b><i><u>", "<table>", "<table><tr><td>",
    "<td>", "<!--", "<!-->", "</", "</p>", "<div>", "</div>", "<p>", "<p><b>", "&", "&#", "&a",
    "&amp", "&notin", "&nGt;", "<![CDATA[", "<![CDATA[]]>", "<svg>", "<svg></svg>", "<script>",
    "<script/>", "<style><", "<title>", "<textarea></", "<ul>", "<li>", "<dl><dt>", "<video>",
    "<video></video>", "<picture><img src=x>", "<img src=x srcset='a 1x,b 2x'>", "<object>",
    "<iframe/>", "<select>", "<noscript>", "<ruby><rt>", "<span lang=a>", "<h1>", "<pre>\n", "<",
    "< ", "<?", "<!", "\0", "\r", "]]>", "<a x=1 y=2>", "<b><p>x", "<a href=/x><p>x", "<template>",
    "<a href=/x>x<table>", "<a x=", "&lt;b&gt;",
  ]
}
