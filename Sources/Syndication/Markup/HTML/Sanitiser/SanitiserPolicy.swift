/// What the sanitiser lets through: everything that is not named here is left out (decision 0082).
enum SanitiserPolicy {
  /// What becomes of an element.
  enum Treatment {
    /// Its tags are left out, what it holds stays.
    case unwrapped
    /// It goes with all that it holds.
    case dropped
    case block
    case inline
    case lineBreak
    case rule
    case image
    /// `picture`, `video`, `audio`: they hold sources and nothing else.
    case media
    case source
  }

  static func treatment(of element: HTMLElement) -> Treatment {
    switch element {
    case .address, .article, .aside, .blockquote, .caption, .center, .dd, .details, .dialog, .dir,
      .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5,
      .h6, .header, .hgroup, .legend, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext,
      .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp:
      .block
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .cite, .code, .del, .dfn, .em, .i, .ins, .kbd,
      .mark, .q, .rp, .rt, .ruby, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time,
      .tt, .u, .var:
      .inline
    case .br, .wbr: .lineBreak
    case .hr: .rule
    case .image, .img: .image
    case .picture, .video, .audio: .media
    case .source: .source
    default: element.isUnread ? .dropped : .unwrapped
    }
  }

  /// The element of today that stands for one of old, or for a box that means nothing here.
  static func replacement(for element: HTMLElement) -> HTMLElement {
    switch element {
    case .acronym: .abbr
    // The W3C feed validator takes `bdo` for a risk, and isolation is what its users mean.
    case .bdo: .bdi
    case .strike: .s
    case .tt: .code
    case .image: .img
    case .dir, .menu: .ul
    case .listing, .xmp, .plaintext: .pre
    case .center, .dialog, .fieldset, .form, .hgroup, .legend, .main, .search: .div
    default: element
    }
  }

  /// The attributes that an element keeps, beside `everywhere`. Those of images are written by a
  /// rule of their own.
  static func attributes(of element: HTMLElement) -> SanitiserAttribute.Set {
    switch element {
    case .a: [.href, .hreflang]
    case .audio: [.src]
    case .blockquote, .q: [.cite]
    case .del, .ins: [.cite, .datetime]
    case .details: [.open]
    case .img:
      [.src, .srcset, .sizes, .alt, .width, .height, .style, .lazySource, .lazySourceSet]
    case .li: [.value]
    case .ol: [.start, .reversed, .type]
    case .source: [.src, .srcset, .sizes, .type, .media, .lazySourceSet]
    case .td: [.colspan, .rowspan]
    case .th: [.colspan, .rowspan, .scope]
    case .time: [.datetime]
    case .video: [.src, .poster, .width, .height]
    default: []
    }
  }

  /// The attributes that every element keeps. No `id`, `class` or `name`: they could take over
  /// rules, links or script names of the page that shows the text.
  static let everywhere: SanitiserAttribute.Set = [.title, .lang, .dir]

  /// Inline elements that say nothing without an attribute: they are left out then.
  static func needsAttribute(_ element: HTMLElement) -> Bool {
    element == .a || element == .span
  }
}

/// The attributes that the sanitiser reads; they are written in this order.
enum SanitiserAttribute: UInt8, CaseIterable {
  case href, src, srcset, sizes, type, media, poster, alt, width, height
  case cite, datetime, open, start, reversed, value, colspan, rowspan, scope, hreflang
  case title, lang, dir
  /// Read for its sizes only, never written.
  case style
  /// Where scripts that load images late look for the address: never written as such.
  case lazySource, lazySourceSet

  struct Set: OptionSet {
    let rawValue: UInt32
  }

  /// The names beside the cases' own.
  private static let otherNames: [(String, SanitiserAttribute)] = [
    ("xml:lang", .lang),
    ("data-src", .lazySource), ("data-original", .lazySource), ("data-lazy-src", .lazySource),
    ("data-img-src", .lazySource), ("data-image-src", .lazySource),
    ("data-full-src", .lazySource), ("data-hi-res-src", .lazySource),
    ("data-actualsrc", .lazySource), ("data-echo", .lazySource), ("data-lazy", .lazySource),
    ("data-srcset", .lazySourceSet), ("data-lazy-srcset", .lazySourceSet),
    ("data-original-set", .lazySourceSet),
  ]

  private static let table = HTMLNameTable(
    allCases.map { "\($0)" } + otherNames.map(\.0))

  static func named(_ name: UnsafeBufferPointer<UInt8>) -> SanitiserAttribute? {
    guard let number = table.number(of: name) else { return nil }
    if let attribute = SanitiserAttribute(rawValue: number) { return attribute }
    return otherNames[Int(number) - allCases.count].1
  }

  var set: Set { Set(rawValue: 1 << UInt32(rawValue)) }

  /// The name as it is written.
  var nameBytes: [UInt8] { Self.names[Int(rawValue)] }

  private static let names = allCases.map { Array("\($0)".utf8) }
}

extension SanitiserAttribute.Set {
  init(_ attribute: SanitiserAttribute) {
    self = attribute.set
  }

  static let href = Self(.href), src = Self(.src), srcset = Self(.srcset), sizes = Self(.sizes)
  static let type = Self(.type), media = Self(.media), poster = Self(.poster), alt = Self(.alt)
  static let width = Self(.width), height = Self(.height), cite = Self(.cite)
  static let datetime = Self(.datetime), open = Self(.open), start = Self(.start)
  static let reversed = Self(.reversed), value = Self(.value), colspan = Self(.colspan)
  static let rowspan = Self(.rowspan), scope = Self(.scope), hreflang = Self(.hreflang)
  static let title = Self(.title), lang = Self(.lang), dir = Self(.dir), style = Self(.style)
  static let lazySource = Self(.lazySource), lazySourceSet = Self(.lazySourceSet)
}
