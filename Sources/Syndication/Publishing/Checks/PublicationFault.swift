/// What every document must hold before it takes the place of the last good one (DESIGN section 7,
/// and what the W3C feed validator would say).
package enum PublicationRule: String, CaseIterable, Sendable {
  case wellFormed = "well-formed"
  case noControlCharacters = "no-control-characters"
  case requiredElement = "required-element"
  case selfLink = "self-link"
  case uniqueID = "unique-id"
  case absoluteLink = "absolute-link"
  case numericOffset = "numeric-offset"
  case distinctUpdated = "distinct-updated"
  case noMarkupInTitle = "no-markup-in-title"
  case descriptionFirst = "description-before-content"
  case sanitisedContent = "sanitised-content"
  case bounds = "bounds"
}

/// The first place where a document breaks a rule.
package struct PublicationFault: Error, Hashable, Sendable {
  package let rule: PublicationRule
  /// The item's identifier, or its address where it has none; nil where the document itself is
  /// wrong.
  package let item: String?
  /// What is wrong, in words.
  package let reason: String

  package init(_ rule: PublicationRule, item: String? = nil, _ reason: String) {
    self.rule = rule
    self.item = item
    self.reason = reason
  }
}

extension PublicationFault: CustomStringConvertible {
  package var description: String {
    "\(item.map { "item \($0): " } ?? "")\(reason) (rule \(rule.rawValue))"
  }
}
