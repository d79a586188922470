/// A number while its parts are read one after the other. Values are in thousandths, bounds in
/// units.
struct NumberSum {
  /// What the scales read so far have closed.
  private var total: UInt64 = 0
  /// What stands before the next scale.
  private var group: UInt64 = 0
  private var hasGroup = false
  /// What may still be added to the group is less than this.
  private var room: UInt64 = .max
  /// The last scale; smaller ones may follow.
  private var scale: UInt64 = .max
  private var last: NumberWord.Role?
  private var lastIsDigits = false
  /// An Arabic unit may have its tens behind it.
  private var awaitsTens = false

  private(set) var parts = 0
  private(set) var isOrdinal = false
  private(set) var isInWords = false
  /// Whether this may be all: half of what, and a group after a scale without «و», wait for a scale.
  private(set) var canEnd = true

  /// Whether a scale was the last part.
  var hasClosedScale: Bool { last == .scale && !hasGroup }

  var thousandths: UInt64? { total.plus(group) }

  /// Adds the next part; false when it does not go on with this number.
  mutating func take(_ part: NumberScan.Part) -> Bool {
    let fits: Bool
    switch part.kind {
    case .digits(let value): fits = take(digits: value, part.isLinked)
    case .word(let word):
      fits =
        isOrdinal ? take(afterOrdinal: word, part.isLinked) : take(word, part.isLinked)
      if fits {
        isInWords = true
        isOrdinal = isOrdinal || word.isOrdinal
      }
    }
    if fits { parts += 1 }
    return fits
  }

  private mutating func take(digits value: UInt64, _ isLinked: Bool) -> Bool {
    if parts > 0 {
      guard last == .scale, !hasGroup, value % 1000 == 0, value / 1000 < scale else { return false }
      canEnd = isLinked
    }
    group = value
    hasGroup = true
    room = 1
    last = nil
    lastIsDigits = true
    return true
  }

  private mutating func take(_ word: NumberWord, _ isLinked: Bool) -> Bool {
    switch word.role {
    case .scale: return take(scale: word.value, times: 1, isLinked)
    case .dual:
      guard !hasGroup else { return false }
      return take(scale: word.value, times: 2, isLinked)
    case .half: return takeHalf(isLinked)
    case .hundred where hasGroup && !isLinked && last == .unit: return multiply(word)
    case .hundred where hasGroup && !isLinked && word.language == .english && last != .hundred:
      return group < 100_000 && last != nil && multiply(word)
    case .teen where last == .unit && awaitsTens && !isLinked && word.language == .arabic:
      return add(word, room: 1)
    case .tens where last == .unit && awaitsTens && isLinked && word.language == .arabic:
      return add(word, room: 1)
    default: return take(additive: word, isLinked)
    }
  }

  /// «الخامس والعشرون», «الحادي عشر».
  private mutating func take(afterOrdinal word: NumberWord, _ isLinked: Bool) -> Bool {
    guard awaitsTens, word.language == .arabic, last == .unit else { return false }
    guard isLinked ? word.role == .tens : word.role == .teen else { return false }
    return add(word, room: 1)
  }

  private mutating func take(additive word: NumberWord, _ isLinked: Bool) -> Bool {
    let isEnglish = word.language == .english
    if parts > 0 {
      guard word.value < (hasGroup ? room : scale), !lastIsDigits || !hasGroup else { return false }
      if isLinked {
        let mayLink = last == .scale || last == .hundred || last == .hundreds || !isEnglish
        guard mayLink else { return false }
      } else if last == .scale {
        canEnd = isEnglish
      } else if !isEnglish {
        return false
      }
    }
    let before = hasGroup ? room : .max
    if !hasGroup { group = 0 }
    let added = add(word, room: Self.room(after: word.role))
    awaitsTens = word.role == .unit && word.language == .arabic && before > 10
    return added
  }

  private static func room(after role: NumberWord.Role) -> UInt64 {
    switch role {
    case .tens: 10
    case .hundred, .hundreds: 100
    default: 1
    }
  }

  private mutating func add(_ word: NumberWord, room: UInt64) -> Bool {
    guard let sum = group.plus(word.value &* 1000) else { return false }
    group = sum
    hasGroup = true
    self.room = room
    last = word.role
    lastIsDigits = false
    awaitsTens = false
    return true
  }

  private mutating func multiply(_ word: NumberWord) -> Bool {
    guard let product = group.times(word.value) else { return false }
    group = product
    room = word.value
    last = .hundred
    awaitsTens = false
    return true
  }

  private mutating func take(scale value: UInt64, times: UInt64, _ isLinked: Bool) -> Bool {
    if hasGroup {
      guard !isLinked, value < scale, let product = group.times(value),
        let sum = total.plus(product)
      else { return false }
      total = sum
    } else if last == .scale, !isLinked {
      // «۲۰ هزار میلیارد»
      guard value > scale, let product = total.times(value) else { return false }
      total = product
    } else {
      guard parts == 0 || value < scale, let sum = total.plus(value &* times &* 1000) else {
        return false
      }
      total = sum
    }
    scale = value
    group = 0
    hasGroup = false
    last = .scale
    lastIsDigits = false
    awaitsTens = false
    canEnd = true
    return true
  }

  /// «دو و نیم», "two and a half", «مليون ونصف»; before a scale «نیم میلیون», "half a million".
  private mutating func takeHalf(_ isLinked: Bool) -> Bool {
    if parts == 0 {
      group = 500
      canEnd = false
    } else if isLinked, hasGroup, last != .half {
      guard let sum = group.plus(500) else { return false }
      group = sum
    } else if isLinked, last == .scale {
      guard let sum = total.plus(scale &* 500) else { return false }
      total = sum
      room = 1
      last = .half
      return true
    } else {
      return false
    }
    hasGroup = true
    room = 1
    last = .half
    awaitsTens = false
    return true
  }
}

extension UInt64 {
  /// Nil when the sum is too large.
  fileprivate func plus(_ other: UInt64) -> UInt64? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  /// Nil when the product is too large.
  fileprivate func times(_ other: UInt64) -> UInt64? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}
