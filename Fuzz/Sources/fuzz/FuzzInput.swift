/// The bytes of one run. A target takes its circumstances (a content type, a base) from the first
/// of them, each as an index into a list, and what is left is the document. Seeds begin with such
/// bytes too; a zero is always the plainest case.
struct FuzzInput {
  private(set) var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rest = bytes[...]
  }

  var document: [UInt8] { Array(rest) }

  /// What is left, as text; bytes that are no UTF-8 become U+FFFD.
  var text: String { String(decoding: rest, as: UTF8.self) }

  mutating func choose<Value>(_ values: [Value]) -> Value? {
    let byte = Int(rest.popFirst() ?? 0)
    return values.isEmpty ? nil : values[byte % values.count]
  }

  /// The address that a document came from.
  mutating func base() -> String? {
    choose([
      nil, "https://news.example/feeds/all.xml?page=1", "http://خبر.example/الف/",
      "https://e.example/\(String(repeating: "d/", count: 900))", "mailto:a@b.example",
      "javascript:alert(1)", "//e.example/", "http:///", "https://e.example:99999/", "\u{0}",
    ]) ?? nil
  }
}
