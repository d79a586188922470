import Markup

/// Holds the documents of one export in one format against the rules. A long document is shown in
/// parts: each part is a whole document with some of the items, and what must not stand twice is
/// remembered from part to part.
package protocol DocumentCheck: Sendable {
  mutating func check(_ document: [UInt8]) throws(PublicationFault)
}

/// Words that must differ within a document.
///
/// Only their hashes are kept, eight bytes a word: that two words of a million have one hash happens
/// once in thirty million documents, and the seed is another one in the next run.
struct DistinctWords: Sendable {
  private var seen: Set<Int> = []

  mutating func insert(_ word: String) -> Bool {
    var (word, hasher) = (word, Hasher())
    word.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return seen.insert(hasher.finalize()).inserted
  }
}

extension DecodedText {
  /// The text of a document of ours.
  static func ours(
    _ document: [UInt8], kind: Encoding.Kind = .xml
  ) throws(PublicationFault) -> DecodedText {
    let text = Encoding.decode(document, kind: kind)
    guard text.isSound, text.name == "utf-8" else {
      throw PublicationFault(.wellFormed, "it is not UTF-8")
    }
    guard text.isClean else {
      throw PublicationFault(.noControlCharacters, "there is a control character in it")
    }
    return text
  }

  /// Reads the document as XML. What breaks the syntax is the first thing that is told.
  func readExport(
    _ body: (inout XMLReader) throws(PublicationFault) -> Void
  ) throws(PublicationFault) {
    try readXML(vocabulary: ExportElement.vocabulary, base: nil) {
      (reader: inout XMLReader) throws(PublicationFault) in
      var fault: PublicationFault?
      do throws(PublicationFault) {
        try body(&reader)
      } catch {
        fault = error
      }
      while reader.depth > 0 { reader.skip() }
      let isOneElement = !reader.nextChild(of: 0)
      guard reader.wellFormed, !reader.definesEntities, isOneElement else {
        throw PublicationFault(.wellFormed, "the XML is not well-formed")
      }
      if let fault { throw fault }
    }
  }
}
