import Markup
import News

/// Media RSS (rssboard.org/media-rss).
extension Record {
  mutating func readMedia(_ local: Local?, _ reader: inout XMLReader) {
    switch local {
    case .group:
      let depth = reader.depth
      while reader.nextChild(of: depth) {
        if reader.space == .media { readMedia(reader.local, &reader) }
      }
    case .content: readMediaContent(&reader)
    case .thumbnail:
      addThumbnail(address(reader.attribute("url") ?? reader.text(), base: reader.base))
    case .title: title.offer(reader.title(), Self.media)
    case .description: readSummary(&reader, rank: Self.media)
    case .keywords: addKeywords(reader.plainText())
    case .category:
      let scheme = reader.attribute("scheme")
      let label = reader.attribute("label")
      addCategory(reader.plainText(), scheme: scheme, label: label)
    case .credit: readMediaCredit(&reader)
    case .copyright: rights.offer(reader.plainText(), Self.media)
    case .license:
      let url = address(reader.attribute("href"), base: reader.base)
      license = license ?? url ?? reader.plainText()
    default: break
    }
  }

  /// Who made the medium: an author where the role says so or nothing is said, otherwise (a
  /// photographer, a producer) a contributor.
  private mutating func readMediaCredit(_ reader: inout XMLReader) {
    let role = reader.attribute("role")?.lowercased() ?? "author"
    guard let name = reader.plainText() else { return }
    if role == "author" {
      authors.offer(Author(name: name), Self.hint, atMost: limit)
    } else {
      addContributor(Author(name: name))
    }
  }

  private mutating func readMediaContent(_ reader: inout XMLReader) {
    let type = reader.given("type")
    let medium = reader.attribute("medium")?.lowercased()
    if let url = address(reader.attribute("url"), base: reader.base) {
      addAttachment(
        Attachment(
          url: url, mimeType: type, size: reader.size("filesize"),
          duration: reader.attribute("duration").flatMap(DurationText.seconds)))
      if medium == "image" || type?.hasPrefix("image/") ?? false {
        image.offerFirst(url, Self.media)
      }
    }
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      // The rights in a picture are not those in the text.
      if reader.space == .media, reader.local != .copyright { readMedia(reader.local, &reader) }
    }
  }

  mutating func addKeywords(_ text: String?) {
    guard let text else { return }
    for word in text.split(whereSeparator: { $0 == "," || $0 == "،" }) {
      addCategory(PlainField.trimmed(String(word)))
    }
  }
}

/// Lengths of time: seconds, `mm:ss` or `hh:mm:ss`.
enum DurationText {
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var total = 0.0
    for part in parts {
      guard let value = Double(part), value >= 0, value.isFinite else { return nil }
      total = total * 60 + value
    }
    return total
  }
}
