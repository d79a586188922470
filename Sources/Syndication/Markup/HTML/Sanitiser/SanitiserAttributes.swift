extension SanitiserPass {
  /// The start tag of an element from the attributes of the tag that was read; empty for an
  /// element that says nothing without an attribute and has none.
  mutating func startTag(_ element: HTMLElement) -> [UInt8] {
    collectAttributes(of: element)
    tag.removeAll(keepingCapacity: true)
    tag.append(UInt8(ascii: "<"))
    tag.append(contentsOf: element.nameBytes)
    let length = tag.count
    if element == .a {
      guard present.contains(.href), write(.href, of: .a) else { return [] }
      present.remove(.href)
    }
    writeAttributes(of: element)
    if tag.count == length, SanitiserPolicy.needsAttribute(element) { return [] }
    tag.append(UInt8(ascii: ">"))
    return tag
  }

  /// Notes where the values of the attributes lie that the element may keep: of attributes of one
  /// name the first counts.
  mutating func collectAttributes(of element: HTMLElement) {
    present = []
    guard !tokenizer.attributes.isEmpty else { return }
    var allowed = SanitiserPolicy.attributes(of: element).union(SanitiserPolicy.everywhere)
    if embedding != nil { allowed.subtract(SanitiserPolicy.leftOutInPages) }
    for attribute in tokenizer.attributes {
      guard let known = SanitiserAttribute.named(bytes.part(attribute.name)),
        allowed.contains(known.set), !present.contains(known.set)
      else { continue }
      present.insert(known.set)
      values[Int(known.rawValue)] = attribute.value
    }
  }

  /// Writes the attributes that are present and valid, in the order of `SanitiserAttribute`.
  mutating func writeAttributes(of element: HTMLElement) {
    var rest = present.rawValue
    while rest != 0 {
      let number = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      if let attribute = SanitiserAttribute(rawValue: number) { _ = write(attribute, of: element) }
    }
  }

  /// Writes one attribute that is present; false when its value is not valid.
  mutating func write(_ attribute: SanitiserAttribute, of element: HTMLElement) -> Bool {
    decode(attribute)
    switch attribute {
    case .href:
      guard let address = addresses.link(value) else { return false }
      write(attribute, address)
    case .src, .poster, .cite:
      guard let address = addresses.web(value) else { return false }
      write(attribute, address)
    case .srcset:
      let candidates = SourceSet.candidates(value, with: &addresses)
      guard !candidates.isEmpty else { return false }
      write(attribute, candidates)
    case .open, .reversed:
      write(attribute, attribute.nameBytes)
    case .alt, .title:
      write(attribute, value)
    default:
      guard let valid = AttributeValue.valid(value, of: attribute, on: element) else {
        return false
      }
      write(attribute, valid)
    }
    return true
  }

  /// Puts an attribute's value, with its references decoded, into `value`.
  mutating func decode(_ attribute: SanitiserAttribute) {
    value.removeAll(keepingCapacity: true)
    HTMLEntities.decode(
      bytes.part(values[Int(attribute.rawValue)]), into: &value, place: .attribute)
  }

  mutating func write(_ attribute: SanitiserAttribute, _ value: [UInt8]) {
    tag.append(UInt8(ascii: " "))
    tag.append(contentsOf: attribute.nameBytes)
    tag.append(literal: "=\"")
    HTMLEscaping.appendValue(value, to: &tag)
    tag.append(UInt8(ascii: "\""))
  }
}

/// The attributes whose values are words, numbers and lists of them.
enum AttributeValue {
  /// The value as it may be written; nil for one that is not valid.
  static func valid(
    _ value: [UInt8], of attribute: SanitiserAttribute, on element: HTMLElement
  ) -> [UInt8]? {
    let text = trimmed(value)
    switch attribute {
    case .width, .height: return length(text)
    case .colspan, .rowspan: return number(text, upTo: 1_000)
    case .start, .value: return signedNumber(text)
    case .dir: return keyword(text, of: ["ltr", "rtl", "auto"])
    case .scope: return keyword(text, of: ["row", "col", "rowgroup", "colgroup"])
    case .lang, .hreflang: return letters(text, and: "-", upTo: 35)
    case .datetime: return letters(text, and: ":+-. ", upTo: 64)
    case .type where element == .ol:
      return text.count == 1 && "1aAiI".utf8.contains(text[text.startIndex]) ? Array(text) : nil
    case .type: return letters(text, and: "/.+-_;=, \"", upTo: 120)
    case .sizes, .media: return letters(text, and: "()-:.,%+*/<>= ", upTo: 1_000)
    default: return nil
    }
  }

  static func trimmed(_ value: [UInt8]) -> ArraySlice<UInt8> {
    var rest = value[...]
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return rest
  }

  /// A length in pixels, with or without its unit.
  static func length(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let isPixels = text.count > 2 && text.suffix(2).elementsEqual("px".utf8)
    return number(isPixels ? text.dropLast(2) : text, upTo: 99_999)
  }

  private static func number(_ text: ArraySlice<UInt8>, upTo limit: Int) -> [UInt8]? {
    guard let value = Int(ascii: text), value <= limit else { return nil }
    return Array(text)
  }

  private static func signedNumber(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    return Int(ascii: digits) == nil ? nil : Array(text)
  }

  private static func keyword(_ text: ArraySlice<UInt8>, of words: [String]) -> [UInt8]? {
    let lowercase = text.map(\.lowercasedASCII)
    return words.contains { $0.utf8.elementsEqual(lowercase) } ? lowercase : nil
  }

  private static func letters(
    _ text: ArraySlice<UInt8>, and others: StaticString, upTo limit: Int
  ) -> [UInt8]? {
    guard !text.isEmpty, text.count <= limit else { return nil }
    let allowed = UnsafeBufferPointer(start: others.utf8Start, count: others.utf8CodeUnitCount)
    let isValid = text.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || allowed.contains($0)
    }
    return isValid ? Array(text) : nil
  }
}

extension Int {
  /// A number of at most nine ASCII digits.
  init?(ascii digits: ArraySlice<UInt8>) {
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    self = digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
  }
}
