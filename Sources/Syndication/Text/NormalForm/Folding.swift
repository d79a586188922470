/// What n1 makes of one scalar, packed so that a table of them stays in the nearest cache.
struct Fold: Equatable {
  let packed: UInt16

  /// Below 0x800 and not 0: the letter that it becomes.
  static func letter(_ scalar: UInt32) -> Fold { Fold(packed: UInt16(scalar)) }
  static func separator(_ breaks: Breaks) -> Fold { Fold(packed: 0x800 | UInt16(breaks.rawValue)) }
  static let dropped = Fold(packed: 0x1000)
  static func digit(_ value: UInt8) -> Fold { Fold(packed: 0x2000 | UInt16(value)) }
  /// To be looked at by itself: marks, sequences, letters beyond the table.
  static let special = Fold(packed: 0x4000)
  /// Joins two letters, separates otherwise.
  static let joiner = Fold(packed: 0x8000)

  @inline(__always) var isLetter: Bool { packed &- 1 < 0x7FF }
  @inline(__always) var isDigit: Bool { packed & 0x2000 != 0 }
  @inline(__always) var isSeparator: Bool { packed & 0xF800 == 0x800 }
  @inline(__always) var low: UInt8 { UInt8(truncatingIfNeeded: packed) }
}

/// The tables of `Folding`, to be read without a check at each scalar.
struct FoldTables {
  let scalars: UnsafeBufferPointer<Fold>
  let pairs: UnsafeBufferPointer<UInt16>
}

/// The rules for single scalars, in their order, and a table of what they make of the scalars that
/// texts are full of.
enum Folding {
  /// U+0000 to U+07FF, then U+2000 to U+207F.
  static let table: [Fold] =
    (0..<0x800).map { fold(UInt32($0)) } + (0x2000..<0x2080).map { fold(UInt32($0)) }

  /// By two bytes of UTF-8, the first one lowest: those of the letter that they become; 0 where there
  /// is no letter that is of two bytes before and after.
  private static let pairs: [UInt16] = {
    var pairs = [UInt16](repeating: 0, count: 1 << 16)
    for scalar in UInt16(0x80)..<0x800 {
      let fold = table[Int(scalar)]
      if fold.isLetter, fold.packed >= 0x80 { pairs[Int(pair(scalar))] = pair(fold.packed) }
    }
    return pairs
  }()

  private static func pair(_ scalar: UInt16) -> UInt16 {
    (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8
  }

  @inline(__always)
  static func withTables<Result>(_ body: (FoldTables) -> Result) -> Result {
    table.withUnsafeBufferPointer { scalars in
      pairs.withUnsafeBufferPointer { body(FoldTables(scalars: scalars, pairs: $0)) }
    }
  }

  /// What the table says of a scalar; nil for one that it does not hold.
  @inline(__always)
  static func listed(_ scalar: UInt32, _ table: UnsafeBufferPointer<Fold>) -> Fold? {
    if scalar < 0x800 { return table[Int(scalar)] }
    guard scalar &- 0x2000 < 0x80 else { return nil }
    return table[Int(scalar) - 0x2000 + 0x800]
  }

  /// The order of the rules: joiners, compatibility forms and case, letters, digits, words.
  static func fold(_ scalar: UInt32) -> Fold {
    if Joiners.drops(scalar) { return .dropped }
    if Joiners.joinsLetters(scalar) { return .joiner }
    switch Compatibility.shared.folded(scalar) {
    case .scalars: return .special
    case .scalar(let folded): return settled(folded)
    case .itself: return settled(scalar)
    }
  }

  private static func settled(_ scalar: UInt32) -> Fold {
    if Joiners.drops(scalar) { return .dropped }
    if let value = Digits.value(scalar) { return .digit(value) }
    switch Letters.kind(scalar) {
    case .other: return .separator(Breaks(scalar))
    case .mark, .ideograph: return .special
    case .letter:
      let letter = Letters.folded(scalar) ?? scalar
      return letter < 0x800 ? .letter(letter) : .special
    }
  }
}
