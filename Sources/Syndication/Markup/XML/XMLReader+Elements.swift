extension XMLReader {
  /// Goes to the next child element of the open element at `depth`, over all text and over what is
  /// left of the child before. False when there is none: then that element has been closed.
  package mutating func nextChild(of depth: Int) -> Bool {
    while true {
      switch advance() {
      case .start:
        if frames.count == depth &+ 1 { return true }
      case .end:
        if frames.count < depth { return false }
      case .text, .finished:
        return false
      }
    }
  }

  /// Closes the innermost open element, with all that is in it.
  package mutating func skip() {
    let level = frames.count
    guard level > 0 else { return }
    while frames.count >= level {
      if advance() == .finished { return }
    }
  }

  /// Whether the innermost open element begins with an element, not with text.
  package var beginsWithElement: Bool {
    guard closeTo >= frames.count else { return false }
    var p = at
    while p < bytes.count, isSpace(bytes[p]) { p &+= 1 }
    return p &+ 1 < bytes.count && bytes[p] == UInt8(ascii: "<") && isNameStart(bytes[p &+ 1])
  }

  /// The name of the element that the innermost open one begins with, namespaces that it declares
  /// itself left out; nil when it begins with text.
  package var firstChildLocal: UInt8? {
    guard beginsWithElement else { return nil }
    var p = at
    while isSpace(bytes[p]) { p &+= 1 }
    let start = p &+ 1
    p = start
    while p < bytes.count, !endsName(bytes[p]) { p &+= 1 }
    return vocabulary.local(slice(localStart(start, p), p))
  }

  /// Reads on to the next start or end of an element.
  mutating func advance() -> Event {
    if closeTo < frames.count {
      pop()
      return .end
    }
    closeTo = .max
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        if collecting { return .text }
        passText()
        continue
      }
      switch byte(at &+ 1) {
      case UInt8(ascii: "/"):
        if endTag() {
          pop()
          return .end
        }
      case UInt8(ascii: "!"):
        if collecting, startsSection(at) { return .text }
        declaration()
      case UInt8(ascii: "?"):
        instruction()
      case let byte where isNameStart(byte):
        if let event = startTag() { return event }
      default:
        wellFormed = false
        if collecting { return .text }
        at &+= 1
      }
    }
    return finish()
  }

  /// At the end of the bytes: closes what is still open.
  private mutating func finish() -> Event {
    guard !frames.isEmpty else { return .finished }
    wellFormed = false
    closeTo = 0
    pop()
    return .end
  }

  private mutating func passText() {
    let end = find(UInt8(ascii: "<"), from: at) ?? bytes.count
    if frames.isEmpty {
      for p in at..<end where !isSpace(bytes[p]) {
        wellFormed = false
        break
      }
    }
    at = end
  }

  mutating func pop() {
    guard let frame = frames.popLast() else { return }
    if frame.bindings < bindings.count {
      bindings.removeLast(bindings.count &- frame.bindings)
      generation &+= 1
    }
    if frames.count < record { record = 0 }
    let outer = frames.last
    if frame.base > outer?.base ?? 0 { bases.removeLast() }
    if frame.language > outer?.language ?? -1 { languages.removeLast() }
  }
}
