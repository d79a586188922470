/// A text reduced to what makes it that text and no other: the normal form `n1`. Everything that
/// compares texts is computed on it.
///
/// Two copies of one text have one normal form, however joiners, letter variants, digits,
/// punctuation, case and markup changed on the way. The form is versioned by its name: what `n1`
/// makes of a text never changes once stores hold hashes of it; another rule is another form.
package struct NormalForm: Hashable, Sendable {
  /// The tokens, UTF-8, one after the other without spaces.
  package let bytes: [UInt8]
  /// Where each token ends in `bytes`.
  package let ends: [UInt32]

  /// The number of tokens.
  package var count: Int { ends.count }
  package var isEmpty: Bool { ends.isEmpty }

  /// The bytes of a token; empty when there is no such token.
  package subscript(token: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(token) else { return [] }
    let start = token == 0 ? 0 : Int(ends[token - 1])
    return bytes[start..<Int(ends[token])]
  }

  /// Whether a token is a number: it starts with a digit.
  package func isNumber(_ token: Int) -> Bool {
    guard ends.indices.contains(token) else { return false }
    let start = token == 0 ? 0 : Int(ends[token - 1])
    return start < Int(ends[token]) && Digits.isASCII(bytes[start])
  }

  /// The tokens with a space between each two. The normal form of this is the same again.
  package var description: String {
    var spaced: [UInt8] = []
    spaced.reserveCapacity(bytes.count + ends.count)
    for token in 0..<count {
      if token > 0 { spaced.append(0x20) }
      spaced.append(contentsOf: self[token])
    }
    return String(decoding: spaced, as: UTF8.self)
  }
}

extension NormalForm {
  /// The normal form of a text, plain or with markup left in it.
  package static func n1(_ text: String) -> NormalForm {
    var text = text
    return text.withUTF8 { n1($0) }
  }

  /// The order of the rules. Each family is described in its own file.
  package static func n1(_ utf8: UnsafeBufferPointer<UInt8>) -> NormalForm {
    guard Markup.mayHold(utf8) else { return n1(plain: utf8) }
    return Markup.removed(from: utf8).withUnsafeBufferPointer { n1(plain: $0) }
  }

  private static func n1(plain: UnsafeBufferPointer<UInt8>) -> NormalForm {
    // Compatibility forms, letters, joiners, digits, case: `Folding`, one scalar at a time.
    var scanner = WordScanner(plain)
    scanner.joinAffixes()
    return scanner.withWords { NormalForm(joined: $0) }
  }

  /// The normal form of a plain text whose words are read and joined with their affixes.
  init(joined words: WordScan) {
    let kept = Furniture.kept(of: words)
    let start = words.start(of: kept.lowerBound)
    bytes = Array(words.bytes[start..<words.start(of: kept.upperBound)])
    ends = Array(unsafeUninitializedCapacity: kept.count) { ends, count in
      for (index, token) in kept.enumerated() {
        let end = UInt32(truncatingIfNeeded: words.end(of: token) &- start)
        ends.initializeElement(at: index, to: end)
      }
      count = kept.count
    }
  }

  /// The tokens of this form, then those of another.
  package func followed(by other: NormalForm) -> NormalForm {
    let shift = UInt32(truncatingIfNeeded: bytes.count)
    return NormalForm(bytes: bytes + other.bytes, ends: ends + other.ends.map { $0 &+ shift })
  }
}
