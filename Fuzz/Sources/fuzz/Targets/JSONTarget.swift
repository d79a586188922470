import Feeds
import JSON

/// JSON: as a document, as tokens, and as a feed.
enum JSONTarget: FuzzTarget {
  static func check(_ input: FuzzInput) {
    var input = input
    let base = input.base()
    let bytes = input.document
    checkDocument(bytes)
    checkTokens(bytes)
    FeedLaws.check(bytes, contentType: "application/feed+json", base: base)
  }

  private static func checkDocument(_ bytes: [UInt8]) {
    let forgiving = try? JSONDocument.parse(bytes, options: .forgiving)
    do {
      let strict = try JSONDocument.parse(bytes)
      law(strict == forgiving, "what is JSON is read as such where faults are forgiven")
    } catch {
      law((0...bytes.count).contains(error.offset), "a fault lies in the document")
      law(TextPosition(of: error.offset, in: bytes).line > 0, "a fault has a line")
    }
    guard let forgiving else { return }
    for indentation in [nil, 2] {
      let written = written(forgiving, indentation: indentation)
      guard let read = try? JSONDocument.parse(written) else {
        return law(false, "what is written is JSON")
      }
      law(isSame(read, forgiving), "what is written is read as the same")
      law(self.written(read, indentation: indentation) == written, "and written the same")
    }
  }

  private static func written(_ node: JSONNode, indentation: Int?) -> [UInt8] {
    var writer = JSONWriter(indentation: indentation)
    writer.value(node.value)
    return writer.bytes
  }

  /// Whether both hold the same, places left out; strings by their bytes.
  private static func isSame(_ one: JSONNode, _ other: JSONNode) -> Bool {
    switch (one.value, other.value) {
    case (.array(let ones), .array(let others)):
      ones.count == others.count && zip(ones, others).allSatisfy(isSame)
    case (.object(let ones), .object(let others)):
      ones.count == others.count
        && zip(ones, others).allSatisfy {
          $0.key.utf8.elementsEqual($1.key.utf8) && isSame($0.node, $1.node)
        }
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    default: one.value == other.value
    }
  }

  /// Every value is passed over in one step where it is read in many.
  private static func checkTokens(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, options: .forgiving)
      var whole = false
      do {
        try reader.skipValue()
        whole = try reader.next() == .end
      } catch {
        law(reader.offset <= bytes.count, "the reader stays in the document")
      }
      var count = 0
      reader.restart(with: buffer)
      while let token = try? reader.next(), token != .end { count += 1 }
      law(count <= bytes.count, "a token has a byte of its own")
      if !whole { return }
      law((try? reader.next()) == .end, "what can be passed over can be read")
    }
  }
}
