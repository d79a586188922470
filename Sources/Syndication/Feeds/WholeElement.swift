import Markup

/// Tells whether a text of no declared kind is one block of HTML from its first byte to its last: a
/// `p` or a `div`. What only begins and ends with tags speaks of them (decision 0083).
enum WholeElement {
  static func isOne(_ text: String) -> Bool {
    var text = PlainField.trimmed(text)
    return text.withUTF8 { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      guard case .startTag(let element, let name, false)? = tokenizer.next(), name.lowerBound == 1,
        element == .p || element == .div
      else { return false }
      return end(of: element, &tokenizer) == bytes.count
    }
  }

  /// Where the element whose start tag has been read ends; nil when it does not. A paragraph has no
  /// other inside it: its first end is its own (HTML, §4.4.1 and the optional tags of §13.1.2.4). What
  /// is closed in its own start tag is empty to who writes so.
  private static func end(of element: HTMLElement, _ tokenizer: inout HTMLTokenizer) -> Int? {
    var depth = 1
    while let token = tokenizer.next() {
      switch token {
      case .startTag(element, _, false) where element != .p: depth &+= 1
      case .endTag(element, _): depth &-= 1
      default: continue
      }
      if depth == 0 { return tokenizer.position }
    }
    return nil
  }
}
