import Crypto
package import News
package import Text

extension ContentHash {
  /// Texts of fewer tokens prove nothing: "Read more on our site".
  package static let minimumTokens = 8

  /// SHA-256 over the tokens joined without spaces, so that a joiner that was lost and one that
  /// became a space give the same. Only between two numbers a space is kept: "12 3" is not "1 23".
  package static func of(_ form: NormalForm) -> ContentHash {
    guard form.count >= minimumTokens else { return .none }
    var hash = SHA256()
    form.bytes.withUnsafeBytes { bytes in
      form.ends.withUnsafeBufferPointer { ends in
        var start = 0
        var last = 0
        var followsNumber = false
        for end in ends {
          let isNumber = bytes[last] &- 0x30 < 10
          if isNumber, followsNumber {
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<last]))
            withUnsafeBytes(of: UInt8(ascii: " ")) { hash.update(bufferPointer: $0) }
            start = last
          }
          followsNumber = isNumber
          last = Int(end)
        }
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start...]))
      }
    }
    return ContentHash(bytes: hash.finalize().withUnsafeBytes { Array($0) })
  }

  /// The hash of what an article says: of its body, or of its lead where that says more. Nothing
  /// is identified by a title alone: columns have the same one every day.
  package static func of(title: String, lead: String?, body: String?) -> ContentHash {
    of(title: title, lead: lead, body: NormalForm.n1(body ?? ""))
  }

  /// - Parameter body: the normal form of the body; an empty one where there is none.
  package static func of(title: String, lead: String?, body: NormalForm) -> ContentHash {
    of(title: title, ComparedText.choose(lead: lead, body: body))
  }

  /// The hash of a compared text; with its title where it is too short to stand alone.
  package static func of(title: String, _ text: NormalForm) -> ContentHash {
    if text.count >= ComparedText.selfSufficientTokens { return of(text) }
    return text.isEmpty ? .none : of(NormalForm.n1(title).followed(by: text))
  }
}
