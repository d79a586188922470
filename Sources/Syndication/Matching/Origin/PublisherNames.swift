package import News
import Text

/// Who is meant by the names that texts credit. A name may belong to several publishers.
package struct PublisherNames: Sendable {
  /// By the normal form of the name.
  private var publishers: [ArraySlice<UInt8>: Set<PublisherID>] = [:]
  /// Those that are known by a name which no publisher bears himself.
  private var aliases: [ArraySlice<UInt8>: Set<PublisherID>] = [:]
  /// Tokens of the longest name.
  private var longest = 0

  package init() {}

  /// Names a publisher by its ID and, when that is a host, by the host's own name: `irna.ir` is
  /// credited as IRNA. One that is known is given its other names as well (`KnownPublishers`).
  package mutating func add(_ publisher: PublisherID) {
    add(publisher.rawValue, for: publisher)
    let labels = publisher.rawValue.split(separator: ".")
    guard labels.count > 1, !publisher.rawValue.contains(" ") else { return }
    let isDressed = labels.first == "www"
    if isDressed { addKnown(labels.dropFirst().joined(separator: "."), publisher) }
    let own = isDressed ? labels.dropFirst().first : labels.first
    if let own { insert(String(own), publisher) }
  }

  /// Gives a publisher another name: an alias, or the title of one of its feeds, of which the part
  /// before a bar or a dash counts too («شهر | سیاسی»).
  package mutating func add(_ name: String, for publisher: PublisherID) {
    insert(name, publisher)
    for separator in [" | ", " - ", " – ", " — ", ": ", " :: ", "|"] {
      guard let part = Self.head(of: name, before: separator) else { continue }
      insert(part, publisher)
      addKnown(part, publisher)
    }
    addKnown(name, publisher)
  }

  private mutating func addKnown(_ name: String, _ publisher: PublisherID) {
    for other in KnownPublishers.names(of: name) {
      let form = NormalForm.n1(other)
      aliases[Self.key(form, 0..<form.count), default: []].insert(publisher)
      longest = max(longest, form.count)
    }
  }

  private mutating func insert(_ name: String, _ publisher: PublisherID) {
    let form = NormalForm.n1(name)
    guard !form.isEmpty else { return }
    publishers[Self.key(form, 0..<form.count), default: []].insert(publisher)
    longest = max(longest, form.count)
  }

  /// The publishers that a credited name may mean: those whose name it is, or else those whose name
  /// is the longest run of words in it («خبرگزاری شهر» means شهر). One word alone is a name only
  /// where it begins, or after words for outlets: «وزارت اطلاعات» is no newspaper.
  package func resolve(_ name: String) -> Set<PublisherID> {
    let form = NormalForm.n1(name)
    guard !form.isEmpty else { return [] }
    if let found = bearers(of: form, 0..<form.count) { return found }
    for length in stride(from: min(longest, form.count - 1), to: 0, by: -1) {
      var found: Set<PublisherID> = []
      for start in 0...(form.count - length) {
        if length == 1, start > 0, !Self.outlets.contains(form[start - 1]) { break }
        found.formUnion(bearers(of: form, start..<(start + length)) ?? [])
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Words for outlets that stand before a name.
  private static let outlets = Set(
    [
      "خبرگزاری", "روزنامه", "سایت", "وب‌سایت", "پایگاه", "خبری", "اینترنتی", "شبکه", "کانال",
      "هفته‌نامه", "ماهنامه", "مجله", "نشریه", "خبرنگار", "سرویس",
      "وكالة", "صحيفة", "جريدة", "قناة", "موقع", "شبكة", "مجلة", "أنباء", "لوكالة", "لصحيفة",
      "the", "agency", "newspaper", "daily", "website", "news", "channel", "magazine",
    ].map { ArraySlice(NormalForm.n1($0).bytes) })

  /// The publishers whose name this is, as a whole.
  package func publishers(of name: String) -> Set<PublisherID> {
    let form = NormalForm.n1(name)
    return form.isEmpty ? [] : bearers(of: form, 0..<form.count) ?? []
  }

  private func bearers(of form: NormalForm, _ tokens: Range<Int>) -> Set<PublisherID>? {
    let key = Self.key(form, tokens)
    return publishers[key] ?? aliases[key]
  }

  private static func key(_ form: NormalForm, _ tokens: Range<Int>) -> ArraySlice<UInt8> {
    let start = tokens.lowerBound == 0 ? 0 : Int(form.ends[tokens.lowerBound - 1])
    let end = tokens.isEmpty ? start : Int(form.ends[tokens.upperBound - 1])
    return form.bytes[start..<end]
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
