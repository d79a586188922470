/// Rule family: letters of the Arabic script that keyboards, encodings and languages write
/// differently in one word.
enum Letters {
  /// The letter that stands for this one; nil when it stands for itself.
  static func folded(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    // Arabic yeh, alef maksura, yeh with hamza, Pashto and Uighur yehs: Persian yeh.
    case 0x64A, 0x649, 0x626, 0x6CD, 0x6D0, 0x6D2, 0x6D3, 0x620, 0x63D...0x63F: 0x6CC
    // Arabic kaf and its shapes: keheh.
    case 0x643, 0x6AA, 0x63B, 0x63C: 0x6A9
    // Teh marbuta, heh with yeh, heh goal, doachashmee, ae: heh.
    case 0x629, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6BE, 0x6D5, 0x6FF: 0x647
    // Alef with madda, with hamza, wavy, wasla: alef.
    case 0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675: 0x627
    // Waw with hamza.
    case 0x624, 0x676: 0x648
    default: nil
    }
  }
}

extension Letters {
  enum Kind {
    case letter
    /// A letter that is a word: the scripts that put no spaces between words.
    case ideograph
    case mark
    case other
  }

  /// What a scalar is by its general category (Unicode Standard section 4.5).
  static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x3041...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: return .ideograph
    case 0xAC00...0xD7A3: return .letter
    default: break
    }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .otherNumber, .decimalNumber:
      return .letter
    case .nonspacingMark, .spacingMark: return .mark
    default: return .other
    }
  }
}
