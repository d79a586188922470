/// Folds a written date to few letters, so that one table of names serves all its spellings:
/// digits of any of our scripts to ASCII, letters to lower case without accents, the Arabic forms
/// of letters to one (as the normal form does), joiners, bidi marks and vowel signs away, every
/// kind of space to one and of dash to "-". RFC 822 comments in parentheses go.
enum DateFolding {
  struct Folded {
    var bytes: [UInt8] = []
    /// Whether a Persian or Arabic digit occurred.
    var hasEasternDigits = false
  }

  static func fold(_ text: UnsafeBufferPointer<UInt8>) -> Folded {
    var folded = Folded()
    folded.bytes.reserveCapacity(text.count)
    var depth = 0
    var index = 0
    while index < text.count {
      let (scalar, length) = decode(text, index)
      index &+= length
      switch scalar {
      case 0x28, 0xff08: depth &+= 1
      case 0x29, 0xff09: depth = max(0, depth &- 1)
      case ..<0x80 where depth == 0: folded.bytes.append(ascii(UInt8(truncatingIfNeeded: scalar)))
      case _ where depth == 0: append(scalar, to: &folded)
      default: break
      }
    }
    return folded
  }

  /// The folded form of a name, for the tables.
  static func fold(_ name: String) -> String {
    var name = name
    return name.withUTF8 { String(decoding: fold($0).bytes, as: UTF8.self) }
  }

  private static func ascii(_ byte: UInt8) -> UInt8 {
    if byte < 0x20 || byte == 0x7f { return 0x20 }
    return byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The scalar at `index`, or a space of one byte where the UTF-8 is broken.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    guard first >= 0xc2, first < 0xf5, index &+ length <= text.count else { return (0x20, 1) }
    var scalar = UInt32(first) & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07)
    for offset in 1..<length {
      let byte = text[index &+ offset]
      guard byte & 0xc0 == 0x80 else { return (0x20, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3f)
    }
    return (scalar, length)
  }

  private static func append(_ scalar: UInt32, to folded: inout Folded) {
    switch scalar {
    case 0xc0...0x17f: folded.bytes.append(latin.utf8Start[Int(scalar &- 0xc0)])
    case 0x660...0x669, 0x6f0...0x6f9:
      folded.hasEasternDigits = true
      folded.bytes.append(0x30 &+ UInt8(truncatingIfNeeded: scalar & 15))
    case 0x966...0x96f: folded.bytes.append(0x30 &+ UInt8(truncatingIfNeeded: scalar &- 0x966))
    case 0xff01...0xff5e: folded.bytes.append(ascii(UInt8(truncatingIfNeeded: scalar &- 0xfee0)))
    case 0x2010...0x2015, 0x2212: folded.bytes.append(UInt8(ascii: "-"))
    case 0x60c, 0x66b, 0x3001: folded.bytes.append(UInt8(ascii: ","))
    case 0x6d4: folded.bytes.append(UInt8(ascii: "."))
    case 0x2236: folded.bytes.append(UInt8(ascii: ":"))
    case 0x2044, 0x2215: folded.bytes.append(UInt8(ascii: "/"))
    case 0xa0, 0xb7, 0xba, 0x1680, 0x2000...0x200a, 0x2022, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
      folded.bytes.append(0x20)
    case 0xad, 0x300...0x36f, 0x610...0x61a, 0x61c, 0x640, 0x64b...0x65f, 0x670, 0x6d6...0x6ed,
      0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfe00...0xfe0f, 0xfeff:
      break
    default: appendLetter(letter(scalar), to: &folded.bytes)
    }
  }

  private static func letter(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x218, 0x219: 0x73
    case 0x21a, 0x21b: 0x74
    case 0x370...0x3ff: greek(scalar)
    case 0x400...0x40f: cyrillic(scalar &+ 0x50)
    case 0x410...0x42f: cyrillic(scalar &+ 0x20)
    case 0x430...0x45f: cyrillic(scalar)
    case 0x622, 0x623, 0x625, 0x671: 0x627
    case 0x624: 0x648
    case 0x626, 0x649, 0x64a, 0x6cd, 0x6d0: 0x6cc
    case 0x629, 0x6c0, 0x6c1, 0x6be, 0x6d5: 0x647
    case 0x643: 0x6a9
    default: scalar
    }
  }

  private static func greek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x386, 0x3ac: 0x3b1
    case 0x388, 0x3ad: 0x3b5
    case 0x389, 0x3ae: 0x3b7
    case 0x38a, 0x390, 0x3aa, 0x3af, 0x3ca: 0x3b9
    case 0x38c, 0x3cc: 0x3bf
    case 0x38e, 0x3ab, 0x3b0, 0x3cb, 0x3cd: 0x3c5
    case 0x38f, 0x3ce: 0x3c9
    case 0x3c2: 0x3c3
    case 0x391...0x3a9: scalar &+ 0x20
    default: scalar
    }
  }

  private static func cyrillic(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x439, 0x45d: 0x438
    case 0x450, 0x451: 0x435
    case 0x457: 0x456
    default: scalar
    }
  }

  private static func appendLetter(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let continuation = { (shift: UInt32) in
      UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3f))
    }
    switch scalar {
    case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xc0 | scalar >> 6))
      bytes.append(continuation(0))
    case ..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xe0 | scalar >> 12))
      bytes.append(continuation(6))
      bytes.append(continuation(0))
    default: bytes.append(0x20)
    }
  }

  /// U+00C0 to U+017F without accents.
  private static let latin: StaticString =
    """
    aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
    nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """
}
