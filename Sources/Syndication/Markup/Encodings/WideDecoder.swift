/// Reads UTF-16 and UTF-32. A lone surrogate, what is no character and a rest at the end become
/// U+FFFD; then the text is not sound.
enum WideDecoder {
  static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> (utf8: [UInt8], isSound: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 &+ 1)
    var p = 0
    while p &+ 1 < bytes.count {
      let first = UInt16(bytes[p])
      let second = UInt16(bytes[p &+ 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      p &+= 2
    }
    let isWhole = p == bytes.count
    if !isWhole { units.append(0xFFFD) }
    if let text = String(validating: units, as: UTF16.self) { return (Array(text.utf8), isWhole) }
    return (Array(String(decoding: units, as: UTF16.self).utf8), false)
  }

  static func utf32(_ bytes: [UInt8], bigEndian: Bool) -> (utf8: [UInt8], isSound: Bool) {
    var isSound = true
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count / 2)
    var p = 0
    while p &+ 3 < bytes.count {
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(bytes[bigEndian ? p &+ place : p &+ 3 &- place])
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      if scalar.value != value { isSound = false }
      utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      p &+= 4
    }
    guard p < bytes.count else { return (utf8, isSound) }
    utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
    return (utf8, false)
  }
}
