/// HTML in the making. What stands in a literal is markup; what is interpolated is text and is
/// escaped for elements and for double-quoted attributes alike. Literals are `StaticString`s, so that
/// no text that was read from somewhere can become markup.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var bytes: [UInt8]

  static let none: HTML = ""

  init(stringLiteral value: StaticString) {
    bytes = []
    bytes.append(value)
  }

  init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.bytes
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Content that the sanitiser wrote.
  init(sanitised: SanitisedBody) {
    bytes = sanitised.html
  }

  /// JSON in a script element that is data: with `<` as `\u003C` no end tag can stand in it.
  init(data json: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 64)
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): bytes.append("\\u003C")
      case UInt8(ascii: ">"): bytes.append("\\u003E")
      case UInt8(ascii: "&"): bytes.append("\\u0026")
      default: bytes.append(byte)
      }
    }
    self.bytes = bytes
  }

  var isEmpty: Bool { bytes.isEmpty }

  static func += (html: inout HTML, more: HTML) {
    html.bytes.append(contentsOf: more.bytes)
  }

  /// One after the other, with `separator` between them.
  static func joined(_ parts: some Sequence<HTML>, by separator: HTML = .none) -> HTML {
    var bytes: [UInt8] = []
    var isFirst = true
    for part in parts {
      if !isFirst { bytes.append(contentsOf: separator.bytes) }
      isFirst = false
      bytes.append(contentsOf: part.bytes)
    }
    return HTML(bytes: bytes)
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: StaticString) {
      bytes.append(literal)
    }

    /// Text.
    mutating func appendInterpolation(_ text: String) {
      bytes.appendXML(text, as: .attribute)
    }

    mutating func appendInterpolation(_ number: Int) {
      bytes.append(contentsOf: String(number).utf8)
    }

    mutating func appendInterpolation(_ html: HTML) {
      bytes.append(contentsOf: html.bytes)
    }

    mutating func appendInterpolation(_ html: HTML?) {
      if let html { bytes.append(contentsOf: html.bytes) }
    }
  }
}
