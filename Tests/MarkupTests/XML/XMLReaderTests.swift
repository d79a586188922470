import Markup
import Testing

@Suite struct XMLReaderTests {
  private static let vocabulary = XMLVocabulary(
    locals: ["root", "record", "field", "text"],
    namespaces: [
      XMLVocabulary.Namespace(1, uris: ["http://one.example/ns/"], prefixes: ["one"]),
      XMLVocabulary.Namespace(2, uris: ["http://two.example/ns#"], prefixes: ["two"]),
    ],
    traits: [
      XMLName(space: 0, local: 2): .record,
      XMLName(space: 0, local: 3): .field,
    ])

  /// The tree as indented lines of codes; a `text` element with its text.
  private func outline(
    _ xml: String, limits: XMLReader.Limits = .init()
  ) -> (lines: [String], wellFormed: Bool) {
    Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: nil, limits: limits
    ) { reader in
      var lines: [String] = []
      children(of: 0, &reader, &lines)
      return (lines, reader.wellFormed)
    }
  }

  private func children(of depth: Int, _ reader: inout XMLReader, _ lines: inout [String]) {
    while reader.nextChild(of: depth) {
      var line = String(repeating: " ", count: depth) + "\(reader.name.space):\(reader.name.local)"
      for attribute in reader.allAttributes() { line += " \(attribute.name)=\(attribute.value)" }
      if reader.name.local >= 3 {
        lines.append(line + " " + (reader.text() ?? "nil"))
      } else {
        lines.append(line)
        children(of: depth + 1, &reader, &lines)
      }
    }
  }

  @Test func namesAreKnownByTheirNamespaces() {
    let (lines, wellFormed) = outline(
      """
      <root xmlns:a="HTTPS://one.example/ns" xmlns:two="http://other.example/">
      <a:text/><two:text/><text xmlns="http://two.example/ns#"/><text/><a:TEXT>x</a:TEXT>
      </root>
      """)
    #expect(lines == ["0:1", " 1:4 nil", " 2:4 nil", " 2:4 nil", " 0:4 nil", " 1:4 x"])
    #expect(wellFormed)
  }

  @Test func anUndeclaredPrefixIsKnownByItself() {
    let (lines, wellFormed) = outline("<root><one:text>x</one:text><three:text/></root>")
    #expect(lines == ["0:1", " 1:4 x", " 255:4 nil"])
    #expect(!wellFormed)
  }

  @Test(arguments: [
    ("a &lt;b&gt; &amp;&#x20;&quot;&apos;", "a <b> & \"'"),
    ("<![CDATA[<b>&amp;</b>]]>", "<b>&amp;</b>"),
    ("<![CDATA[one]]>two<![CDATA[three]]>", "onetwothree"),
    ("one<!-- not this -->two<?nor this?>", "onetwo"),
    ("  \n trimmed \t ", "trimmed"),
    ("می‌خواهم", "می‌خواهم"),
  ])
  func textIsDecoded(xml: String, text: String) {
    let (lines, wellFormed) = outline("<text>\(xml)</text>")
    #expect(lines == ["0:4 \(text)"])
    #expect(wellFormed)
  }

  @Test(arguments: [
    ("a & b &c; &#xZ; &", "a & b &c; &#xZ; &"),
    ("1 < 2", "1 < 2"),
    ("a\u{8}b\u{1F}", "ab"),
    ("&#11;x", "x"),
  ])
  func brokenTextIsRead(xml: String, text: String) {
    let (lines, wellFormed) = outline("<text>\(xml)</text>")
    #expect(lines == ["0:4 \(text)"])
    #expect(!wellFormed)
  }

  @Test(arguments: [
    ("<text a='1' b=\"2\"/>", "0:4 a=1 b=2 nil"),
    ("<text a=1 b=x/y>t</text>", "0:4 a=1 b=x/y t"),
    ("<text a b='2'>t</text>", "0:4 a= b=2 t"),
    ("<text a='&lt;&amp;' b=' x '/>", "0:4 a=<& b=x nil"),
    ("<text a=\"1 b=\"2\">t</text>", "0:4 a=1 b=2 t"),
    ("<text a=\"1>t</text>", "0:4 a=1 t"),
    ("<text a='1'\n/>", "0:4 a=1 nil"),
  ])
  func attributesAreRead(xml: String, line: String) {
    #expect(outline(xml).lines == [line])
  }

  @Test func aRecordInsideARecordEndsIt() {
    let (lines, wellFormed) = outline(
      "<root><record><field>a<record><field>b</field></record><text>c</text></root>")
    #expect(lines == ["0:1", " 0:2", "  0:3 a", " 0:2", "  0:3 b", " 0:4 c"])
    #expect(!wellFormed)
  }

  @Test func aFieldInsideATextEndsIt() {
    let (lines, _) = outline("<root><record><text>a<i>b</i><field>c</field></record></root>")
    #expect(lines == ["0:1", " 0:2", "  0:4 a<i>b</i>", "  0:3 c"])
  }

  @Test func endTagsThatMatchNothingAreIgnored() {
    let (lines, wellFormed) = outline("<root></text><text>a</b></text></root></root><text/>")
    #expect(lines == ["0:1", " 0:4 a", "0:4 nil"])
    #expect(!wellFormed)
  }

  @Test func elementsBeyondTheLimitOfDepthArePassedOver() {
    var limits = XMLReader.Limits()
    limits.depth = 3
    let deep = "<root><root><text>a<x><y>b</y></x>c</text></root></root>"
    let (lines, wellFormed) = outline(deep, limits: limits)
    #expect(lines == ["0:1", " 0:1", "  0:4 abc"])
    #expect(!wellFormed)
    let hostile = String(repeating: "<root>", count: 100_000)
    #expect(outline(hostile).lines.count == XMLReader.Limits().depth)
  }

  @Test func attributesBeyondTheLimitArePassedOver() {
    var limits = XMLReader.Limits()
    limits.attributes = 2
    let (lines, wellFormed) = outline("<text a='1' b='2' c='3'>t</text>", limits: limits)
    #expect(lines == ["0:4 a=1 b=2 t"])
    #expect(!wellFormed)
  }

  @Test func namespacesBeyondTheLimitArePassedOver() {
    var limits = XMLReader.Limits()
    limits.namespaces = 1
    let xml =
      "<root xmlns:x='http://one.example/ns/' xmlns:y='http://two.example/ns#'><x:text/><y:text/></root>"
    let (lines, wellFormed) = outline(xml, limits: limits)
    #expect(lines == ["0:1", " 1:4 nil", " 255:4 nil"])
    #expect(!wellFormed)
  }

  @Test func aFieldBeyondItsLimitIsCut() throws {
    var limits = XMLReader.Limits()
    limits.field = 10
    let parts = String(repeating: "<![CDATA[12345]]>", count: 100)
    let (lines, _) = outline("<text>\(parts)</text>", limits: limits)
    let line = try #require(lines.first)
    #expect(line.utf8.count < 40)
  }

  @Test func markupIsWrittenOutWithoutPrefixes() {
    let xml = """
      <text xmlns:h="http://www.w3.org/1999/xhtml"><h:p class='a "b"'>x &lt; <![CDATA[<y>]]>\
      <h:br/><h:b/></h:p></text>
      """
    let markup = Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: nil
    ) { reader in
      _ = reader.nextChild(of: 0)
      return reader.markup()
    }
    #expect(markup == #"<p class="a &quot;b&quot;">x &lt; &lt;y&gt;<br><b></b></p>"#)
  }

  @Test func basesAndLanguagesAreInherited() {
    let xml = """
      <root xml:base="https://b.example/x/" xml:lang="fa"><record xml:base="y/"><text xml:lang=""/>\
      </record></root>
      """
    let found = Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: nil
    ) { reader in
      (0..<3).map { depth in
        _ = reader.nextChild(of: depth)
        return [reader.base, reader.language]
      }
    }
    let outer = "https://b.example/x/"
    let inner = "https://b.example/x/y/"
    #expect(found == [[outer, "fa"], [inner, "fa"], [inner, nil]])
  }

  @Test func basesBeyondTheLimitOfAllHaveNoEffect() {
    var limits = XMLReader.Limits()
    limits.bases = 5 * "https://b.example/0/".utf8.count
    let records = (0..<8).map { "<record xml:base='\($0)/'/>" }.joined()
    let xml = Array("<root>\(records)<record xml:base='\(records.utf8.count)'/></root>".utf8)
    let bases = Encoding.decode(xml).readXML(
      vocabulary: Self.vocabulary, base: "https://b.example/", limits: limits
    ) { reader in
      _ = reader.nextChild(of: 0)
      var bases: [String?] = []
      while reader.nextChild(of: 1) { bases.append(reader.base) }
      return bases
    }
    #expect(bases.prefix(5) == (0..<5).map { "https://b.example/\($0)/" }[...])
    #expect(bases.dropFirst(5).allSatisfy { $0 == "https://b.example/" })
    #expect(bases.count == 9)
  }

  @Test func basesAndLanguagesBeyondTheirLimitsHaveNoEffect() {
    let long = String(repeating: "x", count: XMLReader.Limits().base)
    let xml = "<root xml:base='/\(long)' xml:lang='\(long)'><text xml:base='y/'/></root>"
    let found = Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: "https://b.example/"
    ) { reader in
      (0..<2).map { depth in
        _ = reader.nextChild(of: depth)
        return [reader.base, reader.language]
      }
    }
    #expect(found == [["https://b.example/", nil], ["https://b.example/y/", nil]])
  }

  @Test func aBaseEndsWithItsElement() {
    let xml = "<root><record xml:base='https://b.example/'/><record/></root>"
    let found = Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: nil
    ) { reader in
      var bases: [String?] = []
      _ = reader.nextChild(of: 0)
      while reader.nextChild(of: 1) { bases.append(reader.base) }
      return bases
    }
    #expect(found == ["https://b.example/", nil])
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", true), ("<!doctype a [ <!entity % b 'c'> ]><a/>", true),
    ("<!DOCTYPE a SYSTEM '[<!ENTITY>]'><a/>", false),
    ("<!DOCTYPE a [<!-- <!ENTITY -->]><a/>", false),
  ])
  func definedEntitiesAreReported(xml: String, defines: Bool) {
    let found = Encoding.decode(Array(xml.utf8)).readXML(
      vocabulary: Self.vocabulary, base: nil
    ) { reader in
      _ = reader.nextChild(of: 0)
      return reader.definesEntities
    }
    #expect(found == defines)
  }

  @Test(arguments: ["<![CDATA[", "<!--", "<?x", "<a b='", "<a b=\"", "]]", "&", "<", "</a", "<a "])
  func whatRepeatsTakesLinearTime(piece: String) {
    // Quadratic work on this would not end within the test's own limit of time.
    let (_, wellFormed) = outline("<root>" + String(repeating: piece, count: 200_000))
    #expect(!wellFormed)
  }
}
