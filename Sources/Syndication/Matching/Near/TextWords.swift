package import Text

/// The words of a text as numbers, in the form in which texts are compared word by word: 30 bits of
/// each word's hash. A number is one word however it is written: `12,345`, "twelve", «دوازده».
package struct TextWords: Hashable, Sendable {
  /// By position in the text.
  package let words: [UInt32]
  /// Where words and tokens of the normal form part: after each number of several tokens.
  private let shifts: [Shift]

  private struct Shift: Hashable, Sendable {
    /// The next word, and the token that it starts at.
    let word: UInt32
    let token: UInt32
  }

  /// The words of a text that are compared, at most: what comes after them is not looked at.
  package static let maximumWords = 16_384

  /// Set in a number.
  static let numberFlag: UInt32 = 0x8000_0000
  /// Set, besides, in a number that is part of a date: the same day has other numbers in another
  /// calendar.
  static let dateFlag: UInt32 = 0x4000_0000
  private static let hashMask: UInt32 = 0x3FFF_FFFF

  package var count: Int { words.count }

  package init(_ form: NormalForm) {
    var words = Self.hashes(form)
    shifts = Self.count(NumberWords.all(in: form), in: &words)
    DateNumbers.mark(&words)
    self.words = words
  }

  /// As the words of a text, but for its dates.
  fileprivate static func unmarked(_ form: NormalForm) -> [UInt32] {
    var words = hashes(form)
    _ = count(NumberWords.all(in: form), in: &words)
    return words
  }

  /// One word a token.
  static func hashes(_ form: NormalForm) -> [UInt32] {
    let count = min(form.count, maximumWords)
    return [UInt32](unsafeUninitializedCapacity: count) { words, initialized in
      form.bytes.withUnsafeBytes { bytes in
        form.ends.withUnsafeBufferPointer { ends in
          var start = 0
          for token in 0..<count {
            let end = Int(ends[token])
            let isNumber = bytes[start] &- 0x30 < 10
            let hash = WordHash.of(bytes, start..<end)
            words.initializeElement(
              at: token, to: hash & hashMask | (isNumber ? numberFlag : 0))
            start = end
          }
        }
      }
      initialized = count
    }
  }

  /// An order of texts: the shorter first.
  func precedes(_ other: TextWords) -> Bool {
    if count != other.count { return count < other.count }
    return words.lexicographicallyPrecedes(other.words)
  }

  static func isNumber(_ word: UInt32) -> Bool {
    word & (numberFlag | dateFlag) == numberFlag
  }

  static func isAnyNumber(_ word: UInt32) -> Bool {
    word & numberFlag != 0
  }

  /// Puts one word in the place of the words of each number, the same for the same value.
  private static func count(_ readings: [NumberReading], in words: inout [UInt32]) -> [Shift] {
    guard !readings.isEmpty else { return [] }
    var shifts: [Shift] = []
    let kept = words.withUnsafeMutableBufferPointer { words in
      var kept = 0
      var token = 0
      func keep(upTo end: Int) {
        if kept == token {
          kept = end
        } else {
          for each in token..<end {
            words[kept] = words[each]
            kept &+= 1
          }
        }
      }
      for reading in readings where reading.tokens.upperBound <= words.count {
        keep(upTo: reading.tokens.lowerBound)
        words[kept] = number(reading)
        kept &+= 1
        token = reading.tokens.upperBound
        if reading.tokens.count > 1 {
          shifts.append(Shift(word: UInt32(kept), token: UInt32(token)))
        }
      }
      keep(upTo: words.count)
      return kept
    }
    words.removeLast(words.count - kept)
    return shifts
  }

  private static func number(_ reading: NumberReading) -> UInt32 {
    let value = WordHash.mix(reading.thousandths &* 2 &+ (reading.isOrdinal ? 1 : 0) &+ 77)
    return UInt32(truncatingIfNeeded: value >> 20) & hashMask | numberFlag
  }

  /// The bytes of a word in the form that it was made from.
  func spelling(of word: Int, in form: NormalForm) -> ArraySlice<UInt8> {
    guard let shift = shifts.last(where: { $0.word <= word }) else { return form[word] }
    return form[Int(shift.token) + word - Int(shift.word)]
  }
}

/// Numbers that belong to a date: with the name of a month beside them.
enum DateNumbers {
  private static let months: Set<UInt32> = {
    var months: Set<UInt32> = []
    for name in MonthWords.all {
      let words = TextWords.hashes(NormalForm.n1(name))
      if words.count == 1 { months.formUnion(words) }
    }
    return months
  }()
  /// Whether any month ends in these bits: nearly every word is told from a month by them.
  private static let endings: [Bool] = {
    var endings = Array(repeating: false, count: 1 << endingBits)
    for month in months { endings[Int(month & endingMask)] = true }
    return endings
  }()
  private static let endingBits = 12
  private static let endingMask: UInt32 = 1 << 12 - 1

  /// Days, years and the ordinals of Levantine months: «آب» is August here and water there, and what
  /// stands beside it is a number of litres then.
  private static let values: Set<UInt32> = {
    let ranges = [1...31, 1300...1499, 1900...2099]
    let texts = ranges.joined().map(String.init) + ["الأول", "الثاني"]
    return Set(texts.flatMap { TextWords.unmarked(NormalForm.n1($0)) })
  }()

  /// A day and a year stand at most so many words from the month.
  private static let reach = 2

  static func mark(_ words: inout [UInt32]) {
    let endings = endings
    words.withUnsafeMutableBufferPointer { words in
      for at in words.indices
      where TextWords.isNumber(words[at]) && isBesideMonth(at, words, endings)
        && values.contains(words[at])
      {
        words[at] |= TextWords.dateFlag
      }
    }
  }

  private static func isBesideMonth(
    _ at: Int, _ words: UnsafeMutableBufferPointer<UInt32>, _ endings: [Bool]
  ) -> Bool {
    (max(0, at - reach)...min(words.count - 1, at + reach)).contains {
      endings[Int(words[$0] & endingMask)] && months.contains(words[$0])
    }
  }
}

/// A hash of short strings of bytes, eight at a time. Equal on every machine; not for strings that
/// somebody may choose to collide.
enum WordHash {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Of some of the bytes.
  @inline(__always)
  static func of(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt32 {
    let start = range.lowerBound
    guard range.count < 16, bytes.count &- start >= 16 else { return ofAny(bytes, range) }
    // Nearly all: the same as below, without a branch that the length decides.
    let hash = UInt64(range.count) &* multiplier
    let first = eight(bytes, start)
    let isLong = 0 &- UInt64(range.count >> 3)
    let rest = first ^ (first ^ eight(bytes, start &+ 8)) & isLong
    let before = hash ^ (hash ^ mix(hash ^ first)) & isLong
    let mask: UInt64 = 1 << UInt64((range.count & 7) &* 8) &- 1
    return UInt32(truncatingIfNeeded: mix(before ^ rest & mask) >> 29)
  }

  private static func ofAny(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt32 {
    var hash = UInt64(range.count) &* multiplier
    var at = range.lowerBound
    while range.upperBound &- at >= 8 {
      hash = mix(hash ^ eight(bytes, at))
      at &+= 8
    }
    var rest: UInt64 = 0
    for each in at..<range.upperBound { rest |= UInt64(bytes[each]) << UInt64((each &- at) &* 8) }
    return UInt32(truncatingIfNeeded: mix(hash ^ rest) >> 29)
  }

  @inline(__always)
  private static func eight(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: multiplier)
    return product.high ^ product.low
  }
}
