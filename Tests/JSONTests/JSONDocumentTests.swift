import JSON
import Testing

private func parse(_ text: String) throws(JSONError) -> JSONNode {
  try JSONDocument.parse(Array(text.utf8))
}

@Suite struct JSONDocumentTests {
  @Test func keepsOrderDuplicatesAndOffsets() throws {
    let root = try parse(#" {"b":1, "a":[true,"x"], "b" : 2}"#)
    let members = try #require(root.members)
    #expect(root.offset == 1)
    #expect(members.map(\.key) == ["b", "a", "b"])
    #expect(members.map(\.keyOffset) == [2, 9, 25])
    #expect(members.map(\.node.offset) == [6, 13, 31])
    #expect(members[1].node.array?.map(\.offset) == [14, 19])
    #expect(root["b"]?.int == 2)
    #expect(root["c"] == nil)
    #expect(root["a"]?["b"] == nil)
  }

  @Test func hasAccessors() throws {
    let nodes = try #require(try parse(#"[null,true,1.5,"s",[],{}]"#).array)
    #expect(nodes[0].isNull && !nodes[1].isNull)
    #expect(nodes[1].bool == true && nodes[2].bool == nil)
    #expect(nodes[2].double == 1.5 && nodes[2].int == nil)
    #expect(nodes[3].string == "s" && nodes[3].array == nil)
    #expect(nodes[4].array == [] && nodes[4].members == nil)
    #expect(nodes[5].members == [])
    #expect(
      nodes.map(\.kind) == ["null", "a truth value", "a number", "a string", "a list", "an object"])
  }

  @Test(
    arguments: [
      ("15", 15), ("-15", -15), ("0", 0), ("-0", 0), ("0.0", 0), ("0e99", 0), ("1.0", 1),
      ("1.50e1", 15), ("2e3", 2000), ("1200e-2", 12), ("9223372036854775807", Int64.max),
      ("-9223372036854775808", Int64.min), ("9223372036854775808", nil), ("1e19", nil),
      ("-9223372036854775809", nil), ("1e99", nil), ("1.5", nil), ("1e-1", nil),
      ("1e99999999999999999999", nil), ("99999999999999999999", nil),
    ] as [(String, Int64?)])
  func readsWholeNumbersExactly(_ text: String, _ value: Int64?) {
    #expect(JSONNumber(text: text).int64 == value)
  }

  @Test func tellsFractionsFromOverflow() {
    #expect(JSONNumber(text: "1e99").isWhole)
    #expect(JSONNumber(text: "99999999999999999999").isWhole)
    #expect(JSONNumber(text: "10.0e-1").isWhole)
    #expect(!JSONNumber(text: "1.5").isWhole)
    #expect(!JSONNumber(text: "1e-99999999999999999999").isWhole)
    #expect(JSONNumber(text: "1e999").double == nil)
    #expect(JSONNumber(text: "-2.5e3").double == -2500)
  }

  @Test func boundsTheNumberOfValues() {
    var options = JSONOptions()
    options.maximumValues = 3
    #expect(throws: Never.self) { try JSONDocument.parse(Array("[1,{}]".utf8), options: options) }
    #expect(throws: JSONError(.tooManyValues, at: 8)) {
      try JSONDocument.parse(Array("[1,{\"a\":2}]".utf8), options: options)
    }
  }

  /// A document with some bytes changed is refused, or it reads, and then what is written of it
  /// reads as the same; who reads strictly reads nothing that who forgives would not.
  @Test func anyBytesAreReadOrRefused() {
    let alphabet =
      Array("{}[]\",:\\/u0123456789eE+-.truefalsn \u{0}\u{1F}ا😀".utf8) + [0x80, 0xC0, 0xFF]
    var state: UInt64 = 20_261_001
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var accepted = 0
    for _ in 0..<4_000 {
      var bytes = Self.sample
      for _ in 0...random(3) {
        switch random(3) {
        case 0: bytes[random(bytes.count)] = alphabet[random(alphabet.count)]
        case 1: bytes.remove(at: random(bytes.count))
        default: bytes.insert(alphabet[random(alphabet.count)], at: random(bytes.count))
        }
      }
      guard let root = try? JSONDocument.parse(bytes) else { continue }
      accepted += 1
      #expect((try? JSONDocument.parse(bytes, options: .forgiving)) == root)
      var writer = JSONWriter()
      writer.value(root.value)
      var again = JSONWriter()
      (try? JSONDocument.parse(writer.bytes)).map { again.value($0.value) }
      #expect(again.bytes == writer.bytes)
    }
    #expect(accepted > 100)
  }

  private static let sample = Array(
    #"{"a":[1,-2.5e+3,{"ب":"\u0627\ud83d\ude00 😀\n"}],"b":[[],{}],"c":null,"d":true}"#.utf8)

  /// The fault lies inside what there is; who forgives does not read half a document either.
  @Test func noPrefixIsADocument() {
    for end in Self.sample.indices {
      let prefix = Array(Self.sample[..<end])
      for options in [JSONOptions.default, .forgiving] {
        do throws(JSONError) {
          _ = try JSONDocument.parse(prefix, options: options)
          Issue.record("the first \(end) bytes were read")
        } catch {
          #expect(error.offset <= end)
        }
      }
    }
  }

  /// Every byte of a document changed into every other; what is read can be written and read.
  @Test func noChangedByteTraps() {
    var read = 0
    for place in Self.sample.indices {
      var changed = Self.sample
      for byte in UInt8.min...UInt8.max {
        changed[place] = byte
        guard let root = try? JSONDocument.parse(changed, options: .forgiving) else { continue }
        read += 1
        var writer = JSONWriter()
        writer.value(root.value)
        var again = JSONWriter()
        (try? JSONDocument.parse(writer.bytes)).map { again.value($0.value) }
        #expect(again.bytes == writer.bytes)
      }
    }
    #expect(read > Self.sample.count)
  }

  @Test func passesFaultsOn() {
    #expect(throws: JSONError(.endInside, at: 2)) { try parse("[1") }
    #expect(throws: JSONError(.tooDeep, at: JSONOptions.defaultMaximumDepth)) {
      try parse(String(repeating: "[", count: 100_000))
    }
  }

  @Test(arguments: [
    (0, "1:1"), (2, "1:3"), (3, "1:3"), (4, "2:1"), (7, "2:4"), (8, "3:1"), (10, "3:3"),
    (11, "4:1"), (12, "4:2"), (99, "4:2"), (-1, "1:1"),
  ])
  func findsLinesAndColumns(_ offset: Int, _ place: String) {
    // LF, CR LF and CR; «é» takes two bytes.
    #expect("\(TextPosition(of: offset, in: Array("aé\nbc\r\nde\rf".utf8)))" == place)
  }

  @Test func countsNoColumnForTheByteOrderMark() {
    #expect(TextPosition(of: 3, in: Array("\u{FEFF}{".utf8)) == TextPosition(line: 1, column: 1))
  }

  @Test func namesPaths() {
    let path = JSONPath().appending("sources").appending(3)
    #expect("\(JSONPath())" == "$")
    #expect("\(path.appending("url"))" == "$.sources[3].url")
    #expect("\(path.appending("شناسه-۱"))" == "$.sources[3].شناسه-۱")
    #expect("\(path.appending("it's a\n\\"))" == #"$.sources[3]['it\'s a\u{a}\\']"#)
    #expect("\(path.appending(""))" == "$.sources[3]['']")
  }
}
