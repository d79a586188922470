/// What a text shows about its own standing.
package enum TextSignReader {
  /// Whether it ends in an ellipsis, with or without brackets: cut from a longer text.
  package static func isTruncated(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      let bytes = utf8.suffix(64).reversed().drop { $0 <= 0x20 || $0 == 0x5D || $0 == 0x29 }
      // U+2026 is E2 80 A6.
      return bytes.starts(with: [0xA6, 0x80, 0xE2]) || bytes.starts(with: [0x2E, 0x2E, 0x2E])
    }
  }

  /// Whether it says, at its head or its end, that the publisher's own reporter wrote it.
  package static func isOwnReport(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      [utf8.prefix(1024), utf8.suffix(AttributionReader.tailBytes)].contains { part in
        let words = WordScan(UnsafeBufferPointer(rebasing: part))
        return (0..<words.count).contains {
          CreditPhrases.ownReports.match(in: words, at: $0) != nil
        }
      }
    }
  }

  /// Whether markup was left in it, as copying leaves it: tags, or character references.
  package static func hasLeftoverMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.indices.contains { index in
        (utf8[index] == 0x3C && Markup.Tag(utf8, at: index) != nil)
          || (utf8[index] == 0x26 && Markup.Reference(utf8, at: index) != nil)
      }
    }
  }
}
