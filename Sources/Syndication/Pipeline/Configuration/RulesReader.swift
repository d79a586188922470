package import Extraction
import JSON
import Publishing

extension ExtractionRules {
  /// Bytes of a file of rules.
  static let maximumBytes = 4 << 20

  /// Reads and checks a file of rules.
  package static func read(path: String) throws(ConfigurationError) -> ExtractionRules {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ReadFile.bytes(at: path, limit: maximumBytes)
    } catch {
      throw ConfigurationError(file: path, reason: error.description)
    }
    return try parse(bytes, path: path)
  }

  package static func parse(
    _ bytes: [UInt8], path: String
  ) throws(ConfigurationError) -> ExtractionRules {
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONDocument.parse(bytes)
    } catch {
      let line = TextPosition(of: error.offset, in: bytes).line
      throw ConfigurationError(
        file: path, problems: [.init(line: line, path: "$", reason: error.description)])
    }
    let problems = ConfigurationProblems()
    let rules = RulesReader(problems: problems).read(root, at: JSONPath())
    guard let rules, problems.isEmpty else { throw problems.error(file: path, bytes: bytes) }
    return rules
  }
}

/// Reads rows of rules for article pages, from a file of their own or from `feeds.json`.
struct RulesReader {
  let problems: ConfigurationProblems

  /// Rows of one kind.
  static let maximumRows = 1_000
  /// Texts of one list.
  static let maximumTexts = 200

  /// Nil when it is no object.
  func read(_ node: JSONNode, at path: JSONPath) -> ExtractionRules? {
    guard let object = ObjectReader(node, path: path, problems: problems) else { return nil }
    let systems = (object.list("systems") ?? []).prefix(Self.maximumRows).enumerated()
      .compactMap { index, row in
        system(row, at: path.appending("systems").appending(index))
      }
    let labels = texts(object, "labels", Label.self).map { LabelRule(label: $0, words: $1) }
    let lines = texts(object, "lines", LineRule.Kind.self)
      .map { LineRule(kind: $0, phrases: $1) }
    if object.node("systems")?.array?.count ?? 0 > Self.maximumRows {
      object.report("more than \(Self.maximumRows) rows", "systems")
    }
    object.reportUnknownKeys()
    return ExtractionRules(systems: systems, labels: labels, lines: lines)
  }

  private func system(_ node: JSONNode, at path: JSONPath) -> SystemRule? {
    guard let row = ObjectReader(node, path: path, problems: problems) else { return nil }
    var rule = SystemRule()
    rule.sites = words(row, "sites")
    rule.generators = words(row, "generators")
    rule.marks = selectors(row, "marks")
    for place in SystemRule.Place.allCases where row.has(place.rawValue) {
      rule.places[place] = selectors(row, place.rawValue)
    }
    let known = ["sites", "generators", "marks"]
    if !known.contains(where: row.has) {
      problems.add(
        "a row needs sites, generators or marks, to say which pages it is for", at: path,
        offset: node.offset)
    }
    for place in SystemRule.Place.allCases { _ = row.node(place.rawValue) }
    row.reportUnknownKeys()
    return rule
  }

  /// The texts of an object's members, whose names are the cases of a kind.
  private func texts<Kind: RawRepresentable & CaseIterable>(
    _ object: ObjectReader, _ key: String, _: Kind.Type
  ) -> [(Kind, [String])] where Kind.RawValue == String {
    guard let node = object.node(key),
      let members = ObjectReader(node, path: object.path.appending(key), problems: problems)
    else { return [] }
    let found = Kind.allCases.compactMap { kind -> (Kind, [String])? in
      members.node(kind.rawValue) == nil ? nil : (kind, words(members, kind.rawValue))
    }
    members.reportUnknownKeys()
    return found
  }

  private func words(_ object: ObjectReader, _ key: String) -> [String] {
    list(object, key) { $0.contains { !$0.isWhitespace } ? nil : "must not be empty" }
  }

  private func selectors(_ object: ObjectReader, _ key: String) -> [String] {
    list(object, key) { text in
      SystemRule.isSelector(text)
        ? nil : "no selector of element names, .class, #id and [itemprop=value]"
    }
  }

  /// The texts of a list that have no fault.
  private func list(
    _ object: ObjectReader, _ key: String, _ fault: (String) -> String?
  ) -> [String] {
    let texts = object.strings(key) ?? []
    if texts.count > Self.maximumTexts {
      object.report("more than \(Self.maximumTexts) texts", key)
    }
    return texts.prefix(Self.maximumTexts).compactMap { index, text, offset in
      guard let reason = fault(text) else { return text }
      problems.add(reason, at: object.path.appending(key).appending(index), offset: offset)
      return nil
    }
  }
}
