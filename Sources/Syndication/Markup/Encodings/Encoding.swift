import Text

/// Finds out how a document's bytes are to be read, and reads them as UTF-8.
///
/// A byte order mark comes first, then the charset of the Content-Type header (RFC 7303 section 3),
/// then what the document declares of itself, then UTF-8 if the bytes are that, then a guess from
/// the letters that would come out. A label that the bytes disprove is not believed.
package enum Encoding {
  /// Where a document declares its encoding.
  package enum Kind: Sendable {
    /// In the XML declaration.
    case xml
    /// In a `meta` element of the first 1,024 bytes (HTML, prescan).
    case html
    /// Nowhere: UTF-8 by definition (RFC 8259 section 8.1).
    case json
  }

  /// - Parameters:
  ///   - contentType: the value of the Content-Type header.
  package static func decode(
    _ bytes: [UInt8], contentType: String? = nil, kind: Kind = .xml
  ) -> DecodedText {
    if let mark = ByteOrderMark.detect(bytes) {
      return read(
        Array(bytes[mark.length...]), as: mark.encoding, name: mark.encoding.name, isSound: true)
    }
    if let wide = ByteOrderMark.guessWithout(bytes) {
      return read(bytes, as: wide, name: wide.name, isSound: true)
    }
    let declared =
      switch kind {
      case .xml: DeclaredEncoding.inXML(bytes)
      case .html: DeclaredEncoding.inHTML(bytes)
      case .json: String?.none
      }
    let labels = [contentType.flatMap(DeclaredEncoding.inContentType), declared].compactMap { $0 }
    return decode(bytes, labels: labels)
  }

  /// - Parameter labels: what the header and the document say, the one to be believed first.
  private static func decode(_ bytes: [UInt8], labels: [String]) -> DecodedText {
    let known = labels.compactMap { EncodingLabel($0) }
    let allKnown = known.count == labels.count
    let scan = UTF8Scan(bytes)
    if scan.isValid {
      let label = known.first { $0.isASCIICompatible }
      let disproved = label.map { $0.codec != .utf8 && scan.multibyte > 0 } ?? false
      if let label, case .iconv = label.codec, scan.multibyte > 0, !label.isSingleByte {
        // East Asian text may look like UTF-8 by chance only when there is little of it.
        if scan.multibyte < UTF8Scan.enoughToJudge {
          return read(bytes, as: label.codec, name: label.name, isSound: true)
        }
      }
      let name = disproved ? "utf-8" : label?.name ?? "utf-8"
      let isSound = allKnown && !disproved && (known.isEmpty || label != nil)
      return DecodedText(utf8: bytes, name: name, isSound: isSound, plain: scan.isPlain)
    }
    var disproved = false
    for label in known where label.codec != .utf8 && label.isASCIICompatible {
      if label.codec == .windows1252, EncodingGuess.holdsWords(bytes) {
        disproved = true
        continue
      }
      return read(bytes, as: label.codec, name: label.name, isSound: allKnown && !disproved)
    }
    if scan.isMostlyUTF8 { return read(bytes, as: .utf8, name: "utf-8", isSound: false) }
    let guess = EncodingGuess.singleOrMultiByte(bytes)
    return read(bytes, as: guess.codec, name: guess.name, isSound: false)
  }

  private static func read(
    _ bytes: [UInt8], as codec: Codec, name: String, isSound: Bool
  ) -> DecodedText {
    let utf8: [UInt8]
    let wasRead: Bool
    switch codec {
    case .utf8:
      let scan = UTF8Scan(bytes)
      if scan.isValid {
        return DecodedText(utf8: bytes, name: name, isSound: isSound, plain: scan.isPlain)
      }
      utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return DecodedText(utf8: utf8, name: name, isSound: false, plain: UTF8Scan(utf8).isPlain)
    case .utf16(let bigEndian):
      (utf8, wasRead) = WideDecoder.utf16(bytes, bigEndian: bigEndian)
    case .utf32(let bigEndian):
      (utf8, wasRead) = WideDecoder.utf32(bytes, bigEndian: bigEndian)
    case .windows1252, .windows1256:
      utf8 = SingleByteDecoder(codec).decode(bytes)
      wasRead = !holdsReplacement(utf8)
    case .iconv(let charset):
      utf8 =
        IconvDecoder.decode(bytes, from: charset)
        ?? Array(String(decoding: bytes, as: UTF8.self).utf8)
      wasRead = !holdsReplacement(utf8)
    }
    let scan = UTF8Scan(utf8)
    return DecodedText(utf8: utf8, name: name, isSound: isSound && wasRead, plain: scan.isPlain)
  }

  /// Whether U+FFFD is in the text, which the older encodings have no bytes for.
  private static func holdsReplacement(_ utf8: [UInt8]) -> Bool {
    utf8.withUnsafeBufferPointer { bytes in
      var start = 0
      while let found = bytes.position(of: 0xEF, from: start) {
        if found &+ 2 < bytes.count, bytes[found &+ 1] == 0xBF, bytes[found &+ 2] == 0xBD {
          return true
        }
        start = found &+ 1
      }
      return false
    }
  }

  /// How bytes become characters.
  enum Codec: Hashable, Sendable {
    case utf8
    case utf16(bigEndian: Bool)
    case utf32(bigEndian: Bool)
    case windows1252
    case windows1256
    /// By the C library, under its own name of the character set.
    case iconv(String)

    /// The IANA name of one of the Unicode forms.
    var name: String {
      switch self {
      case .utf16(let bigEndian): bigEndian ? "utf-16be" : "utf-16le"
      case .utf32(let bigEndian): bigEndian ? "utf-32be" : "utf-32le"
      default: "utf-8"
      }
    }
  }
}

/// A document's text as UTF-8. Only `Encoding` makes one, so that its bytes are known to be UTF-8
/// and need not be checked again.
package struct DecodedText: Sendable {
  package let utf8: [UInt8]
  /// The encoding the bytes were read in, by its IANA name in lower case.
  package let name: String
  /// False when a label was unknown or disproved, or when bytes could not be read.
  package let isSound: Bool
  /// Whether there is neither a control character nor a carriage return in it.
  let plain: Bool

  init(utf8: [UInt8], name: String, isSound: Bool, plain: Bool) {
    self.utf8 = utf8
    self.name = name
    self.isSound = isSound
    self.plain = plain
  }

  /// Whether there is no character in it that no document should hold: no control character but tab
  /// and line feed, no noncharacter.
  package var isClean: Bool {
    plain
      && utf8.withUnsafeBufferPointer {
        $0.position(of: 0x7F, from: 0) == nil && !Self.holdsNone($0)
      }
  }

  /// A noncharacter has EF as its first byte or BF as its last but one: both are rare.
  private static func holdsNone(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while let found = bytes.position(of: 0xEF, from: start) {
      if Noncharacter.length(in: bytes, at: found) != nil { return true }
      start = found &+ 1
    }
    start = 2
    while let found = bytes.position(of: 0xBF, from: start) {
      if Noncharacter.length(in: bytes, at: found &- 2) != nil { return true }
      start = found &+ 1
    }
    return false
  }

  /// Lends a reader of the text as XML. The reader's memory is the text's: it cannot leave `body`.
  package func readXML<Result, Failure: Error>(
    vocabulary: XMLVocabulary, base: String?, limits: XMLReader.Limits = .init(),
    _ body: (inout XMLReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try utf8.withUnsafeBufferPointer { bytes throws(Failure) in
      var reader = XMLReader(
        bytes, plain: plain, vocabulary: vocabulary, base: base, limits: limits)
      return try body(&reader)
    }
  }
}
