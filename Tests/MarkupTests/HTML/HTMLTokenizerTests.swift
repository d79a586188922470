import Testing

@testable import Markup

@Suite("HTML tokenizer")
struct HTMLTokenizerTests {
  /// The tokens as one line: `T:` text, `R:` raw text, `<name a=v>`, `<name/>`, `</name>`, `C:`
  /// comment, `D:` doctype.
  private func tokens(_ html: String) -> String {
    var html = html
    return html.withUTF8 { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      var parts: [String] = []
      func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      while let token = tokenizer.next() {
        switch token {
        case .text(let range): parts.append("T:" + text(range))
        case .rawText(let range): parts.append("R:" + text(range))
        case .comment(let range): parts.append("C:" + text(range))
        case .doctype(let range): parts.append("D:" + text(range))
        case .endTag(_, let name): parts.append("</\(text(name))>")
        case .startTag(_, let name, let isSelfClosing):
          let attributes = tokenizer.attributes.map { " \(text($0.name))=\(text($0.value))" }
          parts.append("<\(text(name))\(attributes.joined())\(isSelfClosing ? "/" : "")>")
        }
      }
      return parts.joined(separator: "|")
    }
  }

  @Test(
    "splits by the standard's rules",
    arguments: [
      ("a<b>c</b>", "T:a|<b>|T:c|</b>"),
      ("<a b c=d e='f' g=\"h\" i = j>", "<a b= c=d e=f g=h i=j>"),
      ("<a b=c/>", "<a b=c/>"), ("<a b/>", "<a b=/>"), ("<br/>", "<br/>"), ("<a / b>", "<a b=>"),
      ("<a b=1 b=2>", "<a b=1 b=2>"), ("<a =b>", "<a =b=>"), ("<a b==c>", "<a b==c>"),
      ("<a b='>'>", "<a b=>>"), ("<a b=\"x\"c>", "<a b=x c=>"), ("<a b=>x", "<a b=>|T:x"),
      ("a < b", "T:a |T:< b"), ("<", "T:<"), ("</", "T:</"), ("<a", ""), ("<a b='", ""),
      ("</a b=c>", "</a>"), ("</>x", "T:x"), ("</ x>y", "C:</ x>|T:y"), ("<1>", "T:<1>"),
      ("<!-- a -->b", "C:<!-- a -->|T:b"), ("<!-->b", "C:<!-->|T:b"), ("<!--->b", "C:<!--->|T:b"),
      ("<!-- a --!>b", "C:<!-- a --!>|T:b"), ("<!-- a -- >b", "C:<!-- a -- >b"),
      ("<!--a->b--x>c-->d", "C:<!--a->b--x>c-->|T:d"),
      ("<!DOCTYPE html>a", "D:<!DOCTYPE html>|T:a"), ("<!x>a", "C:<!x>|T:a"),
      ("<?x?>a", "C:<?x?>|T:a"),
      ("<script>a<b</script>c", "<script>|R:a<b|</script>|T:c"),
      ("<script>a</scripts></SCRIPT >b", "<script>|R:a</scripts>|</SCRIPT>|T:b"),
      ("<script></script>", "<script>|</script>"), ("<script>a", "<script>|R:a"),
      ("<script/>a", "<script/>|T:a"), ("<script/>a</script>", "<script/>|R:a|</script>"),
      ("<style>a", "<style>|R:a"), ("<title>a&lt;<b></title>", "<title>|T:a&lt;<b>|</title>"),
      ("<title>a", "<title>|T:a"), ("<iframe/>a</iframe>", "<iframe/>|T:a|</iframe>"),
      ("<textarea>a<b></textarea>c", "<textarea>|T:a<b>|</textarea>|T:c"),
      ("<plaintext>a</plaintext>", "<plaintext>|R:a</plaintext>"),
      ("<![CDATA[a<b>c]]>d]]>e", "T:a|<b>|T:c|T:d]]>e"), ("a<![cdata[]]>b", "T:a|T:b"),
      ("<x\u{0}y z>", "<x\u{0}y z=>"), ("", ""),
    ])
  func splits(_ html: String, _ expected: String) {
    #expect(tokens(html) == expected)
  }

  /// Whole fields of `</` cost the square of their length when each looks for its end.
  @Test("looks only once for an end that is not there", arguments: ["</ ", "<?", "<!", "</1"])
  func missingEnds(_ opening: String) {
    var html = "<p>a</p>" + String(repeating: opening + "x ", count: 5)
    html.withUTF8 { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      for _ in 0..<3 { _ = tokenizer.next() }
      #expect(!tokenizer.lacksClose)
      for _ in 0..<5 {
        guard case .text = tokenizer.next() else {
          Issue.record("what has no end is text")
          return
        }
        #expect(tokenizer.lacksClose)
      }
      #expect(tokenizer.next() == nil)
    }
  }

  @Test("knows elements by their names in either case")
  func names() {
    for element in HTMLElement.allCases where element != .unknown {
      for var name in [element.name, element.name.uppercased()] {
        #expect(name.withUTF8 { HTMLElement.named($0) } == element)
      }
      for var name in [element.name + "x", "x" + element.name, element.name + "\u{0}"]
      where !HTMLElement.allCases.contains(where: { $0.name == name }) {
        #expect(name.withUTF8 { HTMLElement.named($0) } == .unknown)
      }
    }
    var long = "blockquoteblockquote"
    #expect(long.withUTF8 { HTMLElement.named($0) } == .unknown)
  }
}
