import Markup
import Testing

@Suite("Sanitiser")
struct SanitiserTests {
  static let base = "https://news.example/a/b"

  @Test("makes every payload harmless, once and twice", arguments: HTMLPairs.sanitiserFamilies)
  func payloads(_ family: String) throws {
    let pairs = try HTMLPairs.sanitiser(family)
    #expect(pairs.count >= 10)
    for pair in pairs {
      let once = Sanitiser.sanitise(pair.input, base: Self.base)
      #expect(once == pair.expected, "\(pair.input)")
      #expect(HarmlessHTML.fault(in: once) == nil, "\(pair.input)")
      #expect(Sanitiser.sanitise(once, base: Self.base) == once, "\(pair.input)")
      #expect(Sanitiser.sanitise(once, base: nil) == once, "\(pair.input)")
    }
  }

  @Test("finds the faults that it looks for")
  func checkerCanFail() {
    let faulty = [
      "<script>", "<p onclick=\"x\"></p>", "<p>", "<p></b>", "<img src=\"javascript:x\">",
      "<p title='x'></p>", "<a href=\"x\">y</a>", "a > b", "a & b", "<!-- -->",
      "<p style=\"\"></p>",
      "<img srcset=\"x\">", "\u{1}", "<p title=\"`\"></p>",
    ]
    for html in faulty { #expect(HarmlessHTML.fault(in: html) != nil, "\(html)") }
  }

  @Test("leaves relative addresses out when it knows no base")
  func noBase() {
    #expect(Sanitiser.sanitise("<a href=/x>t</a><img src=y>", base: nil) == "t")
    #expect(Sanitiser.sanitise("<a href=/x>t</a>", base: "not absolute") == "t")
    #expect(Sanitiser.sanitise("<a href=/x>t</a>", base: "javascript:x") == "t")
  }

  @Test("appends to what is in the buffer")
  func appends() {
    var output = Array("a".utf8)
    var html = "<b>c"
    html.withUTF8 { Sanitiser.sanitise($0, base: nil, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == "a<b>c</b>")
  }
}
