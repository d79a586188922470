extension HTMLText {
  /// Whether a text that may be either was meant as HTML: whether it holds a tag of an element that
  /// HTML has, a comment, or a character reference with its semicolon.
  ///
  /// A tag counts when its name is followed at once by its end, or by white space and an attribute
  /// with `=`: `<b>`, `</p>`, `<br/>`, `<a href=…>`. So `a < b`, `1<b and c>2` and `<Tehran>` are
  /// text. `AT&T` is text, `AT&amp;T` and `&#8220;` are HTML, and so is `a &lt; b`: the text that is
  /// meant is `a < b`.
  package static func looksLikeMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { holdsTag($0) || holdsReference($0) }
  }

  /// The text of `html` on one line: as `plain`, with a space where a line would break.
  package static func line(_ html: String) -> String {
    var html = html
    return html.withUTF8 { bytes in
      var output: [UInt8] = []
      write(bytes, isMarkup: true, into: &output)
      return String(readingUTF8: output)
    }
  }

  /// One line of plain text from a title whose kind nobody told, and which may be escaped twice.
  ///
  /// Tags are dropped and references decoded where the text looks like markup. What comes out is
  /// looked at once more: it was escaped twice when it holds an element's start tag *and* end tag,
  /// or a reference with its semicolon (`&amp;lt;b&amp;gt;…`, `&amp;quot;`). A single tag that comes
  /// out is what the title speaks of: `The &lt;b&gt; element`. So is everything in a title whose `<`
  /// or `&` is escaped as `&#x3C;` or `&#x26;`: careful writers do that, and once (RSS Best Practices
  /// Profile, "Character Data").
  package static func title(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var once: [UInt8] = []
      write(bytes, isMarkup: holdsTag(bytes), into: &once)
      return once.withUnsafeBufferPointer { again in
        let isMarkup = holdsElement(again)
        guard isMarkup || holdsReference(again), !isEscapedWithCare(bytes) else {
          return String(readingUTF8: again)
        }
        var twice: [UInt8] = []
        write(again, isMarkup: isMarkup, into: &twice)
        return String(readingUTF8: twice)
      }
    }
  }

  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, isMarkup: Bool, into output: inout [UInt8]
  ) {
    var writer = PlainTextWriter(isOneLine: true)
    if isMarkup {
      write(text, with: &writer, into: &output)
    } else {
      writer.write(text, hasReferences: holdsReference(text), into: &output)
    }
  }

  /// Whether a tag or a comment stands in the text.
  private static func holdsTag(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let lastClose = text.lastIndex(of: UInt8(ascii: ">")) else { return false }
    var index = 0
    while let open = text.position(of: UInt8(ascii: "<"), from: index) {
      if tag(text, at: open, lastClose: lastClose) != nil || text.hasASCII("<!--", at: open)
        || text.hasASCII("<![cdata[", at: open)
      {
        return true
      }
      index = open &+ 1
    }
    return false
  }

  /// Whether an element with both of its tags stands in the text, or a line break.
  private static func holdsElement(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let lastClose = text.lastIndex(of: UInt8(ascii: ">")) else { return false }
    var opened = Set<HTMLElement>()
    var index = 0
    while let open = text.position(of: UInt8(ascii: "<"), from: index) {
      index = open &+ 1
      guard let (element, isEnd) = tag(text, at: open, lastClose: lastClose) else { continue }
      if element == .br || (isEnd && opened.contains(element)) { return true }
      if !isEnd { opened.insert(element) }
    }
    return false
  }

  /// The tag of a known element whose `<` is at `open`; `lastClose` is where the last `>` stands.
  private static func tag(
    _ text: UnsafeBufferPointer<UInt8>, at open: Int, lastClose: Int
  ) -> (HTMLElement, isEnd: Bool)? {
    var index = open &+ 1
    let isEnd = index < text.count && text[index] == UInt8(ascii: "/")
    if isEnd { index &+= 1 }
    let start = index
    while index < text.count, index &- start < 16, !text[index].endsTagName { index &+= 1 }
    let element = HTMLElement.named(text.part(start..<index))
    guard element != .unknown, endsTag(text, from: index, lastClose: lastClose)
    else { return nil }
    return (element, isEnd)
  }

  /// Whether a tag ends here, or goes on with an attribute and ends later.
  private static func endsTag(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, lastClose: Int
  ) -> Bool {
    var index = start
    while index < text.count, text[index].isHTMLSpace { index &+= 1 }
    guard index < text.count else { return false }
    if text[index] == UInt8(ascii: "/") { index &+= 1 }
    if index < text.count, text[index] == UInt8(ascii: ">") { return true }
    let name = index
    while index < text.count, index &- name < 64,
      text[index].isASCIILetter || text[index] == UInt8(ascii: "-")
    {
      index &+= 1
    }
    return index > name && index < lastClose && text[index] == UInt8(ascii: "=")
  }

  private static func isEscapedWithCare(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let ampersand = text.position(of: UInt8(ascii: "&"), from: index) {
      if text.hasASCII("&#x3c;", at: ampersand) || text.hasASCII("&#x26;", at: ampersand) {
        return true
      }
      index = ampersand &+ 1
    }
    return false
  }

  /// Whether a reference with its semicolon stands in the text.
  private static func holdsReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let ampersand = text.position(of: UInt8(ascii: "&"), from: index) {
      if let reference = HTMLEntities.reference(in: text, at: ampersand),
        text[ampersand &+ reference.length &- 1] == UInt8(ascii: ";")
      {
        return true
      }
      index = ampersand &+ 1
    }
    return false
  }
}
