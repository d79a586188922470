import Markup
import News
import Text

/// When the article was published and changed: the first place that is believed wins, a date
/// without a time is refined by one with a time on the same day.
enum MomentReader {
  static func published(_ page: Page) -> DatedMoment? {
    let head = page.head
    var texts: [String?] = [page.data.published]
    texts.append(
      head.meta(
        "article:published_time", "og:article:published_time", "datepublished",
        "og:published_time", "article:published", "publish_date", "publishdate", "pubdate",
        "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
        "article:original_date", "dcterms.created", "dc.date.issued", "dcterms.issued",
        "dc.date.created", "dc.date", "dcterms.date", "date", "dc.created", "article.published",
        "publication_date", "citation_publication_date", "citation_date", "originalpublicationdate",
        "bt:pubdate", "datecreated", "nastooh:publishdate", "created", "rnews:datepublished"))
    texts.append(contentsOf: shown(page))
    texts.append(PageDates.inAddress(page.url))
    texts.append(contentsOf: PageDates.marked(page))
    let found = choose(texts.compactMap { $0.flatMap(moment) })
    return found ?? PageDates.lines(page).lazy.compactMap(moment).first
  }

  static func modified(_ page: Page) -> DatedMoment? {
    let head = page.head
    var texts: [String?] = [page.data.modified]
    texts.append(
      head.meta(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
        "article:updated", "dcterms.modified", "dc.date.modified", "revised", "updated_time"))
    for hit in page.labelled(.modified) { texts.append(hit.value + " " + hit.rest) }
    return choose(texts.compactMap { $0.flatMap(moment) })
  }

  /// Dates that a label announces and those of `time` elements.
  private static func shown(_ page: Page) -> [String?] {
    var texts: [String?] = []
    if let system = page.system { texts.append(page.text(system.date)) }
    for hit in page.labelled(.published) {
      texts.append(hit.rest.isEmpty ? hit.value : hit.value + " " + hit.rest)
    }
    texts.append(contentsOf: PageDates.timeElements(page))
    return texts
  }

  /// The first; refined by a later one when it has no time of day and that has.
  private static func choose(_ moments: [DatedMoment]) -> DatedMoment? {
    guard let first = moments.first else { return nil }
    guard isMidnight(first) else { return first }
    let day: Int64 = 86_400
    return moments.first { other in
      !isMidnight(other)
        && abs(
          other.timestamp.seconds &+ Int64(other.offset) &- first.timestamp.seconds
            &- Int64(first.offset)) < day
        && localDay(other) == localDay(first)
    } ?? first
  }

  private static func localDay(_ moment: DatedMoment) -> Int64 {
    let seconds = moment.timestamp.seconds &+ Int64(moment.offset)
    return seconds >= 0 ? seconds / 86_400 : (seconds &- 86_399) / 86_400
  }

  private static func isMidnight(_ moment: DatedMoment) -> Bool {
    (moment.timestamp.seconds &+ Int64(moment.offset)) % 86_400 == 0
  }

  /// A text as a moment; nil for what is none, or lies outside the time of the web's news.
  static func moment(_ text: String) -> DatedMoment? {
    guard let read = DateReader.read(text) else { return nil }
    guard read.seconds > Article.earliestClaim.seconds, read.seconds < latest else { return nil }
    let offset = read.offset ?? (isPersian(text) ? TehranTime.offset(at: read.seconds) : 0)
    return DatedMoment(timestamp: Timestamp(seconds: read.seconds), offset: offset)
  }

  /// 2100-01-01.
  static let latest: Int64 = 4_102_444_800

  /// Whether the date is written in Persian, or with a Jalali year.
  private static func isPersian(_ text: String) -> Bool {
    let folded = LabelFolding.fold(text)
    for start in folded.indices.dropLast(3) where folded[start] == 0x31 {
      let isYear = folded[start + 1] == 0x33 || folded[start + 1] == 0x34
      let isWhole =
        folded[(start + 2)...].prefix(2).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        && (start == 0 || folded[start - 1] < 0x30 || folded[start - 1] > 0x39)
      if isYear && isWhole { return true }
    }
    return false
  }
}

/// Dates in the page's text and address.
enum PageDates {
  static let properties = Selector.list("[itemprop=datePublished],[property=datePublished]")

  /// The `datetime` of elements that are marked as the date of publication, then of other `time`
  /// elements, or their text.
  static func timeElements(_ page: Page) -> [String] {
    let times = page.layout.nodes(of: .time)
    let marked =
      properties.flatMap { $0.matches(in: page.layout) }.prefix(8)
      + times.filter { page.document.has(.pubdate, $0) }
    let others = times.filter { !page.document.has(.itemprop, $0) }.prefix(8)
    return (marked + others).map { node in
      page.document.attribute(.datetime, of: node)?.nonEmpty
        ?? page.document.attribute(.content, of: node)?.nonEmpty
        ?? PlainLine.of(node, in: page.document)
    }
  }

  /// Short lines near the headline that are nothing but a date.
  static func lines(_ page: Page) -> [String] {
    var lines: [String] = []
    for paragraph in page.layout.paragraphs.prefix(400)
    where paragraph.letters >= 8 && paragraph.letters <= 44 && paragraph.linked == 0 {
      let text = PlainLine.of(Int(paragraph.first), in: page.document)
      guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0xD9 }) else { continue }
      lines.append(text)
    }
    return lines
  }

  /// The short texts of elements that are named after dates.
  static func marked(_ page: Page) -> [String] {
    var texts: [String] = []
    for (index, traits) in page.layout.traits.enumerated() where traits.contains(.date) {
      guard page.layout.letters(of: index) <= 80,
        !traits.contains(.comment)
      else { continue }
      texts.append(PlainLine.of(index, in: page.document))
      if texts.count >= 8 { break }
    }
    return texts
  }

  /// `/2019/11/20/` or `/2019-11-20-`, Gregorian or Jalali.
  static func inAddress(_ url: String?) -> String? {
    guard let url, let scheme = url.range(of: "://") else { return nil }
    let path = url[scheme.upperBound...].drop { $0 != "/" }
    let numbers = path.split(whereSeparator: { !($0.isASCII && $0.isNumber) })
    for index in numbers.indices.dropLast(2) {
      let year = numbers[index]
      let month = numbers[index + 1]
      let day = numbers[index + 2]
      guard year.count == 4, month.count <= 2, day.count <= 2,
        year.hasPrefix("19") || year.hasPrefix("20") || year.hasPrefix("13") || year.hasPrefix("14")
      else { continue }
      guard path.distance(from: year.endIndex, to: day.startIndex) <= 5 else { continue }
      return "\(year)-\(pad(month))-\(pad(day))"
    }
    return nil
  }

  private static func pad(_ number: Substring) -> String {
    number.count == 1 ? "0\(number)" : String(number)
  }
}
