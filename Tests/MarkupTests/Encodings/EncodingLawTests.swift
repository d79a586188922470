import Markup
import Testing

/// What holds of a document's text, whatever its bytes are and say of themselves.
@Suite struct EncodingLawTests {
  /// A label of the header and bytes that are meant by it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let label: String
    let bytes: [UInt8]

    var testDescription: String { label }

    init(_ label: String, _ bytes: [UInt8]) {
      self.label = label
      self.bytes = Array("<?xml version='1.0' encoding='\(label)'?><a>".utf8) + bytes
    }

    init(wide label: String, _ bytes: [UInt8]) {
      self.label = label
      self.bytes = bytes
    }
  }

  static let samples = [
    Sample("utf-8", Array("می‌رود 😀 é\u{10FFFF}\u{FEFF}".utf8)),
    Sample("windows-1256", (0x80...0xFF).map { UInt8($0) }),
    Sample("windows-1252", (0x80...0xFF).map { UInt8($0) }),
    Sample("koi8-r", (0xA0...0xFF).map { UInt8($0) }),
    Sample("gb18030", [0xC4, 0xE3, 0x81, 0x30, 0x81, 0x30, 0xE3, 0x32, 0x9A, 0x35, 0xFF]),
    Sample("big5", [0xA7, 0x41, 0xA6, 0x6E, 0x88, 0x62, 0x88, 0x64]),
    Sample("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0xB2, 0x81, 0x7C]),
    Sample("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1]),
    Sample("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB, 0xA4, 0xD4]),
    Sample("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x61]),
    Sample(wide: "utf-16", [0xFF, 0xFE, 0x3C, 0, 0x3D, 0xD8, 0x42, 0xDE, 0x33, 0x06, 0x3D, 0xD8]),
    Sample(wide: "utf-16be", [0, 0x3C, 0, 0x61, 0xD8, 0x3D, 0xDE, 0x42, 0x06, 0x33, 0xDE, 0x42]),
    Sample(wide: "utf-32le", [0x3C, 0, 0, 0, 0x42, 0xF6, 1, 0, 0, 0xD8, 0, 0, 0, 0, 0x11, 0]),
  ]

  @Test(arguments: samples) func noPrefixTraps(_ sample: Sample) {
    for end in 0...sample.bytes.count { check(sample.bytes[..<end], sample.label) }
  }

  @Test(arguments: samples) func noChangedByteTraps(_ sample: Sample) {
    var random = SeededGenerator(seed: UInt64(sample.bytes.count))
    for place in sample.bytes.indices {
      for _ in 0..<12 {
        var changed = sample.bytes
        changed[place] = .random(in: 0...255, using: &random)
        check(changed[...], sample.label)
      }
    }
  }

  private func check(_ bytes: ArraySlice<UInt8>, _ label: String) {
    for kind in [Encoding.Kind.xml, .html, .json] {
      for contentType in [nil, "text/xml; charset=\(label)"] {
        let text = Encoding.decode(Array(bytes), contentType: contentType, kind: kind).utf8
        #expect(String(validating: text, as: UTF8.self) != nil)
        #expect(text.count <= bytes.count * 3 + 3)
        let marked = Encoding.decode([0xEF, 0xBB, 0xBF] + text, contentType: contentType)
        #expect(marked.utf8 == text && marked.name == "utf-8" && marked.isSound)
      }
    }
  }
}
