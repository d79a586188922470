import Matching
import News

/// A hash of all that an entry says, to know without further work that nothing changed.
enum EntryFingerprint {
  static func of(_ entry: ParsedEntry) -> UInt64 {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + (entry.contentHTML?.utf8.count ?? 0))
    for field in [
      entry.id, entry.url, entry.externalURL, entry.title, entry.contentHTML, entry.contentText,
      entry.summary, entry.language, entry.image, entry.source?.title, entry.source?.url,
    ] {
      append(field, to: &bytes)
    }
    for moment in [entry.published, entry.modified] {
      append(moment.map { String($0.seconds) }, to: &bytes)
    }
    for author in entry.authors { append(author.name, to: &bytes) }
    for tag in entry.tags { append(tag, to: &bytes) }
    for attachment in entry.attachments { append(attachment.url, to: &bytes) }
    return Hash64.of(bytes)
  }

  /// With a border that UTF-8 never holds, and another one for what is missing.
  private static func append(_ field: String?, to bytes: inout [UInt8]) {
    guard let field else { return bytes.append(0xFE) }
    bytes.append(contentsOf: field.utf8)
    bytes.append(0xFF)
  }
}
