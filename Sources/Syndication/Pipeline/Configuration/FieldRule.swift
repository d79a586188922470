/// One rule of `allow`, `block` or `filter`: `FIELD=VALUE` or `FIELD~=REGEX`.
package struct FieldRule: Sendable {
  package enum Field: String, Sendable, CaseIterable {
    case title, url, text, author, category, service, language, publisher, source
  }

  package enum Test: Sendable {
    /// Equal but for the case of letters.
    case equals(String)
    case matches(Pattern)
  }

  package let field: Field
  package let test: Test

  /// Why a text is no rule, in words for the person who wrote it.
  package struct Malformed: Error, Hashable {
    package let reason: String
  }

  package init(_ text: String) throws(Malformed) {
    guard let equals = text.firstIndex(of: "=") else {
      throw Malformed(reason: "expected FIELD=VALUE or FIELD~=REGEX")
    }
    let isPattern = equals > text.startIndex && text[text.index(before: equals)] == "~"
    let name = text[..<(isPattern ? text.index(before: equals) : equals)]
    guard let field = Field(rawValue: String(name)) else {
      let names = Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw Malformed(reason: "unknown field \"\(name)\"; there are \(names)")
    }
    let value = String(text[text.index(after: equals)...])
    self.field = field
    guard isPattern else {
      test = .equals(value.lowercased())
      return
    }
    guard let pattern = Pattern(value) else {
      throw Malformed(reason: "\"\(value)\" is no regular expression")
    }
    test = .matches(pattern)
  }

  /// Whether its expression took too many steps too often, and no longer holds for anything.
  package var isSpent: Bool {
    if case .matches(let pattern) = test { pattern.isSpent } else { false }
  }

  package func holds(_ values: [String]) -> Bool {
    switch test {
    case .equals(let wanted): values.contains { $0.lowercased() == wanted }
    case .matches(let pattern): values.contains { pattern.matches($0) }
    }
  }
}

extension [FieldRule] {
  /// For `allow` and `filter`: each field that is named has a rule that holds. True when empty.
  package func admit(_ values: (FieldRule.Field) -> [String]) -> Bool {
    Set(map(\.field)).allSatisfy { field in
      let found = values(field)
      return contains { $0.field == field && $0.holds(found) }
    }
  }

  /// `admit` where the values of some fields are not known: these may be anything.
  package func mayAdmit(_ values: (FieldRule.Field) -> [String]?) -> Bool {
    Set(map(\.field)).allSatisfy { field in
      guard let found = values(field) else { return true }
      return contains { $0.field == field && $0.holds(found) }
    }
  }

  /// For `block`: any rule holds. False when empty.
  package func refuse(_ values: (FieldRule.Field) -> [String]) -> Bool {
    contains { $0.holds(values($0.field)) }
  }
}
