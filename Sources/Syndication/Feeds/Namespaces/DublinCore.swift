import Markup
import News

/// Dublin Core, the elements (`dc`) and the terms (`dcterms`).
extension Record {
  mutating func readDublinCore(_ local: Local?, _ reader: inout XMLReader) {
    let rank = Self.dublinCore
    switch local {
    case .title: title.offer(reader.title(), rank)
    case .creator, .author:
      if let text = reader.plainText() {
        authors.offer(PersonText.read(text), rank, atMost: limit)
      }
    case .contributor:
      if let text = reader.plainText() { addContributor(PersonText.read(text)) }
    case .publisher:
      if let text = reader.plainText() { publisher.offer(PersonText.read(text), rank) }
    case .description, .abstract:
      readSummary(&reader, rank: rank)
    case .subject: addCategory(reader.plainText())
    case .rights, .license: rights.offer(reader.plainText(), rank)
    case .language: language.offer(reader.text(), rank)
    case .identifier: id.offer(reader.text(), rank)
    case .source: _ = reader.text()
    default: readDublinCoreDate(local, &reader)
    }
  }

  private mutating func readDublinCoreDate(_ local: Local?, _ reader: inout XMLReader) {
    let rank = Self.dublinCore
    switch local {
    case .date:
      // Whether it is the first or the last date, Dublin Core does not say.
      let date = reader.date()
      published.offer(date, rank)
      updated.offer(date, Self.hint)
    case .issued, .available: published.offer(reader.date(), rank)
    case .modified: updated.offer(reader.date(), rank)
    case .created: created.offer(reader.date(), rank)
    case .valid: expired.offer(DublinCorePeriod.end(reader.text()), rank)
    default: break
    }
  }

  /// A text in which markup has its place.
  mutating func readSummary(_ reader: inout XMLReader, rank: UInt8) {
    let base = reader.base
    guard let text = reader.text() else { return }
    if self.base == nil { self.base = base }
    summary.offer(text, rank)
  }
}

extension Record {
  /// RSS has no `summary`; who writes one beside the description puts the whole text into that.
  mutating func readShorterSummary(_ reader: inout XMLReader) {
    let base = reader.base
    guard let text = reader.text() else { return }
    if self.base == nil { self.base = base }
    shorterSummary = text
  }
}

/// The end of a period in the Dublin Core encoding (`end=2003-12-31; …`), or a plain date.
enum DublinCorePeriod {
  static func end(_ text: String?) -> Timestamp? {
    guard let text else { return nil }
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].drop(while: { $0 == " " }) == "end" else { continue }
      return DateField.read(String(pair[1]))
    }
    return DateField.read(text)
  }
}
