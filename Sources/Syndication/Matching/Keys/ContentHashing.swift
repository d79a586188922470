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
      var start = 0
      for token in 1..<form.count where form.isNumber(token) && form.isNumber(token - 1) {
        let end = Int(form.ends[token - 1])
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        withUnsafeBytes(of: UInt8(ascii: " ")) { hash.update(bufferPointer: $0) }
        start = end
      }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }
    return ContentHash(bytes: Array(hash.finalize()))
  }

  /// The hash of what an article says: of its body; of its lead, then of its title, where it has
  /// none.
  package static func of(title: String, lead: String?, body: String?) -> ContentHash {
    for text in [body, lead, title] {
      guard let text, !text.isEmpty else { continue }
      let hash = of(NormalForm.n1(text))
      if hash != .none { return hash }
    }
    return .none
  }
}
