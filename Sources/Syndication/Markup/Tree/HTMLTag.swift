extension HTMLDocument {
  /// What a node is: a text, or an element of one of the names that matter here.
  package enum Tag: UInt8, CaseIterable, Sendable {
    case root, text
    /// An element of a name that is not listed.
    case other
    case html, head, title, meta, link, base, body, script, style, noscript, template
    case article, section, main, aside, nav, header, footer, address, hgroup
    case h1, h2, h3, h4, h5, h6
    case p, div, blockquote, pre, hr, br, center, figure, figcaption, details, summary, dialog
    case ul, ol, li, dl, dt, dd, menu
    case table, caption, thead, tbody, tfoot, tr, th, td, colgroup, col
    case a, abbr, acronym, b, bdi, bdo, big, cite, code, del, dfn, em, font, i, ins, kbd, mark, q
    case rp, rt, ruby, s, samp, small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr
    case img, picture, source, video, audio, track, iframe, object, embed, param, map, area
    case svg, canvas, math, annotation
    case form, input, button, select, option, optgroup, textarea, label, fieldset, legend
    case output, progress, meter, datalist
    case ampImg

    static let all = Tag.allCases
    /// The names, by raw value; what is no element has a name that no element can have.
    static let names = all.map { tag in
      switch tag {
      case .root, .text, .other: "#\(tag)"
      case .ampImg: "amp-img"
      default: "\(tag)"
      }
    }
    static let nameTable = WordTable(names)

    /// The tag of an element's name, in either case.
    package init(name: UnsafeBufferPointer<UInt8>) {
      self = Self.nameTable.index(of: name).map { Self.all[$0] } ?? .other
    }

    /// The element's name in lower case.
    package var name: String { Self.names[Int(rawValue)] }

    /// Compares without the detour over `RawRepresentable`.
    package static func == (one: Tag, other: Tag) -> Bool { one.rawValue == other.rawValue }

    /// Whether the element never has content (HTML standard, 13.1.2 void elements).
    package var isVoid: Bool {
      switch self {
      case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source,
        .track, .wbr:
        true
      default: false
      }
    }
  }

  /// The attributes that are kept; all others are dropped before the tree is built.
  package enum Attribute: String, CaseIterable, Sendable {
    case `class`, id, role, rel, hidden, style, lang, dir, title, alt, name, property, content
    case href, src, srcset, datetime, type, value, itemprop, itemtype, itemscope, pubdate
    case media, width, height, colspan, rowspan, start, poster, charset, target
    case httpEquiv = "http-equiv"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case dataSrc = "data-src"
    case dataOriginal = "data-original"
    case dataLazySrc = "data-lazy-src"
    case dataSrcset = "data-srcset"
    case dataURL = "data-url"
    case dataTime = "data-time"
    case dataTestID = "data-testid"
    case dataComponent = "data-component"

    static let all = Attribute.allCases
    static let table = WordTable(all.map(\.rawValue))
  }
}
