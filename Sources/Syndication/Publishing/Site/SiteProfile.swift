package import News
import Text

/// What a site says of itself on every page. With the stories it is all that pages are made of: the
/// same values give the same bytes, on any day.
package struct SiteProfile: Hashable, Sendable {
  package var title: String
  /// The site's own address, of http or https, with a slash at its end.
  package var base: String
  /// BCP 47.
  package var language: String
  package var feeds: [SiteFeed]
  /// What publishers are called.
  package var publishers: [PublisherID: String]

  package init(
    title: String, base: String, language: String, feeds: [SiteFeed] = [],
    publishers: [PublisherID: String] = [:]
  ) {
    self.title = title
    let base = PublishedAddress.web(base) ?? base
    self.base = base.hasSuffix("/") ? base : base + "/"
    self.language = language
    self.feeds = feeds
    self.publishers = publishers
  }

  /// The languages that pages can be in.
  package static let languages = ["fa", "en", "ar"]

  /// Whether the pages can be in this language (BCP 47).
  package static func canSpeak(_ tag: String) -> Bool {
    guard let known = LanguageTag.known(tag) else { return false }
    return languages.contains(known.prefix { $0 != "-" }.lowercased())
  }

  var displayLanguage: DisplayLanguage { DisplayLanguage(tag: language) }
  var words: SiteWords { .of(displayLanguage) }
  var direction: TextDirection { displayLanguage == .english ? .leftToRight : .rightToLeft }
  var isJalaliFirst: Bool { displayLanguage == .persian }

  /// The language of the words of the pages.
  var wordsTag: String {
    switch displayLanguage {
    case .persian: "fa"
    case .arabic: "ar"
    case .english: "en"
    }
  }

  /// Seconds east of UTC of the site's clock: Iran's for a Persian site, else none.
  func offset(at moment: Timestamp) -> Int32 {
    isJalaliFirst ? TehranTime.offset(at: moment.seconds) : 0
  }

  func name(of publisher: PublisherID) -> String {
    PlainLine.of(publishers[publisher]) ?? PlainLine.of(publisher.rawValue) ?? "–"
  }

  /// A number in the digits of the pages.
  func digits(_ number: Int) -> String {
    displayLanguage.digits(number)
  }
}

/// A feed that the pages lead to.
package struct SiteFeed: Hashable, Sendable {
  package var title: String
  package var url: String
  package var mediaType: String

  /// Nil where the address is no web address.
  package init?(title: String, url: String, mediaType: String) {
    guard let url = PublishedAddress.web(url) else { return nil }
    self.title = title
    self.url = url
    self.mediaType = mediaType
  }
}
