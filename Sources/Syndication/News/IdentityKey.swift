/// A short form of something that identifies an article, to look kin up by. Two articles with one
/// key of a kind that proves it (see `Kind`) carry one text or are one article.
package struct IdentityKey: Hashable, Comparable, Sendable {
  /// Raw values are stored: never change one.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// The feed's own identifier within its source.
    case guid = 1
    /// Publisher and news ID.
    case newsID = 2
    /// The canonical address.
    case canonicalURL = 3
    /// The canonical address that the article names as its source.
    case declaredSource = 4
    /// The normal form, word for word.
    case content = 5
    /// Source, title and normal form: all that an entry says, within its source.
    case titledContent = 6
  }

  package let kind: Kind
  /// A 64-bit hash of the value.
  package let value: UInt64

  package init(kind: Kind, value: UInt64) {
    self.kind = kind
    self.value = value
  }

  package static func < (a: IdentityKey, b: IdentityKey) -> Bool {
    (a.value, a.kind.rawValue) < (b.value, b.kind.rawValue)
  }
}

/// What a text shows about its own standing, read once when it is normalised. Raw values are
/// stored: never change one.
package struct TextSigns: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// It ends in an ellipsis: cut from a longer text.
  package static let truncated = TextSigns(rawValue: 1)
  /// It says "by our own reporter" or the like.
  package static let ownReport = TextSigns(rawValue: 2)
  /// Markup is left over in it, as copying leaves it.
  package static let leftoverMarkup = TextSigns(rawValue: 4)
}
