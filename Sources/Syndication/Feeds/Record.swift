import News

/// What feeds, entries and their sources have in common, gathered from whatever namespaces say it.
/// Where several say the same, the rank decides: the format's own element is believed before an
/// extension's, and of two of one rank the last, as most readers have it.
struct Record {
  /// A value and the rank of what said it; lower is better.
  struct Ranked<Value> {
    private(set) var value: Value?
    private var rank = UInt8.max

    init() {}

    mutating func offer(_ value: Value?, _ rank: UInt8) {
      guard let value, rank <= self.rank else { return }
      self.value = value
      self.rank = rank
    }

    /// The first of one rank stays.
    mutating func offerFirst(_ value: Value?, _ rank: UInt8) {
      if rank < self.rank { offer(value, rank) }
    }
  }

  /// Several values of the best rank that said any.
  struct RankedList<Value> {
    private(set) var values: [Value] = []
    private(set) var rank = UInt8.max

    init() {}

    mutating func offer(_ value: Value, _ rank: UInt8, atMost limit: Int) {
      if rank < self.rank {
        values.removeAll()
        self.rank = rank
      }
      guard rank == self.rank, values.count < limit else { return }
      values.append(value)
    }
  }

  /// The element of the format itself.
  static let own: UInt8 = 0
  /// An element of Atom in another format.
  static let atom: UInt8 = 1
  static let dublinCore: UInt8 = 2
  static let media: UInt8 = 3
  static let itunes: UInt8 = 4
  /// What only hints at the value.
  static let hint: UInt8 = 9

  let limit: Int
  let resolvesLinks: Bool
  /// What may still be added to what the document holds, in bytes (`FeedLimits.growthFactor`).
  var growth: Int
  /// Whether the format says that titles are plain text (RSS 0.90, 0.91 and 1.0).
  let titleIsPlain: Bool
  var id = Ranked<String>()
  var idIsPermalink: Bool?
  var title = Ranked<String>()
  var url = Ranked<String>()
  var externalURL: String?
  var summary = Ranked<String>()
  /// A `summary` in a format that has none: beside a `description`, it is the shorter of the two.
  var shorterSummary: String?
  var content = Ranked<Body>()
  var language = Ranked<String>()
  var rights = Ranked<String>()
  var published = Ranked<Timestamp>()
  var updated = Ranked<Timestamp>()
  var created = Ranked<Timestamp>()
  var expired = Ranked<Timestamp>()
  var authors = RankedList<Author>()
  var contributors: [Author] = []
  var publisher = Ranked<Author>()
  var categories: [Category] = []
  var links: [FeedLink] = []
  var attachments: [Attachment] = []
  var image = Ranked<String>()
  var thumbnails: [String] = []
  var comments: String?
  var commentsFeed: String?
  var commentsCount: Int?
  var source: EntrySource?
  var geo: Geometry?
  var latitude: Double?
  var longitude: Double?
  var license: String?
  var generator = Ranked<Generator>()
  var icon = Ranked<String>()
  var podcast: [PodcastField: String] = [:]
  var podcastElements: [PodcastElement] = []
  /// The base of the content, or of the summary where there is no content.
  var base: String?

  /// A text and whether it is HTML.
  struct Body {
    var text: String
    var isHTML: Bool
  }

  enum PodcastField {
    case explicit, block, type, complete, newFeedURL
    case duration, episode, season, episodeType, title, order
  }

  init(limit: Int, resolvesLinks: Bool, growth: Int, titleIsPlain: Bool = false) {
    self.titleIsPlain = titleIsPlain
    self.growth = growth
    self.limit = limit
    self.resolvesLinks = resolvesLinks
  }
}
