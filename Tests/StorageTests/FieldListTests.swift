import News
import Testing

@testable import StorageSQLite

@Suite("SQLite: lists in a column")
struct FieldListTests {
  private func read(_ utf8: [UInt8]) throws -> [String?] {
    try utf8.withUnsafeBufferPointer { buffer in
      var reader = FieldReader(buffer)
      var fields: [String?] = []
      while !reader.isAtEnd { fields.append(try reader.field()) }
      return fields
    }
  }

  private func write(_ fields: [String?]) -> [UInt8] {
    var writer = FieldWriter()
    for field in fields { writer.add(field) }
    return writer.utf8
  }

  /// The form is stored: it must not change.
  @Test func hasAFixedForm() {
    #expect(String(decoding: write(["ab", nil, "", "خ"]), as: UTF8.self) == "2:ab-0:2:خ")
  }

  @Test func whatIsWrittenIsRead() throws {
    var random = SplitMix(state: 7)
    let alphabet = ["", "-", ":", "1:", "12", "\0", "\u{1f}", "خبر", "👩‍👧", "a\r\n", "e\u{301}"]
    for _ in 0..<300 {
      let fields: [String?] = (0..<Int(random.next() % 9)).map { _ in
        guard random.next() % 5 > 0 else { return nil }
        return (0..<Int(random.next() % 6))
          .map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }.joined()
      }
      #expect(try read(write(fields)) == fields)
    }
  }

  /// No prefix and no changed byte makes it read past the end or trap.
  @Test func anyBytesAreReadOrRefused() {
    let written = write(["Reza", nil, "r@x.example", "", "12:5"])
    for end in written.indices {
      _ = try? read(Array(written[..<end]))
      for byte in [0, 45, 48, 57, 58, 255] as [UInt8] {
        var changed = written
        changed[end] = byte
        _ = try? read(changed)
      }
    }
    #expect(throws: FieldReader.Malformed.self) { try read(Array("5:Reza".utf8)) }
    #expect(throws: FieldReader.Malformed.self) {
      try read(Array("\(FieldReader.maximumLength + 1):".utf8))
    }
    #expect(throws: FieldReader.Malformed.self) {
      try read(Array("99999999999999999999999:x".utf8))
    }
  }
}

/// SplitMix64: the same numbers in every run.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
