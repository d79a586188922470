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

  /// libxml2 repairs what it reads by rules of its own: what it makes of the output is harmless too.
  @Test("stays harmless as libxml2 reads it", arguments: HTMLPairs.sanitiserFamilies)
  func readByAnotherParser(_ family: String) throws {
    for pair in try HTMLPairs.sanitiser(family) {
      let once = Sanitiser.sanitise(pair.input, base: Self.base)
      // Text in front, as libxml2 takes U+FEFF at the start for a byte order mark.
      let document = try HTMLDocument.parse(Array("x\(once)".utf8))
      #expect(Self.fault(in: document) == nil, "\(pair.input)")
      #expect(
        document.rawText(of: HTMLDocument.root).filter { !$0.isWhitespace }
          == HTMLText.plain("x\(once)").filter { !$0.isWhitespace }, "\(pair.input)")
    }
  }

  @Test("finds faults in what libxml2 reads")
  func treeCheckerCanFail() throws {
    for html in [
      "<form></form>", "<embed src=x>", "<button>x</button>", "<p style=x>", "<p id=x>",
      "<a href=javascript:x>y</a>", "<img src=/relative>",
    ] {
      #expect(Self.fault(in: try HTMLDocument.parse(Array(html.utf8))) != nil, "\(html)")
    }
  }

  private static func fault(in document: HTMLDocument) -> String? {
    let around: [HTMLDocument.Tag] = [.root, .text, .html, .body]
    for (place, node) in document.nodes.enumerated() where !around.contains(node.tag) {
      guard HarmlessHTML.elements[node.tag.name] != nil else { return "an element \(node.tag)" }
      for name in [HTMLDocument.Attribute.style, .id, .class, .name, .dataSrc, .content] {
        if document.has(name, place) { return "an attribute \(name)" }
      }
      for name in [HTMLDocument.Attribute.href, .src, .poster] {
        guard let address = document.attribute(name, of: place) else { continue }
        if !HarmlessHTML.schemes.contains(where: { address.lowercased().hasPrefix($0) }) {
          return "an address \(address)"
        }
      }
    }
    return nil
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
