import Markup
import News
import Text

/// How the values of feeds are read from their elements.
extension XMLReader {
  var space: Space { name.feedSpace }
  var local: Local? { name.feedLocal }

  /// A field that is plain text, though many feeds put HTML into it.
  mutating func plainText() -> String? {
    guard let text = text() else { return nil }
    return PlainField.line(text, mayHoldMarkup: textMayHoldMarkup)
  }

  /// - Parameter isPlain: whether the format says that titles are plain text.
  mutating func title(isPlain: Bool = false) -> String? {
    guard let text = text() else { return nil }
    return PlainField.title(text, mayHoldMarkup: textMayHoldMarkup, isPlain: isPlain)
  }

  /// A number, in the digits of any script that the feed is in.
  mutating func integer() -> Int? {
    text().flatMap(PlainField.integer)
  }

  /// The value of an attribute that is not empty.
  func given(_ name: StaticString) -> String? {
    attribute(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A number of bytes, as an attribute claims it.
  func size(_ name: StaticString) -> Int64? {
    attribute(name).flatMap(PlainField.integer).flatMap { $0 >= 0 ? Int64($0) : nil }
  }

  mutating func date() -> Timestamp? {
    text().flatMap(DateField.read)
  }
}

enum DateField {
  static func read(_ text: String) -> Timestamp? {
    DateReader.read(text).map { Timestamp(seconds: $0.seconds) }
  }
}

enum AddressField {
  /// The reference resolved; as it is written where that cannot be done; nil when it is unsafe.
  ///
  /// - Parameter growth: what addresses may still grow by, in bytes. At least a quarter of the base
  ///   is taken off for a relative one, as the base is read over each time.
  static func read(_ reference: String, base: String?, growth: inout Int) -> String? {
    let base = growth > 0 ? base : nil
    let address = WebAddress.resolve(reference, against: base) ?? reference
    let added = address.utf8.count &- reference.utf8.count
    if added > 0 { growth &-= max(added, (base?.utf8.count ?? 0) / 4) }
    if address.hasPrefix("https://") || address.hasPrefix("http://") { return address }
    return WebAddress.isSafe(address) ? address : nil
  }
}

extension Record {
  /// An address as it is given to others: resolved against the base in force and percent-encoded.
  /// What cannot be resolved stays as it is written; what nobody should follow is left out.
  mutating func address(_ reference: String?, base: String?) -> String? {
    guard let reference, !reference.isEmpty else { return nil }
    guard resolvesLinks else { return reference }
    return AddressField.read(reference, base: base, growth: &growth)
  }

  mutating func address(_ reader: inout XMLReader) -> String? {
    let base = reader.base
    return address(reader.text(), base: base)
  }

  mutating func addCategory(_ term: String?, scheme: String? = nil, label: String? = nil) {
    guard let term = term ?? label, !term.isEmpty, categories.count < limit else { return }
    let category = Category(term: term, scheme: scheme, label: label)
    if !categories.contains(category) { categories.append(category) }
  }

  mutating func addAttachment(_ attachment: Attachment) {
    guard attachments.count < limit else { return }
    guard let place = attachments.firstIndex(where: { $0.url == attachment.url }) else {
      attachments.append(attachment)
      return
    }
    attachments[place].mimeType = attachments[place].mimeType ?? attachment.mimeType
    attachments[place].size = attachments[place].size ?? attachment.size
    attachments[place].duration = attachments[place].duration ?? attachment.duration
  }

  mutating func addThumbnail(_ url: String?) {
    guard let url, thumbnails.count < limit, !thumbnails.contains(url) else { return }
    thumbnails.append(url)
  }

  mutating func dropLinks() {
    links = []
    attachments = []
    thumbnails = []
  }

  mutating func addContributor(_ author: Author) {
    guard contributors.count < limit else { return }
    contributors.append(author)
  }
}
