import Text

/// The words of the pages, a language a column.
struct SiteWords: Sendable {
  let skip, front, ledger, publishers, archive, search, services, feeds, menu: String
  let newest, mostRepublished, more, noStories, colophon: String
  let newsID, publisher, service, published, modified, firstSeen, source, original, authors: String
  let printable, printableThere, wholePage, tags, attribution, creditedUnseen: String
  let republications, time, lag, share, credit, credited, uncredited, page, none: String
  let revisions, revision, cut, added, unchangedParts: String
  let origin, filter, filterAll, filterUncredited, filterCredited, filterCut, filterWide: String
  let filterFast, newestRepublications, byPeriod, ledgerAbout, moreRepublications: String
  let originated, republishedByOthers, tookOver, medianLag, creditShare, stories: String
  let copiesFrom, copiedBy, originatedHere, takenFromOthers: String
  let pages, previous, next, days, image, media: String
  let searchLabel, searchNoScript, searchLoading, searchNothing, searchFound, searchFailed: String
  let earlier, lessThanMinute, minute, hour, day, and, percent, times: String

  static func of(_ language: DisplayLanguage) -> SiteWords {
    switch language {
    case .persian: persian
    case .arabic: arabic
    case .english: english
    }
  }
}
