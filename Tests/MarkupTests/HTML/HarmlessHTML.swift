import Markup

/// Reads sanitised HTML with a reader far stricter than any browser, and with the tokenizer, and
/// says what is wrong with it. It has its own list of what is allowed, on purpose.
struct HarmlessHTML {
  static let elements: [String: Set<String>] = [
    "a": ["href", "hreflang"], "abbr": [], "address": [], "article": [], "aside": [],
    "audio": ["src", "controls"], "b": [], "bdi": [], "blockquote": ["cite"], "br": [],
    "caption": [], "cite": [], "code": [], "dd": [], "del": ["cite", "datetime"],
    "details": ["open"], "dfn": [], "div": [], "dl": [], "dt": [], "em": [], "figcaption": [],
    "figure": [], "footer": [], "h1": [], "h2": [], "h3": [], "h4": [], "h5": [], "h6": [],
    "header": [], "hr": [], "i": [],
    "img": ["src", "srcset", "sizes", "alt", "width", "height"],
    "ins": ["cite", "datetime"], "kbd": [], "li": ["value"], "mark": [], "nav": [],
    "ol": ["start", "reversed", "type"], "p": [], "picture": [], "pre": [], "q": ["cite"],
    "rp": [], "rt": [], "ruby": [], "s": [], "samp": [], "section": [], "small": [],
    "source": ["src", "srcset", "sizes", "type", "media"], "span": [], "strong": [], "sub": [],
    "summary": [], "sup": [], "table": [], "tbody": [], "td": ["colspan", "rowspan"],
    "tfoot": [], "th": ["colspan", "rowspan", "scope"], "thead": [], "time": ["datetime"],
    "tr": [], "u": [], "ul": [], "var": [],
    "video": ["src", "poster", "width", "height", "controls"], "wbr": [],
  ]
  static let everywhere: Set<String> = ["title", "lang", "dir"]
  static let void: Set<String> = ["br", "hr", "img", "source", "wbr"]
  static let schemes = ["http://", "https://", "mailto:", "tel:", "ftp://", "geo:", "sms:"]

  /// Nil when all is well.
  static func fault(in html: String) -> String? {
    var reader = HarmlessHTML(rest: Array(html.utf8)[...])
    return reader.read() ?? tokenFault(in: html)
  }

  private var rest: ArraySlice<UInt8>
  private var open: [String] = []

  private mutating func read() -> String? {
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "<"):
        rest = rest.dropFirst()
        if let fault = readTag() { return fault }
      case UInt8(ascii: "&"):
        guard ["&amp;", "&lt;", "&gt;"].contains(where: { rest.starts(with: $0.utf8) }) else {
          return "a bare ampersand"
        }
        rest = rest.dropFirst()
      case UInt8(ascii: ">"): return "a bare >"
      case 0..<0x09, 0x0B..<0x20, 0x7F: return "a control character"
      default: rest = rest.dropFirst()
      }
    }
    return open.isEmpty ? nil : "unclosed \(open)"
  }

  private mutating func readTag() -> String? {
    let isEnd = skip("/")
    let name = word()
    guard let attributes = Self.elements[name] else { return "an element \(name)" }
    if isEnd {
      guard skip(">"), open.popLast() == name else { return "an end tag \(name)" }
      return nil
    }
    var seen = Set<String>()
    while skip(" ") {
      let attribute = word()
      guard attributes.contains(attribute) || Self.everywhere.contains(attribute),
        seen.insert(attribute).inserted
      else { return "an attribute \(attribute) of \(name)" }
      guard skip("=\"") else { return "an unquoted \(attribute)" }
      let value = rest.prefix { $0 != UInt8(ascii: "\"") }
      rest = rest.dropFirst(value.count)
      guard skip("\"") else { return "an unclosed \(attribute)" }
      if let fault = Self.valueFault(String(decoding: value, as: UTF8.self), of: attribute) {
        return fault
      }
    }
    guard skip(">") else { return "an unclosed tag \(name)" }
    if !Self.void.contains(name) { open.append(name) }
    return nil
  }

  private static func valueFault(_ value: String, of attribute: String) -> String? {
    if value.utf8.contains(where: { "<>'`".utf8.contains($0) || $0 < 0x20 || $0 == 0x7F }) {
      return "a raw character in \(attribute)"
    }
    switch attribute {
    case "href", "cite", "src", "poster":
      return schemes.contains { value.lowercased().hasPrefix($0) } ? nil : "an address \(value)"
    case "srcset":
      let addresses = value.split(separator: ", ")
      let isFine = addresses.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
      return isFine && !addresses.isEmpty ? nil : "a source set \(value)"
    default: return nil
    }
  }

  /// What the tokenizer sees: tags and text of the same names, and nothing else.
  private static func tokenFault(in html: String) -> String? {
    var html = html
    return html.withUTF8 { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      while let token = tokenizer.next() {
        switch token {
        case .text: break
        case .startTag(let element, _, _), .endTag(let element, _):
          if elements[element.name] == nil { return "a tag \(element)" }
        case .rawText, .comment, .doctype: return "a token \(token)"
        }
      }
      return nil
    }
  }

  private mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func word() -> String {
    let word = rest.prefix { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }
}
