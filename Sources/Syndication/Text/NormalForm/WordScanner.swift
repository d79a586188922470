/// Reads UTF-8 into folded words in one pass, and holds them. Words of Latin and Arabic letters with
/// common separators between them take the short way.
struct WordScanner: ~Copyable {
  private enum State {
    case between
    case word
    case number
  }

  private(set) var sink: ByteSink
  var tokens: TokenList
  private var leading: Breaks = []
  private var state = State.between
  /// Where the open token starts in the sink.
  private var tokenStart = 0
  /// Digits since the number began or since its last mark.
  private var digits = 0
  /// Bytes of room beyond the text's own length.
  private static let slack = 16
  /// A token and the space after it, as little as texts on the whole have.
  private static let bytesPerToken = 5
  /// Where the scalar at hand lies in the text, and where the open token starts and ended so far.
  private var position = 0
  private var scalarEnd = 0
  private var placeStart = 0
  private var placeEnd = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    sink = ByteSink(capacity: utf8.count + Self.slack)
    tokens = TokenList(capacity: utf8.count / Self.bytesPerToken)
    scan(utf8)
    reserve(for: 0)
    sink.writeZeroes(Self.slack)
  }

  /// The words read, and joined so far.
  borrowing func withWords<Result>(_ body: (WordScan) -> Result) -> Result {
    body(WordScan(bytes: sink.bytes, tokens: tokens.buffer, leading: leading))
  }

  /// What a text becomes, without spaces.
  static func folded(_ text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { WordScanner($0).withWords { Array($0.bytes) } }
  }

  private mutating func scan(_ utf8: UnsafeBufferPointer<UInt8>) {
    Folding.withTables { folds in
      var index = 0
      while index < utf8.count {
        if state == .between {
          index = takeWords(utf8, from: index, folds)
          guard index < utf8.count else { break }
        }
        position = index
        let run = LetterRun(utf8, from: index, folds, into: sink.tail)
        if run.end > index {
          if state != .word { open(.word) }
          sink.advance(by: run.written)
          placeEnd = run.end
          index = run.next
          continue
        }
        let (scalar, width) = UTF8Scalar.decode(utf8, at: index)
        index += width
        scalarEnd = index
        guard let fold = Folding.listed(scalar, folds.scalars) else {
          take(outside: scalar)
          reserve(for: utf8.count - index)
          continue
        }
        if fold.isDigit {
          take(digit: fold.low, end: index)
        } else {
          take(other: fold, scalar, utf8, next: index)
        }
      }
    }
    close()
  }

  /// Takes words of letters with separators of one byte between them.
  ///
  /// - Returns: the index of what is something else; a word before it is left open.
  private mutating func takeWords(
    _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, _ folds: FoldTables
  ) -> Int {
    var index = start
    // What the loop counts, out of memory.
    let out = sink.tail
    let before = sink.count
    var written = 0
    defer { sink.advance(by: written) }
    while index < utf8.count {
      let run = LetterRun(utf8, from: index, folds, into: out + written)
      if run.end > index {
        written &+= run.written
        let first = index
        index = run.next
        guard index < utf8.count, let breaks = Self.separator(utf8[index], folds) else {
          open(word: first..<run.end, from: before &+ written &- run.written)
          return index
        }
        append(placed: first..<run.end, endingAt: before &+ written, breaks)
      } else {
        guard let breaks = Self.separator(utf8[index], folds) else { return index }
        if !breaks.isEmpty { separate(breaks) }
      }
      index &+= 1
    }
    return index
  }

  /// What a byte says of the words around it; nil when it does more than to separate them, or may.
  @inline(__always)
  private static func separator(_ byte: UInt8, _ folds: FoldTables) -> Breaks? {
    if byte == 0x20 { return [] }
    guard byte < 0x80 else { return nil }
    let fold = folds.scalars[Int(byte)]
    guard fold.isSeparator, fold.low != Breaks.dash.rawValue else { return nil }
    return Breaks(rawValue: fold.low)
  }

  /// Keeps room for all that is still to come, as long as it does not grow: what the runs of
  /// letters count on. What may grow asks for room itself, and then for this again.
  private mutating func reserve(for rest: Int) {
    sink.reserve(rest + Self.slack)
  }

  private mutating func take(letter: UInt32, end: Int) {
    if state != .word { open(.word) }
    sink.reserve(4)
    sink.append(scalar: letter)
    placeEnd = end
  }

  private mutating func take(digit: UInt8, end: Int) {
    if state != .number {
      open(.number)
      digits = 0
    }
    digits &+= 1
    sink.reserve(4)
    sink.append(0x30 &+ digit)
    placeEnd = end
  }

  private mutating func open(_ kind: State) {
    close()
    state = kind
    tokenStart = sink.count
    placeStart = position
  }

  /// Opens a word of which some letters are read.
  private mutating func open(word place: Range<Int>, from start: Int) {
    state = .word
    tokenStart = start
    placeStart = place.lowerBound
    placeEnd = place.upperBound
  }

  private mutating func close() {
    guard state != .between else { return }
    state = .between
    append(placed: placeStart..<placeEnd, endingAt: sink.count, [])
  }

  @inline(__always)
  private mutating func append(
    placed place: Range<Int>, endingAt end: Int, _ breaks: Breaks
  ) {
    tokens.append(
      Token(
        end: UInt32(truncatingIfNeeded: end),
        first: UInt32(truncatingIfNeeded: place.lowerBound),
        last: UInt32(truncatingIfNeeded: place.upperBound), breaks: breaks))
  }

  private mutating func separate(_ kind: Breaks) {
    close()
    guard !kind.isEmpty else { return }
    if tokens.count == 0 {
      leading.formUnion(kind)
    } else {
      tokens[tokens.count &- 1].breaks.formUnion(kind)
    }
  }

  private mutating func take(
    other fold: Fold, _ scalar: UInt32, _ utf8: UnsafeBufferPointer<UInt8>, next: Int
  ) {
    if fold == .dropped { return }
    if fold == .special {
      take(special: scalar)
      return reserve(for: utf8.count - next)
    }
    if fold.isLetter { return take(letter: UInt32(fold.packed), end: next) }
    if fold == .joiner {
      if state == .word, Self.isLetter(utf8, at: next) { return }
      return separate([])
    }
    if state == .number, let mark = Digits.mark(scalar), continues(mark, utf8, next) {
      sink.reserve(1)
      sink.append(mark.rawValue)
      digits = 0
      return
    }
    let kind = Breaks(rawValue: fold.low)
    // A hyphen inside a word is no dash.
    let inside = state != .between && next < utf8.count && utf8[next] > 0x20
    separate(kind == .dash && inside ? [] : kind)
  }

  /// Whether the number goes on after a mark.
  private func continues(_ mark: Digits.Mark, _ utf8: UnsafeBufferPointer<UInt8>, _ next: Int)
    -> Bool
  {
    var following = 0
    var index = next
    while following < 4, index < utf8.count {
      let (scalar, width) = UTF8Scalar.decode(utf8, at: index)
      guard Digits.value(scalar) != nil else { break }
      following += 1
      index += width
    }
    return mark == .grouping ? following == 3 && digits <= 3 : following > 0
  }

  private static func isLetter(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < utf8.count else { return false }
    if utf8[index] < 0x80 { return (utf8[index] | 0x20) &- 0x61 < 26 }
    let (scalar, _) = UTF8Scalar.decode(utf8, at: index)
    return Letters.kind(scalar) == .letter && Digits.value(scalar) == nil
      && !Joiners.drops(scalar) && !Joiners.joinsLetters(scalar)
  }

  /// A scalar that the table does not hold.
  private mutating func take(outside scalar: UInt32) {
    let fold = Folding.fold(scalar)
    if fold.isLetter {
      take(letter: UInt32(fold.packed), end: scalarEnd)
    } else if fold.isDigit {
      take(digit: fold.low, end: scalarEnd)
    } else if fold == .special {
      take(special: scalar)
    } else if fold != .dropped {
      separate(Breaks(rawValue: fold == .joiner ? 0 : fold.low))
    }
  }

  private mutating func take(special scalar: UInt32) {
    switch Compatibility.shared.folded(scalar) {
    case .itself: take(settled: scalar)
    case .scalar(let folded): take(settled: folded)
    case .scalars(let folded): for one in folded { take(part: one) }
    }
  }

  /// A scalar of a sequence: folded already as far as compatibility goes.
  private mutating func take(part scalar: UInt32) {
    let fold = Folding.fold(scalar)
    if fold == .special { take(settled: scalar) } else { take(outside: scalar) }
  }

  /// A scalar that compatibility leaves as it is and that no table entry can say all of.
  private mutating func take(settled scalar: UInt32) {
    switch Letters.kind(scalar) {
    case .letter: take(letter: scalar, end: scalarEnd)
    case .ideograph:
      close()
      take(letter: scalar, end: scalarEnd)
      close()
    case .mark: take(mark: scalar)
    case .other: separate(Breaks(scalar))
    }
  }

  /// A combining mark makes one letter with the letter before it, or else stays in the word.
  private mutating func take(mark: UInt32) {
    guard state == .word, let letter = sink.removeLastScalar(from: tokenStart) else { return }
    sink.reserve(8)
    if let composed = Compatibility.shared.composed(letter, mark) {
      sink.append(scalar: composed)
    } else {
      sink.append(scalar: letter)
      sink.append(scalar: mark)
    }
  }
}
