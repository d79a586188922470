internal import Glibc

/// Reads the elements of an XML document from its UTF-8 bytes, in one pass, as its caller asks for
/// them, and goes on where a conforming processor must stop: what a person could still read is
/// read, and `wellFormed` says that something was broken.
///
/// A caller walks down with `nextChild(of:)` and takes the text of a field with `text()` or
/// `markup()`; all of them leave the reader behind the element's end. Names come as codes of the
/// vocabulary. Entities that a document defines are never expanded and nothing is ever loaded:
/// a document type that defines entities is only reported (`definesEntities`).
package struct XMLReader: ~Copyable {
  /// Bounds on what one document can make the reader keep.
  package struct Limits: Sendable {
    /// Open elements; those deeper are passed over, their text is kept.
    package var depth = 256
    /// Attributes of one element; more are passed over.
    package var attributes = 128
    /// Namespace declarations in force at once; more are passed over.
    package var namespaces = 256
    /// Bytes of a base: of an `xml:base` once it is resolved, of the document's own address and of
    /// one that is adopted; a longer one has no effect. It stands for all relative addresses, each
    /// of which becomes longer by it.
    package var base = 2_048
    /// Bytes of all `xml:base` of a document together, once they are resolved; those after have no
    /// effect. Each costs a walk over the base outside.
    package var bases = 8 << 20
    /// Bytes of an `xml:lang`; a longer one has no effect.
    package var language = 64
    /// Bytes of one field; the rest of it is cut off.
    package var field = 8 << 20

    package init() {}
  }

  struct Frame {
    var nameStart: Int
    var nameEnd: Int
    var name: XMLName
    /// How many namespace bindings were in force outside.
    var bindings: Int
    /// Places in `bases` and `languages`; -1 for none.
    var base: Int
    var language: Int
  }

  struct Attribute {
    var nameStart: Int
    var nameEnd: Int
    var valueStart: Int
    var valueEnd: Int
  }

  struct Binding {
    var prefixStart: Int
    var prefixEnd: Int
    var uriStart: Int
    var uriEnd: Int
    var space: UInt8
  }

  /// What a raw name meant when it was last seen.
  struct Known {
    var start = 0
    var end = 0
    var generation = -1
    var name = XMLName(space: 0, local: 0)
    var traits: XMLVocabulary.Traits = []
  }

  enum Event {
    case start
    case end
    /// There is text at `at`; only while text is being collected.
    case text
    case finished
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let vocabulary: XMLVocabulary
  let limits: Limits
  /// Whether any control character, carriage return or C1 character is in the document: where none
  /// is, runs of text are copied unseen.
  let plain: Bool

  /// False when the document broke its syntax.
  package var wellFormed = true
  /// Whether its document type defines entities; such a document is not to be trusted.
  package internal(set) var definesEntities = false
  /// Whether its document type refers to a definition outside, which is not loaded.
  package internal(set) var hasExternalDefinition = false

  var at = 0
  var frames: [Frame] = []
  /// Whether an element has been read at the level of the root.
  var hasRoot = false
  /// Elements beyond the limit of depth that are open.
  var beyond = 0
  /// Elements are to be closed until so many are open.
  var closeTo = Int.max
  /// How many elements are open down to the innermost record, itself included; 0 outside.
  var record = 0
  var attributes: [Attribute] = []
  var bindings: [Binding] = []
  /// Changes whenever the meaning of prefixes changes.
  var generation = 0
  var known = [Known](repeating: Known(), count: XMLReader.knownSlots)
  var bases: [String] = []
  /// Bytes of all bases that were resolved so far.
  var baseBytes = 0
  var languages: [String] = []
  /// Whether the caller wants to see text, and not to pass over it.
  var collecting = false
  /// Whether what is being read is foreign markup, in which no record or field of ours stands.
  var verbatim = false
  /// The one buffer in which texts are put together.
  var scratch: [UInt8] = []
  var lastTraits: XMLVocabulary.Traits = []
  /// Whether the text read last may hold `<` or `&` and so HTML.
  package internal(set) var textMayHoldMarkup = false
  /// Ends that were looked for and are nowhere in the rest of the document: what begins there is
  /// not looked for again, so that time stays linear.
  var missing: Missing = []

  struct Missing: OptionSet {
    let rawValue: UInt8

    static let comment = Missing(rawValue: 1)
    static let section = Missing(rawValue: 2)
    static let instruction = Missing(rawValue: 4)
    static let quote = Missing(rawValue: 8)
    static let apostrophe = Missing(rawValue: 16)
  }

  static let knownSlots = 128

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, plain: Bool, vocabulary: XMLVocabulary, base: String?,
    limits: Limits
  ) {
    self.bytes = bytes
    self.plain = plain
    self.vocabulary = vocabulary
    self.limits = limits
    if let base, base.utf8.count <= limits.base { bases.append(base) }
    scratch.reserveCapacity(4096)
    frames.reserveCapacity(32)
  }

  /// How many elements are open.
  package var depth: Int { frames.count }

  /// The innermost open element.
  package var name: XMLName {
    frames.last?.name ?? XMLName(space: 0, local: 0)
  }

  /// The raw name of the innermost open element, without its prefix.
  package var localName: String {
    guard let frame = frames.last else { return "" }
    return string(localStart(frame.nameStart, frame.nameEnd), frame.nameEnd)
  }

  /// The address that relative ones in the innermost open element are resolved against (XML Base).
  package var base: String? {
    guard let place = frames.last?.base ?? (bases.isEmpty ? nil : 0), place >= 0 else { return nil }
    return bases[place]
  }

  /// `xml:lang` in force in the innermost open element; nil when none is or it is empty.
  package var language: String? {
    guard let place = frames.last?.language, place >= 0 else { return nil }
    let language = languages[place]
    return language.isEmpty ? nil : language
  }

  @inline(__always)
  func byte(_ place: Int) -> UInt8 {
    place < bytes.count ? bytes[place] : 0
  }

  /// The place of the first such byte at or after `start`.
  @inline(__always)
  func find(_ byte: UInt8, from start: Int) -> Int? {
    find(byte, from: start, to: bytes.count)
  }

  @inline(__always)
  func find(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress,
      let hit = memchr(base + start, Int32(byte), end &- start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }

  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// A string of bytes that are UTF-8: all that this reader cuts from the document it cuts at
  /// ASCII bytes.
  @inline(__always)
  func string(_ start: Int, _ end: Int) -> String {
    String(validUTF8: slice(start, end))
  }

  func localStart(_ start: Int, _ end: Int) -> Int {
    guard let colon = find(UInt8(ascii: ":"), from: start, to: end) else { return start }
    return colon &+ 1
  }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

@inline(__always)
func isNameStart(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 97 < 26 || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
}

extension String {
  /// - Parameter bytes: UTF-8, which has been checked before and is not checked again.
  @inline(__always)
  init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else {
      self = ""
      return
    }
    let span = Span(_unsafeElements: bytes)
    self.init(copying: UTF8Span(unchecked: span))
  }
}
