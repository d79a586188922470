import JSON
import Testing

/// What a document is to a reader that pulls its tokens: one word each, or the fault's place.
private func tokens(_ bytes: [UInt8], options: JSONOptions = .default) -> [String] {
  bytes.withUnsafeBufferPointer { buffer in
    var reader = JSONReader(buffer, options: options)
    var words: [String] = []
    do throws(JSONError) {
      while true {
        switch try reader.next() {
        case .beginObject: words.append("{")
        case .endObject: words.append("}")
        case .beginArray: words.append("[")
        case .endArray: words.append("]")
        case .key(let text): words.append("key \(reader.string(text))")
        case .string(let text): words.append("string \(reader.string(text))")
        case .number(let text): words.append("number \(reader.string(text))")
        case .bool(let bool): words.append("\(bool)")
        case .null: words.append("null")
        case .end: return words
        }
      }
    } catch {
      return words + ["\(error.reason)@\(error.offset)"]
    }
  }
}

private func tokens(_ text: String, options: JSONOptions = .default) -> [String] {
  tokens(Array(text.utf8), options: options)
}

@Suite struct JSONReaderTests {
  @Test func givesTokensInOrder() {
    #expect(
      tokens(#" {"a" : [1, -2.5e+3, true],"b":{"c":null,"":""}, "d":false } "#) == [
        "{", "key a", "[", "number 1", "number -2.5e+3", "true", "]", "key b", "{", "key c", "null",
        "key ", "string ", "}", "key d", "false", "}",
      ])
  }

  @Test(arguments: [
    ("0", "number 0"), ("-0", "number -0"), ("1E9", "number 1E9"), ("0.10", "number 0.10"),
    ("1e-07", "number 1e-07"), ("\"\"", "string "), ("\t\"x\"\r\n", "string x"),
    (#""\"\\\/\b\f\n\r\t""#, "string \"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u06CC\u200c""#, "string Aéی\u{200C}"),
    (#""\ud83d\ude00 \uD83D\uDE00""#, "string 😀 😀"),
    ("\"\u{7F}\u{FFFF}\"", "string \u{7F}\u{FFFF}"),
    (#""\u0000""#, "string \0"), ("\"می‌رود 😀 é\"", "string می‌رود 😀 é"),
    ("\"\u{10FFFF}\u{800}\u{D7FF}\u{E000}\"", "string \u{10FFFF}\u{800}\u{D7FF}\u{E000}"),
    ("\u{FEFF}true", "true"),
    ("\"eight by\\\\te words and more\"", #"string eight by\te words and more"#),
  ])
  func readsScalars(_ document: String, _ token: String) {
    #expect(tokens(document) == [token])
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""\udc00x""#, "\u{FFFD}x"), (#""\ud800\u0041""#, "\u{FFFD}A"),
    (#""\ud800\ud800\udc00""#, "\u{FFFD}\u{10000}"), (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud800\n""#, "\u{FFFD}\n"), (#""\ud800 \udc00""#, "\u{FFFD} \u{FFFD}"),
  ])
  func replacesLoneSurrogates(_ document: String, _ text: String) {
    #expect(tokens(document) == ["string " + text])
  }

  @Test(arguments: [
    ("", "empty@0"), (" \n\t ", "empty@4"), ("\u{FEFF}", "empty@3"), ("[", "endInside@1"),
    ("[1", "endInside@2"), ("[1,", "endInside@3"), ("{", "endInside@1"), ("{\"a", "endInside@3"),
    ("{\"a\"", "endInside@4"), ("{\"a\":", "endInside@5"), ("{\"a\":1", "endInside@6"),
    ("tru", "endInside@3"), ("-", "endInside@1"), ("1.", "endInside@2"), ("1e", "endInside@2"),
    ("1e+", "endInside@3"), ("\"\\", "endInside@2"), ("\"\\u00", "endInside@5"),
    ("[1,]", "expectedValue@3"), ("[,1]", "expectedValue@1"), ("[1,,2]", "expectedValue@3"),
    ("[1 2]", "expectedCommaOrBracket@3"), ("[1}", "expectedCommaOrBracket@2"),
    ("{\"a\":1]", "expectedCommaOrBrace@6"), ("{\"a\":1 \"b\":2}", "expectedCommaOrBrace@7"),
    ("{\"a\":1,}", "expectedKey@7"), ("{,}", "expectedKey@1"), ("{1:2}", "expectedKey@1"),
    ("{'a':1}", "expectedKey@1"), ("{a:1}", "expectedKey@1"), ("{\"a\"}", "expectedColon@4"),
    ("{\"a\",\"b\"}", "expectedColon@4"), ("{\"a\":}", "expectedValue@5"),
    ("nul", "endInside@3"), ("nulL", "expectedValue@0"), ("True", "expectedValue@0"),
    ("NaN", "expectedValue@0"), ("Infinity", "expectedValue@0"), ("'a'", "expectedValue@0"),
    ("+1", "expectedValue@0"), (".5", "expectedValue@0"), ("01", "invalidNumber@0"),
    ("-01", "invalidNumber@0"), ("-a", "invalidNumber@0"), ("1.e5", "invalidNumber@0"),
    ("1ex", "invalidNumber@0"), ("0x10", "trailingContent@1"), ("1 2", "trailingContent@2"),
    ("{}}", "trailingContent@2"), ("[]\n{}", "trailingContent@3"), ("]", "expectedValue@0"),
    ("// no\n1", "expectedValue@0"), ("\"a\nb\"", "controlCharacter@2"),
    ("\"a\u{0}\"", "controlCharacter@2"), ("\"longer than a word\u{1F}\"", "controlCharacter@19"),
    (#""\x41""#, "invalidEscape@1"), (#""a\'""#, "invalidEscape@2"),
    (#""\u00g0""#, "invalidEscape@1"),
    (#""\U0041""#, "invalidEscape@1"), ("\u{A0}1", "expectedValue@0"),
    ("\u{B}1", "expectedValue@0"),
  ])
  func refusesWithReasonAndPlace(_ document: String, _ fault: String) {
    #expect(tokens(document).last == fault)
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
  func refusesBrokenUTF8(_ sequence: [UInt8]) {
    let document = Array("[\"یک ".utf8) + sequence + Array("\"]".utf8)
    #expect(tokens(document).last == "invalidUTF8@7")
  }

  /// Letters of one, two and three bytes, and what must not stand between them, at every place of
  /// the eight bytes that are passed at once.
  @Test(arguments: ["a", "я", "س", "é", "می\u{200C}", "س ", "aس", "𝒜س"])
  func findsWhatEndsARunOfLetters(_ letter: String) {
    for count in 0...12 {
      let text = String(repeating: letter, count: count)
      let run = Array(text.utf8)
      let quoted = Array(#"[""#.utf8) + run
      let rest = Array(#"","x"]"#.utf8)
      #expect(tokens(quoted + rest) == ["[", "string \(text)", "string x", "]"])
      for (bytes, fault) in [
        ([0x01], "controlCharacter"), ([0x5C, 0x61], "invalidEscape"), ([0x80], "invalidUTF8"),
        ([0xD8], "invalidUTF8"), ([0xD8, 0xD8], "invalidUTF8"), ([0xC1, 0x80], "invalidUTF8"),
      ] as [([UInt8], String)] {
        #expect(tokens(quoted + bytes + run + rest).last == "\(fault)@\(quoted.count)")
      }
    }
  }

  @Test func refusesOtherEncodings() {
    let units = Array("{\"a\":1}".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for document in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0, 0, 0]] {
      #expect(tokens(document) == ["otherEncoding@0"])
    }
  }

  @Test func refusesNoValueInEveryPrefix() {
    let document = Array(#"{"a":[1,{"ب":"\u0627\n😀"},null,true],"b":[[]],"c":{}}"#.utf8)
    for count in document.indices {
      #expect(tokens(Array(document[..<count])).last?.contains("@") == true)
    }
    #expect(tokens(document).last == "}")
  }

  @Test func forgivesWhatAPersonReads() {
    #expect(
      tokens("{\"a\":[1,],\"b\":\"x\ny\",}", options: .forgiving)
        == ["{", "key a", "[", "number 1", "]", "key b", "string x\ny", "}"])
    #expect(tokens([0x22, 0xC3, 0x28, 0x22], options: .forgiving) == ["string \u{FFFD}("])
    #expect(
      tokens("[/* a */1,//b\n2/**/]/", options: .forgiving)
        == tokens("[1,2]") + ["trailingContent@20"])
    #expect(tokens("[1/*", options: .forgiving).last == "endInside@4")
    #expect(
      tokens("[\"\\q \\é \\u12 \\ud83d\\u1 \\'\"]", options: .forgiving)
        .contains("string q é u12 \u{FFFD}u1 '"))
    #expect(tokens("[,]", options: .forgiving).last == "expectedValue@1")
    #expect(tokens("{,}", options: .forgiving).last == "expectedKey@1")
  }

  @Test func boundsSizeAndDepth() {
    var options = JSONOptions()
    options.maximumBytes = 4
    options.maximumDepth = 2
    #expect(tokens("[[]]", options: options) == ["[", "[", "]", "]"])
    #expect(tokens("[[[]", options: options).last == "tooDeep@2")
    #expect(tokens("[[]] ", options: options) == ["tooLarge@4"])
    let deep = String(repeating: "{\"a\":", count: 600_000)
    #expect(tokens(deep).last == "tooDeep@\(5 * JSONOptions.defaultMaximumDepth)")
    let brackets = JSONOptions.defaultMaximumDepth
    let deepest =
      String(repeating: "[", count: brackets) + String(repeating: "]", count: brackets)
    #expect(tokens(deepest).count == 2 * brackets)
  }

  @Test func skipsAValueAndRestarts() throws {
    let lines = [#"{"skip":{"a":[1,{"b":2}],"c":"d"},"id":"x"}"#, #"{"skip":7,"i\u0064":"y"}"#]
    var found: [String] = []
    var reader = JSONReader(UnsafeBufferPointer(start: nil, count: 0))
    for line in lines {
      try Array(line.utf8).withUnsafeBufferPointer { buffer in
        reader.restart(with: buffer)
        #expect(try reader.next() == .beginObject)
        while case .key(let key) = try reader.next() {
          if reader.matches(key, "id"), case .string(let text) = try reader.next() {
            found.append(reader.string(text))
          } else {
            try reader.skipValue()
          }
        }
        #expect(try reader.next() == .end)
        #expect(try reader.next() == .end)
      }
    }
    #expect(found == ["x", "y"])
  }

  @Test func skippingAnElementLeavesTheList() throws {
    try Array("[[1,2],3]".utf8).withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      #expect(try reader.next() == .beginArray)
      try reader.skipValue()
      #expect(reader.depth == 1)
      try reader.skipValue()
      #expect(try reader.next() == .endArray)
    }
  }
}
