package import Text

/// The text that an article is compared by.
package enum ComparedText {
  /// A text of fewer tokens identifies an article only together with its title: an invitation to a
  /// newsletter stands for a text in many feeds.
  static let selfSufficientTokens = 20

  /// The body, or the lead where that says more.
  package static func choose(lead: String?, body: NormalForm) -> NormalForm {
    if body.count >= selfSufficientTokens { return body }
    let lead = NormalForm.n1(lead ?? "")
    return lead.count > body.count ? lead : body
  }
}
