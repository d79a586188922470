/// How letters of host names are written before Punycode: UTS 46 as browsers have it
/// (non-transitional), without its tables of which letters may be registered (decision 0128).
enum HostLetters {
  /// In lower case, compatibility forms as their letters, letter and mark as one, invisible
  /// characters dropped, the stops of other scripts as dots. Nil for what stands in no name:
  /// spaces, controls and marks of direction.
  static func mapped(_ host: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var letters: [Unicode.Scalar] = []
    for scalar in host {
      switch scalar.value {
      case 0x2e, 0x3002, 0xff0e, 0xff61: letters.append(".")
      case 0xad, 0x200b, 0x2060, 0xfe00...0xfe0f, 0xfeff: break
      case zeroWidthNonJoiner, zeroWidthJoiner, 0xdf, 0x3c2: letters.append(scalar)
      // The capital of ß, and whatever else a fold would make two letters of.
      case 0x1e9e: letters.append("\u{df}")
      default: append(scalar, to: &letters)
      }
    }
    return letters.allSatisfy(mayStand) ? letters : nil
  }

  private static func append(_ scalar: Unicode.Scalar, to letters: inout [Unicode.Scalar]) {
    switch Compatibility.shared.folded(scalar.value) {
    case .itself: append(settled: scalar, to: &letters)
    case .scalar(let folded):
      append(settled: Unicode.Scalar(folded) ?? scalar, to: &letters)
    case .scalars(let folded):
      for one in folded.compactMap(Unicode.Scalar.init) { append(settled: one, to: &letters) }
    }
  }

  private static func append(
    settled scalar: Unicode.Scalar, to letters: inout [Unicode.Scalar]
  ) {
    guard let last = letters.last, let one = composed(last, scalar) else {
      // Full-width signs that are no letters are in no table of foldings.
      let narrowed = (0xff01...0xff5e).contains(scalar.value) ? scalar.value &- 0xfee0 : nil
      return letters.append(narrowed.flatMap(Unicode.Scalar.init) ?? scalar)
    }
    letters[letters.count &- 1] = one
  }

  private static func composed(
    _ letter: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch (letter.value, mark.value) {
    // n1 drops these marks; a name keeps them in their letters.
    case (0x627, 0x653): "\u{622}"
    case (0x627, 0x654): "\u{623}"
    case (0x627, 0x655): "\u{625}"
    case (0x648, 0x654): "\u{624}"
    case (0x64a, 0x654): "\u{626}"
    case (0x6d5, 0x654): "\u{6c0}"
    case (0x6c1, 0x654): "\u{6c2}"
    case (0x6d2, 0x654): "\u{6d3}"
    default: Compatibility.shared.composed(letter.value, mark.value).flatMap(Unicode.Scalar.init)
    }
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format:
      scalar.value == zeroWidthNonJoiner || scalar.value == zeroWidthJoiner
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
    default: true
    }
  }

  // Joiners.

  private static let zeroWidthNonJoiner: UInt32 = 0x200c
  private static let zeroWidthJoiner: UInt32 = 0x200d

  /// A label with those joiners only that change how it is read: after a virama both, a non-joiner
  /// also where two letters would otherwise join (RFC 5892, appendix A.1 and A.2). No name with
  /// another one can be registered, and it cannot be seen.
  static func withJoinersThatCount(_ label: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    for (index, scalar) in label.enumerated() {
      let isNonJoiner = scalar.value == zeroWidthNonJoiner
      guard isNonJoiner || scalar.value == zeroWidthJoiner else {
        kept.append(scalar)
        continue
      }
      let followsVirama = kept.last?.properties.canonicalCombiningClass == .virama
      if followsVirama || isNonJoiner && parts(kept, label[(index &+ 1)...]) { kept.append(scalar) }
    }
    return kept
  }

  /// Whether the letters on both sides of a place would join.
  private static func parts(_ before: [Unicode.Scalar], _ after: ArraySlice<Unicode.Scalar>)
    -> Bool
  {
    guard let left = before.last(where: { !isTransparent($0) }),
      let right = after.first(where: { !isTransparent($0) })
    else { return false }
    return isCursive(left) && !joinsOnlyBefore(left) && isCursive(right)
  }

  /// Marks on letters, through which these join.
  private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Letters of the Arabic script that join (ArabicShaping.txt, Joining_Type D or R).
  private static func isCursive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x621, 0x674, 0x6d4: false
    case 0x620...0x64a, 0x66e...0x6d5, 0x6ee, 0x6ef, 0x6fa...0x6fc, 0x6ff, 0x750...0x77f,
      0x8a0...0x8ac, 0x8ae...0x8c8:
      true
    default: false
    }
  }

  /// Those of them that join the letter before them only (Joining_Type R).
  private static func joinsOnlyBefore(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x622...0x625, 0x627, 0x629, 0x62f...0x632, 0x648, 0x671...0x673, 0x675...0x677,
      0x688...0x699, 0x6c0, 0x6c3...0x6cb, 0x6cd, 0x6cf, 0x6d2, 0x6d3, 0x6d5, 0x6ee, 0x6ef,
      0x759...0x75b, 0x76b, 0x76c, 0x771, 0x773, 0x774, 0x778, 0x779, 0x8aa...0x8ac, 0x8ae,
      0x8b1, 0x8b2, 0x8b9:
      true
    default: false
    }
  }
}
