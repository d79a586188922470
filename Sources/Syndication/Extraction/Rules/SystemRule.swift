/// A row of rules that a user adds: where the pages of some sites, or of a content system, have
/// their fields.
package struct SystemRule: Hashable, Sendable {
  /// What the selectors of a row point at.
  package enum Place: String, CaseIterable, Sendable {
    /// The article's text.
    case body
    case lead
    /// The short line above the headline («روتیتر»), which is no part of it.
    case kicker
    case title, newsID, service, date, author
    /// Parts of the body that are not its text.
    case drop
  }

  /// Hosts that the row is for, with all their subdomains.
  package var sites: [String]
  /// Words of `meta name=generator` that the row is for.
  package var generators: [String]
  /// Selectors of elements that only the pages of this row have.
  package var marks: [String]
  package var places: [Place: [String]]

  package init(
    sites: [String] = [], generators: [String] = [], marks: [String] = [],
    places: [Place: [String]] = [:]
  ) {
    self.sites = sites
    self.generators = generators
    self.marks = marks
    self.places = places
  }

  /// Whether a text is a selector that rules may have: names of elements, `.class`, `#id` and
  /// `[itemprop=value]` (or `property`, `rel`), parted by spaces for "anywhere inside".
  package static func isSelector(_ text: String) -> Bool { Selector(checking: text) != nil }
}

/// Words by which pages announce a field, each with a colon behind it or as the whole of its text.
package struct LabelRule: Hashable, Sendable {
  package var label: Label
  package var words: [String]

  package init(label: Label, words: [String]) {
    self.label = label
    self.words = words
  }
}

/// Lines that are not an article's text.
package struct LineRule: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Whole lines after which no text follows; a number or slash may stand behind them.
    case endMarks
    /// What a republisher writes before the first line, with a dash or colon behind it.
    case signatures
    /// Openings of lines that lead to other articles.
    case readAlso
    /// Whole lines of no meaning.
    case furniture
  }

  package var kind: Kind
  package var phrases: [String]

  package init(kind: Kind, phrases: [String]) {
    self.kind = kind
    self.phrases = phrases
  }
}
