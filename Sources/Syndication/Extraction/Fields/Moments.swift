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
    texts.append(AddressDate.read(page.url))
    let shownDates = ShownDates(page)
    texts.append(contentsOf: shownDates.named())
    let found = choose(texts.compactMap { $0.flatMap(moment) })
    return found.map { onItsDay($0, page.url) }
      ?? shownDates.lines().lazy.compactMap(moment).first ?? modified(page)
  }

  /// A moment written in UTC that falls on the day beside the one in the address was published on
  /// the address's day where the publisher is: it is written with the nearest whole hours of offset
  /// that make it so.
  private static func onItsDay(_ moment: DatedMoment, _ url: String?) -> DatedMoment {
    guard moment.offset == 0, !isMidnight(moment),
      let address = AddressDate.read(url).flatMap(Self.moment)
    else { return moment }
    let hour: Int64 = 3600
    let apart = localDay(address) &- localDay(moment)
    let within = moment.timestamp.seconds &- localDay(moment) &* 86_400
    let offset =
      switch apart {
      case 1: (86_400 &- within &+ hour &- 1) / hour
      case -1: -(within / hour &+ 1)
      default: Int64(0)
      }
    guard abs(offset) <= 14 else { return moment }
    return DatedMoment(timestamp: moment.timestamp, offset: Int32(offset &* hour))
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
    texts.append(contentsOf: ShownDates(page).timeElements())
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
