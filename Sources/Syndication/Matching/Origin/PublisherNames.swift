package import News
import Text

/// Who is meant by the names that texts credit. A name may belong to several publishers.
package struct PublisherNames: Sendable {
  private var publishers: [String: Set<PublisherID>] = [:]
  /// Tokens of the longest name.
  private var longest = 0

  package init() {}

  /// Names a publisher by its ID and, when that is a host, by the host's own name: `irna.ir` is
  /// credited as IRNA.
  package mutating func add(_ publisher: PublisherID) {
    add(publisher.rawValue, for: publisher)
    let labels = publisher.rawValue.split(separator: ".")
    guard labels.count > 1, !publisher.rawValue.contains(" ") else { return }
    let own = labels.first == "www" ? labels.dropFirst().first : labels.first
    if let own { add(String(own), for: publisher) }
  }

  /// Gives a publisher another name: an alias, or the title of one of its feeds, of which the part
  /// before a bar or a dash counts too («شهر | سیاسی»).
  package mutating func add(_ name: String, for publisher: PublisherID) {
    insert(name, publisher)
    for separator in [" | ", " - ", " – ", " — ", ": ", " :: ", "|"] {
      if let part = Self.head(of: name, before: separator) { insert(part, publisher) }
    }
  }

  private mutating func insert(_ name: String, _ publisher: PublisherID) {
    let form = NormalForm.n1(name)
    guard !form.isEmpty else { return }
    publishers[Self.key(form, 0..<form.count), default: []].insert(publisher)
    longest = max(longest, form.count)
  }

  /// The publishers that a credited name may mean: those whose name it is, or else those whose name
  /// is the longest run of words in it («خبرگزاری شهر» means شهر).
  package func resolve(_ name: String) -> Set<PublisherID> {
    let form = NormalForm.n1(name)
    guard !form.isEmpty else { return [] }
    if let found = publishers[Self.key(form, 0..<form.count)] { return found }
    for length in stride(from: min(longest, form.count - 1), to: 0, by: -1) {
      var found: Set<PublisherID> = []
      for start in 0...(form.count - length) {
        found.formUnion(publishers[Self.key(form, start..<(start + length)), default: []])
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The publishers whose name this is, as a whole.
  package func publishers(of name: String) -> Set<PublisherID> {
    let form = NormalForm.n1(name)
    return form.isEmpty ? [] : publishers[Self.key(form, 0..<form.count), default: []]
  }

  private static func key(_ form: NormalForm, _ tokens: Range<Int>) -> String {
    let start = tokens.lowerBound == 0 ? 0 : Int(form.ends[tokens.lowerBound - 1])
    let end = tokens.isEmpty ? start : Int(form.ends[tokens.upperBound - 1])
    return String(decoding: form.bytes[start..<end], as: UTF8.self)
  }

  /// The name up to its first separator; nil when it has none, or nothing before it.
  private static func head(of name: String, before separator: String) -> String? {
    let bytes = Array(name.utf8)
    let mark = Array(separator.utf8)
    guard bytes.count > mark.count else { return nil }
    for start in 1...(bytes.count - mark.count)
    where bytes[start] == mark[0] && bytes[start...].starts(with: mark) {
      return String(decoding: bytes[..<start], as: UTF8.self)
    }
    return nil
  }
}
