import Markup
import Testing

@Suite("Plain text")
struct HTMLTextTests {
  @Test(
    "reads as a person does",
    arguments: [
      ("<p>a  b</p>\n<p>c&amp;d", "a b\nc&d"),
      ("می\u{200C}خواهم&zwnj;ها", "می\u{200C}خواهم\u{200C}ها"),
      ("a<script>x</script><br>b<td>c", "a\nb c"),
      ("&lt;b&gt; &#8212; &#x41;&nbsp;&notit;", "<b> — A\u{A0}¬it;"),
      (" <!-- c --> ", ""),
      ("<p>a\n b\t c</p>", "a b c"),
      ("a\u{A0}b \u{A0}c\u{A0}\u{A0}d\u{A0}", "a\u{A0}b c d"),
      ("<pre>a\n  b</pre>c", "a\nb\nc"),
      ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
      ("<tr><td>a</td><td>b</td></tr><tr><td>c", "a b\nc"),
      ("a<b>b</b>c <i>d</i>e", "abc de"),
      ("<style>x</style><svg>y</svg><select><option>z</select>a", "a"),
      ("<object>no end", "no end"),
      ("<svg><svg>x</svg>y</svg>z", "z"),
      ("a\u{1}\u{7F}\u{85}b\u{AB}c\u{BB} “d” — e", "a b«c» “d” — e"),
      ("&#0;&#x80;&#10;&#133;x", "\u{FFFD}€ …x"),
      ("a \u{2029} b", "a\nb"),
      ("&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
    ])
  func plain(_ html: String, _ expected: String) {
    #expect(HTMLText.plain(html) == expected)
  }

  @Test(
    "makes one line of a title",
    arguments: [
      ("a < b", "a < b"),
      ("<b>x</b>\n y", "x y"),
      ("1<b and c>2", "1<b and c>2"),
      ("a?b=1&copy=2", "a?b=1&copy=2"),
      ("<Tehran>", "<Tehran>"),
      ("<p>a</p><p>b</p>", "a b"),
      ("<![CDATA[a <i>b</i>]]>", "a b"),
      ("a &amp;lt;br&amp;gt; b", "a <br> b"),
      (" می\u{200C}رود &zwnj; ", "می\u{200C}رود \u{200C}"),
      ("a\u{0}b\u{2028}c", "ab c"),
      ("AT&amp;T &amp;amp; &amp;quot;x&amp;quot;", "AT&T & \"x\""),
      ("The &lt;b&gt; element", "The <b> element"),
      ("&lt;i&gt;x&lt;/i&gt; y", "x y"),
    ])
  func title(_ text: String, _ expected: String) {
    #expect(HTMLText.title(text) == expected)
  }

  @Test("puts known HTML on one line")
  func line() {
    #expect(HTMLText.line("<p>a</p>b &lt;b&gt;x&lt;/b&gt;<br>c") == "a b <b>x</b> c")
  }

  @Test("appends to a buffer that is used again")
  func appends() {
    var output: [UInt8] = []
    for var html in ["<p>a", " <b>b"] {
      html.withUTF8 { HTMLText.plain($0, into: &output) }
    }
    #expect(String(decoding: output, as: UTF8.self) == "ab")
  }

  @Test(
    "tells markup from text",
    arguments: [
      ("a < b", false), ("<b>x</b>", true), ("AT&T", false), ("AT&amp;T", true),
      ("1<b and c>2", false), ("<Tehran>", false), ("x<br/>y", true), ("<a href=x>y", true),
      ("<!-- x -->", true), ("</p>", true), ("a <b", false), ("&copy 2024", false),
    ])
  func looksLikeMarkup(_ text: String, _ expected: Bool) {
    #expect(HTMLText.looksLikeMarkup(text) == expected)
  }
}
