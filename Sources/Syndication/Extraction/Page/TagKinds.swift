import Markup

extension HTMLDocument.Tag {
  /// Whether its content stands in lines of its own.
  var isBlock: Bool {
    switch self {
    case .root, .html, .head, .body, .article, .section, .main, .aside, .nav, .header, .footer,
      .address, .hgroup, .h1, .h2, .h3, .h4, .h5, .h6, .p, .div, .blockquote, .pre, .hr, .center,
      .figure, .figcaption, .details, .summary, .dialog, .ul, .ol, .li, .dl, .dt, .dd, .menu,
      .table, .caption, .thead, .tbody, .tfoot, .tr, .th, .td, .form, .fieldset, .legend, .title,
      .noscript, .video, .audio, .option, .select, .button:
      true
    default: false
    }
  }

  /// Whether it can hold an article's text.
  var isContainer: Bool {
    switch self {
    case .article, .section, .main, .div, .td, .body, .center, .blockquote, .other, .form, .table,
      .tbody, .tr, .ol, .ul, .li, .dd, .dl, .pre, .span, .font, .p:
      true
    default: false
    }
  }

  /// Whether it marks words within a line: its name speaks of these words, not of a part of the
  /// page.
  var isPhrase: Bool {
    switch self {
    case .a, .b, .strong, .em, .mark, .cite, .q, .code, .sup, .sub, .abbr: true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether nothing in it is read as text.
  var isSilent: Bool {
    switch self {
    case .head, .script, .style, .noscript, .template, .svg, .canvas, .iframe, .object,
      .embed, .select, .option, .optgroup, .datalist, .textarea, .button, .input, .video, .audio,
      .map, .progress, .meter, .title, .annotation:
      true
    default: false
    }
  }
}
