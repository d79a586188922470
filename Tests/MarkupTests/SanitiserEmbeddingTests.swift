import Markup
import Testing

@Suite struct SanitiserEmbeddingTests {
  private static let cases: [(String, String)] = [
    ("<h1>a</h1><h4>b</h4><h5>c</h5>", "<h2>a</h2><h3>b</h3><h4>c</h4>"),
    ("<h6>a</h6><h2>b</h2>", "<h2>a</h2><h2>b</h2>"),
    ("<h2></h2><p>x</p><h3> <br></h3>", "<p>x</p>"),
    (
      "<img src=\"https://x.example/a.png\" alt=\"A &amp; B\">",
      "<a href=\"https://x.example/a.png\">A &amp; B</a>"
    ),
    ("<img src=\"https://x.example/a.png\">", "<a href=\"https://x.example/a.png\">image</a>"),
    (
      "<a href=\"https://x.example/\">see <img src=\"https://x.example/a.png\"></a>",
      "<a href=\"https://x.example/\">see image</a>"
    ),
    (
      "<img src=\"a.png\"><img src=\"javascript:x\"><img width=1 height=1 src=\"https://x.example/\">",
      ""
    ),
    (
      "<picture><source srcset=\"https://x.example/b.webp\"><img src=\"https://x.example/a.png\" alt=\"A\"></picture>",
      "<a href=\"https://x.example/a.png\">A</a>"
    ),
    (
      "<video src=\"https://x.example/v.mp4\"><source src=\"https://x.example/w.mp4\">text</video>after",
      "<a href=\"https://x.example/v.mp4\">media</a>after"
    ),
    (
      "<audio><source src=\"https://x.example/v.ogg\"><source src=\"https://x.example/v.mp3\"></audio>",
      "<a href=\"https://x.example/v.ogg\">media</a>"
    ),
    (
      "<section><nav>a</nav><details><summary>b</summary>c</details></section>",
      "<div><div>a</div><div><div>b</div>c</div></div>"
    ),
    ("<p lang=\"zz\" dir=\"rtl\">x <time datetime=\"y\">z</time></p>", "<p dir=\"rtl\">x z</p>"),
    (
      "<table><tr><td colspan=\"9\">x</td></tr></table>",
      "<table><tbody><tr><td>x</td></tr></tbody></table>"
    ),
    (
      "<ruby>漢<rp>(</rp><rt>kan</rt></ruby> <ruby>字</ruby>",
      "漢(<sup>kan</sup> 字"
    ),
    ("<a href=\"http://[::1]:99999/\">a</a><a href=\"http://a..b/\">b</a>", "ab"),
    ("<a href=\"tel:+98 21 1\">t</a>", "<a href=\"tel:+98%2021%201\">t</a>"),
    ("<script>x</script><p onclick=\"x\" style=\"y\">z</p>", "<p>z</p>"),
  ]

  @Test(arguments: cases)
  func fits(_ html: String, _ expected: String) {
    #expect(embedded(html) == expected)
  }

  /// What was fitted once is so for good.
  @Test(arguments: cases)
  func fitsTwiceAsOnce(_ html: String, _ expected: String) {
    #expect(embedded(expected) == expected)
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0xAFFFF, 0x10FFFF] as [UInt32])
  func noncharactersAreLeftOut(_ value: UInt32) throws {
    let none = String(try #require(Unicode.Scalar(value)))
    let html = "<i title=\"\(none)x\">a\(none)b&#\(value);\(none)😀\u{FDF0}</i>"
    #expect(embedded(html) == "<i title=\"x\">ab😀\u{FDF0}</i>")
    #expect(Sanitiser.sanitise(html, base: nil) == embedded(html))
  }

  private func embedded(_ html: String) -> String {
    String(
      decoding: Sanitiser.embed(
        html, Sanitiser.Embedding(imageWord: "image", mediaWord: "media")), as: UTF8.self)
  }
}
