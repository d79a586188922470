import Markup

/// What an element's class, id, role and tag say it is.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Holds the article's text, by its name.
  static let body = Traits(rawValue: 1 << 0)
  static let related = Traits(rawValue: 1 << 1)
  static let share = Traits(rawValue: 1 << 2)
  static let comment = Traits(rawValue: 1 << 3)
  static let navigation = Traits(rawValue: 1 << 4)
  static let advert = Traits(rawValue: 1 << 5)
  static let newsletter = Traits(rawValue: 1 << 6)
  static let byline = Traits(rawValue: 1 << 7)
  static let tags = Traits(rawValue: 1 << 8)
  /// Copyright, consent, pop-ups, tools.
  static let furniture = Traits(rawValue: 1 << 9)
  /// Not shown to a reader.
  static let hidden = Traits(rawValue: 1 << 10)
  static let caption = Traits(rawValue: 1 << 11)
  static let date = Traits(rawValue: 1 << 12)
  /// Under the headline, above the text.
  static let lead = Traits(rawValue: 1 << 13)
  static let headline = Traits(rawValue: 1 << 14)
  static let sidebar = Traits(rawValue: 1 << 15)
  /// The short line above a headline.
  static let kicker = Traits(rawValue: 1 << 17)
  /// A picture with what stands under it.
  static let picture = Traits(rawValue: 1 << 18)
  static let media = Traits(rawValue: 1 << 16)

  /// Whatever is never part of an article's text.
  static let foreign: Traits = [
    .related, .share, .comment, .navigation, .advert, .newsletter, .furniture, .hidden, .sidebar,
    .tags,
  ]
}

/// The words of class names and ids, one row a trait. A name such as `post_relatedBox-2` is the
/// words post, related, box.
enum ClassWords {
  static let rows: [(Traits, String)] = [
    (.body, "article articlebody articletext body content entry story storybody post text news"),
    (.related, "related relateds relatednews recommended recommendation recommendations recommend"),
    (.related, "similar trending popular outbrain taboola zergnet yarpp mostread mostviewed"),
    (.related, "readmore promo promos teaser teasers recirc recirculation moreon upnext suggested"),
    (.related, "baznashr jp-relatedposts seealso readalso rel morenews latest mostpopular dable"),
    (.share, "share shares sharing sharedaddy social socials sociable addthis addtoany follow"),
    (.share, "sharebar sharebuttons socialshare shareaholic sharethis shareline sharetools"),
    (.comment, "comment comments disqus respond discussion commentlist livefyre fbcomments"),
    (.comment, "coral kommentare commentaires comentarios"),
    (.navigation, "nav navbar navigation menu breadcrumb breadcrumbs pagination pager skip"),
    (.navigation, "megamenu submenu topbar masthead sitemap prevnext toc pagenav"),
    (.advert, "ad ads advert adverts advertisement advertising sponsor sponsored adsense dfp"),
    (.advert, "adslot adunit adbox commercial adcontainer admanager gpt adwrapper anzeige"),
    (.newsletter, "newsletter newsletters subscribe subscription signup optin mailchimp"),
    (.newsletter, "registration regwall donate donation membership mc4wp"),
    (.byline, "byline bylines author authors writer reporter authorbox bio"),
    (.tags, "tags taglist tagcloud keywords topics posttags hashtags"),
    (.furniture, "copyright disclaimer cookie cookies consent gdpr modal popup overlay tooltip"),
    (.furniture, "popover hovercard"),
    (.furniture, "noprint print tools toolbar toolbox shortlink footer login banner"),
    (.furniture, "watermark rating ratings vote votes poll feedback survey"),
    (.hidden, "hidden hide invisible visuallyhidden offscreen sr-only"),
    (.caption, "caption captions figcaption credit wp-caption-text legend"),
    (.picture, "photo image picture img imagebox bild foto figure"),
    (
      .date,
      "date dateline timestamp pubdate published time datetime publish publishingdate postdate"
    ),
    (.lead, "lead lede standfirst introtext summary subtitle deck dek intro excerpt teasertext"),
    (.lead, "teaser teasers abstract subheading subheadline subhead strapline vorspann chapo"),
    (.headline, "headline title titr"),
    (.kicker, "kicker overline topline eyebrow dachzeile rutitr uptitle supertitle spitzmarke"),
    (.sidebar, "sidebar aside rail complementary"),
    (.media, "video player carousel slider slideshow gallery embed"),
  ]

  /// Each word once, with the traits of all its rows.
  private static let words: [(word: String, traits: Traits)] = {
    var traits: [String: Traits] = [:]
    for (trait, words) in rows {
      for word in words.split(separator: " ") { traits[String(word), default: []].insert(trait) }
    }
    return traits.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }()
  private static let table = WordTable(words.map(\.word))

  /// Words that make a name speak of something that is absent, or of a state.
  private static let negations = WordTable([
    "no", "has", "with", "without", "not", "enabled", "disabled", "open", "closed", "allowed",
    "layout",
  ])

  /// Words that make a name speak of how parts are placed: "grid-content-sidebar" holds them all.
  private static let placements = WordTable(["grid", "columns", "cols", "row", "flex"])

  /// The traits of all names in a class attribute, an id or a role.
  static func traits(of names: UnsafeBufferPointer<UInt8>) -> Traits {
    var traits: Traits = []
    var start = 0
    while start < names.count {
      var end = start
      while end < names.count && names[end] > 0x20 { end += 1 }
      if end > start {
        traits.formUnion(Self.traits(ofName: UnsafeBufferPointer(rebasing: names[start..<end])))
      }
      start = end + 1
    }
    return traits
  }

  private static func traits(ofName name: UnsafeBufferPointer<UInt8>) -> Traits {
    var traits: Traits = []
    var isPlacement = false
    var hash = WordTable.seed
    var length = 0
    var previous: UInt8 = 0
    for byte in name {
      // A variant of a utility class, such as `print:hidden`.
      if byte == 0x3A { return [] }
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = isUpper || (byte >= 0x61 && byte <= 0x7A)
      let wasLower = previous >= 0x61 && previous <= 0x7A
      if length > 0 && (!isLetter || (isUpper && wasLower)) {
        // Two letters before a digit are part of a number: "ad6ed79d-88fd".
        let isNumber = length == 2 && byte >= 0x30 && byte <= 0x39
        if !isNumber, !add(hash, length, &traits, &isPlacement) { return [] }
        hash = WordTable.seed
        length = 0
      }
      if isLetter {
        hash = WordTable.hash(hash, byte)
        length += 1
      }
      previous = byte
    }
    if !add(hash, length, &traits, &isPlacement) { return [] }
    if isPlacement { traits.subtract([.sidebar, .navigation]) }
    return traits
  }

  /// - Returns: whether the name still speaks of what is there.
  @inline(__always)
  private static func add(
    _ hash: UInt64, _ length: Int, _ traits: inout Traits, _ isPlacement: inout Bool
  ) -> Bool {
    guard length > 1 else { return true }
    if negations.index(ofHash: hash) != nil { return false }
    if placements.index(ofHash: hash) != nil { isPlacement = true }
    if let index = table.index(ofHash: hash) { traits.formUnion(words[index].traits) }
    return true
  }
}
