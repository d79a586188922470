/// Writes lists of texts into one column: each field is `-` when it is missing, or else the number
/// of its bytes, a colon and its bytes, as in netstrings. Nothing needs an escape, whatever a feed
/// sends, and a field is found without reading the others' bytes.
struct FieldWriter {
  private(set) var utf8: [UInt8] = []

  mutating func add(_ value: String?) {
    guard let value else { return utf8.append(UInt8(ascii: "-")) }
    utf8.append(contentsOf: String(value.utf8.count).utf8)
    utf8.append(UInt8(ascii: ":"))
    utf8.append(contentsOf: value.utf8)
  }
}

/// Reads what `FieldWriter` wrote.
struct FieldReader {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A field of more bytes than this cannot be one of ours.
  static let maximumLength = 1 << 30

  /// Why a list cannot be read.
  struct Malformed: Error {}

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
  }

  var isAtEnd: Bool { position == utf8.count }

  /// The next field; nil when it is missing.
  mutating func field() throws -> String? {
    guard position < utf8.count else { throw Malformed() }
    if utf8[position] == UInt8(ascii: "-") {
      position += 1
      return nil
    }
    let length = try length()
    guard length <= utf8.count - position else { throw Malformed() }
    defer { position += length }
    return String(
      decoding: UnsafeBufferPointer(rebasing: utf8[position..<(position + length)]),
      as: UTF8.self)
  }

  /// The next field, which has to be there.
  mutating func value() throws -> String {
    guard let value = try field() else { throw Malformed() }
    return value
  }

  /// The next field as a number.
  mutating func number<Number: LosslessStringConvertible>(_ type: Number.Type) throws -> Number? {
    guard let text = try field() else { return nil }
    guard let number = Number(text) else { throw Malformed() }
    return number
  }

  private mutating func length() throws -> Int {
    let start = position
    var length = 0
    while position < utf8.count, length <= Self.maximumLength {
      let byte = utf8[position]
      position += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): length = length * 10 + Int(byte - 48)
      case UInt8(ascii: ":") where position > start + 1: return length
      default: throw Malformed()
      }
    }
    throw Malformed()
  }
}
