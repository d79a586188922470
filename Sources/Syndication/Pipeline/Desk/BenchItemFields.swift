import JSON
import Matching
import News
import Text

/// The members of one line of the input of `aggregator match` (contract 5.3) that are understood,
/// read without a tree: of a key that stands twice the last one counts, and a value of another kind
/// than a member has is none.
struct BenchItemFields {
  private var id: String?
  private var source: String?
  private var publisher: String?
  private var url: String?
  private var title: String?
  private var text: String?
  private var published: Timestamp?
  private var fetched: Timestamp?
  private var links: [String] = []
  private var newsID: String?

  /// Nil when the line is another value than an object.
  init?(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var reader = JSONReader(line)
    guard case .beginObject = try reader.next() else {
      while try reader.next() != .end {}
      return nil
    }
    while true {
      switch try reader.next() {
      case .key(let key): try readMember(key, &reader)
      case .end: return
      default: break
      }
    }
  }

  private mutating func readMember(
    _ key: JSONText, _ reader: inout JSONReader
  ) throws(JSONError) {
    if reader.matches(key, "text") {
      text = try Self.string(&reader)
    } else if reader.matches(key, "title") {
      title = try Self.string(&reader)
    } else if reader.matches(key, "id") {
      id = try Self.identifier(&reader)
    } else if reader.matches(key, "source") {
      source = try Self.identifier(&reader)
    } else if reader.matches(key, "publisher") {
      publisher = try Self.string(&reader)
    } else if reader.matches(key, "url") {
      url = try Self.string(&reader)
    } else if reader.matches(key, "published") {
      published = try Self.moment(&reader)
    } else if reader.matches(key, "fetched") {
      fetched = try Self.moment(&reader)
    } else if reader.matches(key, "links") {
      links = try Self.strings(&reader)
    } else if reader.matches(key, "news_id") {
      newsID = try Self.identifier(&reader)
    } else {
      try reader.skipValue()
    }
  }

  /// Nil when a member without which nothing can be said is missing.
  var item: BenchItem? {
    guard let id, let source else { return nil }
    return BenchItem(
      id: id, source: source, publisher: publisher, url: url, title: title ?? "", text: text ?? "",
      published: published, fetched: fetched ?? published ?? Timestamp(seconds: 0), links: links,
      newsID: newsID)
  }

  private static func string(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.next() {
    case .string(let text): return reader.string(text)
    case .beginObject, .beginArray: try skipRest(&reader)
    default: break
    }
    return nil
  }

  /// A string, or a number as it is written.
  private static func identifier(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.next() {
    case .string(let text), .number(let text): return reader.string(text)
    case .beginObject, .beginArray: try skipRest(&reader)
    default: break
    }
    return nil
  }

  private static func moment(_ reader: inout JSONReader) throws(JSONError) -> Timestamp? {
    try string(&reader).flatMap { DateReader.read($0) }.map { Timestamp(seconds: $0.seconds) }
  }

  private static func strings(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var strings: [String] = []
    switch try reader.next() {
    case .beginArray: break
    case .beginObject:
      try skipRest(&reader)
      return []
    default: return []
    }
    while true {
      switch try reader.next() {
      case .string(let text): strings.append(reader.string(text))
      case .beginObject, .beginArray: try skipRest(&reader)
      case .endArray, .end: return strings
      default: break
      }
    }
  }

  /// Passes what is left of the array or object that was just opened.
  private static func skipRest(_ reader: inout JSONReader) throws(JSONError) {
    let level = reader.depth
    while reader.depth >= level {
      if case .end = try reader.next() { return }
    }
  }
}
