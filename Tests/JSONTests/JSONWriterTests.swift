import JSON
import Testing

private func written(
  indentation: Int? = nil, _ body: (inout JSONWriter) -> Void
) -> String {
  var writer = JSONWriter(indentation: indentation)
  body(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
  private func sample(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("a", 1)
      writer.member("none", nil as String?)
      writer.member("empty", [])
      writer.key("b")
      writer.array { writer in
        writer.null()
        writer.bool(true)
        writer.object { _ in }
        writer.array { _ in }
      }
      writer.member("tags", ["x", "y"])
      writer.member("d", 1.5)
      writer.member("e", false)
    }
  }

  @Test func writesOnOneLine() {
    #expect(
      written(sample)
        == #"{"a":1,"b":[null,true,{},[]],"tags":["x","y"],"d":1.5,"e":false}"#)
  }

  @Test func indents() {
    #expect(
      written(indentation: 2, sample) == """
        {
          "a": 1,
          "b": [
            null,
            true,
            {},
            []
          ],
          "tags": [
            "x",
            "y"
          ],
          "d": 1.5,
          "e": false
        }
        """)
  }

  @Test func writesLines() {
    #expect(
      written { writer in
        for number in 1...2 {
          writer.array { $0.number(number) }
          writer.newline()
        }
      } == "[1]\n[2]\n")
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\0\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\u{2028}x\u{2029}", #""\u2028x\u2029""#),
    ("\u{2027}\u{202A}â€", "\"\u{2027}\u{202A}â€\""), ("می‌رود 😀", "\"می‌رود 😀\""),
  ])
  func escapes(_ text: String, _ document: String) {
    #expect(written { $0.string(text) } == document)
  }

  /// Sixteen bytes are looked at together: a character counts wherever it stands.
  @Test func escapesInEveryPlace() {
    for (text, escaped) in [
      ("\"", #"\""#), ("\\", #"\\"#), ("\u{1F}", #"\u001f"#), ("\u{7F}", #"\u007f"#),
      ("\u{2028}", #"\u2028"#), ("\u{2029}", #"\u2029"#), ("\u{200C}", "\u{200C}"), ("’", "’"),
      ("\u{E80A8}", "\u{E80A8}"),
    ] {
      for place in 0..<40 {
        let (before, after) = (String(repeating: "a", count: place), "پل تازهٔ رودخانه")
        #expect(written { $0.string(before + text + after) } == "\"\(before)\(escaped)\(after)\"")
        #expect(written { $0.string(before + text) } == "\"\(before)\(escaped)\"")
      }
    }
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (3, "3"), (-2.5, "-2.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
      (1e16, "1e+16"),
      (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)])
  func writesNumbers(_ value: Double, _ text: String) {
    #expect(written { $0.number(value) } == text)
  }

  @Test func giveAndTakeGiveTheSame() throws {
    let document = """
      {"k":["\\u0001é\\ud83d\\ude00",0.10,-1e5,null,true,{"":[]},{}],"k":{"a":{"b":[1,[2]]}},"x":"‌"}
      """
    let root = try JSONDocument.parse(Array(document.utf8))
    for indentation in [nil, 0, 3] {
      let once = written(indentation: indentation) { $0.value(root.value) }
      let again = try JSONDocument.parse(Array(once.utf8))
      #expect(written(indentation: indentation) { $0.value(again.value) } == once)
      #expect(written { $0.value(again.value) } == written { $0.value(root.value) })
    }
  }

  @Test func everyScalarComesBack() throws {
    var text = ""
    for value in UInt32(0)...0x2FFF { text.unicodeScalars.append(Unicode.Scalar(value) ?? "x") }
    let document = written { $0.string(text) }
    let read = try JSONDocument.parse(Array(document.utf8)).string
    #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test func mayBeEmptiedBetweenCalls() {
    var writer = JSONWriter()
    var flushed: [UInt8] = []
    writer.beginArray()
    for number in 0..<3 {
      writer.number(number)
      flushed += writer.bytes
      writer.bytes.removeAll(keepingCapacity: true)
    }
    writer.endArray()
    #expect(String(decoding: flushed + writer.bytes, as: UTF8.self) == "[0,1,2]")
  }
}
