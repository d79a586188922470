import Text

/// HTML that should have gone through the sanitiser, looked at once more before it is published.
package enum SanitisedHTML {
  /// The first tag, attribute or address that the sanitiser would not have let through, in words;
  /// nil when there is none. Cheaper than sanitising again: text is passed over.
  package static func offence(in html: String) -> String? {
    var html = html
    return html.withUTF8 { bytes in
      guard bytes.position(of: UInt8(ascii: "<"), from: 0) != nil else { return nil }
      var tokenizer = HTMLTokenizer(bytes)
      while let token = tokenizer.next() {
        if let offence = offence(token, tokenizer.attributes, bytes) { return offence }
      }
      return nil
    }
  }

  private static func offence(
    _ token: HTMLToken, _ attributes: [HTMLAttribute], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    switch token {
    case .text: return nil
    case .rawText: return "raw text"
    case .comment: return "a comment"
    case .doctype: return "a document type"
    case .endTag(let element, let name):
      return isWritten(element) ? nil : "</\(string(name, bytes))>"
    case .startTag(let element, let name, _):
      guard isWritten(element) else { return "<\(string(name, bytes))>" }
      let allowed = SanitiserPolicy.attributes(of: element).union(SanitiserPolicy.everywhere)
      let isPlayer = element == .video || element == .audio
      for attribute in attributes where !isKept(attribute, allowed, bytes) {
        // The sanitiser gives every player what a reader needs to start it.
        if isPlayer, bytes.part(attribute.name).elementsEqual("controls".utf8) { continue }
        return "<\(string(name, bytes)) \(string(attribute.name, bytes))=\"…\">"
      }
      return nil
    }
  }

  private static func isWritten(_ element: HTMLElement) -> Bool {
    switch SanitiserPolicy.treatment(of: element) {
    case .dropped, .unwrapped: false
    default: SanitiserPolicy.replacement(for: element) == element
    }
  }

  private static func isKept(
    _ attribute: HTMLAttribute, _ allowed: SanitiserAttribute.Set,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let known = SanitiserAttribute.named(bytes.part(attribute.name)),
      allowed.contains(known.set)
    else { return false }
    switch known {
    case .style, .lazySource, .lazySourceSet: return false
    case .href, .src, .poster, .cite: return isAbsolute(bytes.part(attribute.value))
    default: return true
    }
  }

  /// Whether an address has a scheme that runs nothing.
  private static func isAbsolute(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    if value.hasASCII("https://", at: 0) || value.hasASCII("http://", at: 0) { return true }
    let address = HTMLEntities.decode(String(readingUTF8: Array(value)), place: .attribute)
    return WebAddress.isSafe(address) && WebAddress(address) != nil
  }

  private static func string(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes.part(range).prefix(longestName), as: UTF8.self)
  }

  /// Bytes of a name in a message.
  private static let longestName = 64
}
