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
      ("AT&amp;T &amp;amp; &amp;quot;x&amp;quot;", "AT&T & \"x\""),
      ("The &lt;b&gt; element", "The <b> element"),
      ("&lt;i&gt;x&lt;/i&gt; y", "x y"),
    ])
  func title(_ text: String, _ expected: String) {
    #expect(HTMLText.title(text) == expected)
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
