import Markup
import Testing

@Suite struct EncodingTests {
  private func text(_ decoded: DecodedText) -> String {
    String(decoding: decoded.utf8, as: UTF8.self)
  }

  @Test func aMarkBeatsEveryLabel() {
    let decoded = Encoding.decode(
      [0xEF, 0xBB, 0xBF] + Array("é".utf8), contentType: "text/xml; charset=iso-8859-1")
    #expect(text(decoded) == "é")
    #expect(decoded.name == "utf-8")
    #expect(decoded.isSound)
  }

  @Test func aHeaderBeatsADeclaration() {
    let bytes = Array("<?xml version='1.0' encoding='utf-8'?><a>".utf8) + [0xCA, 0xE1]
    let decoded = Encoding.decode(bytes, contentType: "text/xml; charset=\"windows-1256\"")
    #expect(text(decoded).hasSuffix("تل"))
    #expect(decoded.name == "windows-1256")
  }

  @Test func badBytesBecomeReplacementCharactersOneByOne() {
    let bytes: [UInt8] = Array("سلام ".utf8) + [0xFF, 0xFE, 0x41, 0xE2, 0x80, 0x41]
    let decoded = Encoding.decode(bytes, contentType: "text/xml; charset=utf-8")
    #expect(text(decoded) == "سلام \u{FFFD}\u{FFFD}A\u{FFFD}A")
    #expect(!decoded.isSound)
  }

  @Test func badBytesOfTheRarerEncodingsBecomeReplacementCharactersToo() {
    let bytes: [UInt8] = [0x41, 0xFF, 0xC4, 0xE3, 0x42, 0xC4]
    let decoded = Encoding.decode(bytes, contentType: "text/plain; charset=gb2312")
    #expect(text(decoded) == "A\u{FFFD}你B\u{FFFD}")
  }

  @Test func everyByteOfWindows1256HasItsCharacter() {
    let bytes = (0x80...0xFF).map { UInt8($0) }
    let own = text(Encoding.decode(bytes, contentType: "text/xml; charset=windows-1256"))
    #expect(own.unicodeScalars.count == 128)
    #expect(own.hasPrefix("€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں"))
    #expect(own.hasSuffix("\u{200E}\u{200F}ے"))
  }

  @Test(arguments: [
    ("windows-1256", "utf-8"), ("utf-8", "windows-1252"), ("cp1251", "windows-1251"),
  ])
  func whatTheBytesDisproveIsNotBelieved(said: String, found: String) {
    let bytes: [UInt8] =
      switch found {
      case "utf-8": Array("می‌نویسیم".utf8)
      case "windows-1252": Array("Caf".utf8) + [0xE9] + Array(" ol".utf8) + [0xE9]
      default: [0xCD, 0xEE, 0xE2, 0xEE, 0xF1, 0xF2, 0xE8]
      }
    #expect(Encoding.decode(bytes, contentType: "text/xml; charset=\(said)").name == found)
  }

  @Test(arguments: [
    (Encoding.Kind.html, "<html><head><META charset=windows-1256></head>", "windows-1256"),
    (.html, "<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r"),
    (.html, "<p>nothing", "utf-8"),
    (.xml, "<?xml version='1.0' encoding = \"KOI8-U\"?>", "koi8-u"),
    (.xml, "\n <?xml version='1.0' encoding='latin1' standalone='yes'?>", "iso-8859-1"),
    (.json, "<meta charset=koi8-r>", "utf-8"),
  ])
  func declarationsAreFoundWhereTheyStand(kind: Encoding.Kind, text: String, name: String) {
    #expect(Encoding.decode(Array(text.utf8), kind: kind).name == name)
  }

  @Test(arguments: [
    ("utf-16", "سلام 🙂"), ("utf-16be", "سلام 🙂"), ("utf-32", "سلام 🙂"), ("utf-32be", "سلام 🙂"),
  ])
  func wideFormsAreToldByTheirZeros(form: String, content: String) {
    let document = "<a>" + content
    var bytes: [UInt8] = []
    let isBig = form.hasSuffix("be")
    if form.hasPrefix("utf-16") {
      for unit in document.utf16 {
        bytes +=
          isBig ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
      }
    } else {
      for scalar in document.unicodeScalars {
        let four = (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 255) }
        bytes += isBig ? four.reversed() : four
      }
    }
    let decoded = Encoding.decode(bytes)
    #expect(text(decoded) == document)
    #expect(decoded.name == form + (isBig ? "" : "le"))
    #expect(text(Encoding.decode(Array(bytes.dropLast()))).hasSuffix("\u{FFFD}"))
  }

  @Test func noBytesTrap() {
    var seed: UInt64 = 7
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: seed >> 33)
      }
      for label in ["utf-8", "windows-1256", "gb18030", "iso-2022-jp", "utf-16", "big5", "none"] {
        let decoded = Encoding.decode(bytes, contentType: "a/b;charset=" + label)
        #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
      }
    }
  }
}
