import JSON

/// One object of a configuration: hands out its members by name and type, and reports those of a
/// wrong type, those that stand twice and those that nobody asked for.
final class ObjectReader {
  let node: JSONNode
  let path: JSONPath
  let problems: ConfigurationProblems
  private let members: [JSONMember]
  private var asked: Set<String> = []

  /// Reports and gives nil when `node` is no object.
  init?(_ node: JSONNode, path: JSONPath, problems: ConfigurationProblems) {
    guard let members = node.members else {
      problems.add("expected an object, found \(node.kind)", at: path, offset: node.offset)
      return nil
    }
    self.node = node
    self.path = path
    self.problems = problems
    self.members = members
    reportDuplicates()
  }

  private func reportDuplicates() {
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      problems.add(
        "this key stands twice", at: path.appending(member.key), offset: member.keyOffset)
    }
  }

  /// To be called when all known keys were asked for.
  func reportUnknownKeys() {
    for member in members where !asked.contains(member.key) {
      let known = asked.sorted().joined(separator: ", ")
      problems.add(
        "unknown key; known here: \(known)", at: path.appending(member.key),
        offset: member.keyOffset)
    }
  }

  func has(_ key: String) -> Bool {
    members.contains { $0.key == key }
  }

  func node(_ key: String) -> JSONNode? {
    asked.insert(key)
    return members.first { $0.key == key }?.node
  }

  func report(_ reason: String, _ key: String) {
    let offset = members.first { $0.key == key }?.node.offset ?? node.offset
    problems.add(reason, at: path.appending(key), offset: offset)
  }

  /// The value as `read` takes it from its node; reports what it should have been when it is there
  /// and is something else.
  private func value<T>(_ key: String, _ expected: String, _ read: (JSONNode) -> T?) -> T? {
    guard let node = node(key) else { return nil }
    if let value = read(node) { return value }
    report("expected \(expected), found \(Self.described(node))", key)
    return nil
  }

  private static func described(_ node: JSONNode) -> String {
    let text = node.string ?? node.number?.text
    guard let text, text.utf8.count <= 60 else { return node.kind }
    return node.string == nil ? text : "\"\(SourceFailure.clean(text))\""
  }

  func string(_ key: String) -> String? {
    value(key, "a text", \.string)
  }

  func bool(_ key: String) -> Bool? {
    value(key, "true or false", \.bool)
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)") { node in
      node.int.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  func share(_ key: String, in range: ClosedRange<Double>) -> Double? {
    value(key, "a share from \(range.lowerBound) to \(range.upperBound)") { node in
      node.double.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  func seconds(_ key: String) -> Int64? {
    value(key, "a duration as \"90s\", \"15m\", \"6h\" or \"14d\"") { node in
      node.string.flatMap(Quantity.seconds)
    }
  }

  func milliseconds(_ key: String) -> Int64? {
    value(key, "a duration as \"250ms\" or \"2s\"") { node in
      node.string.flatMap(Quantity.milliseconds)
    }
  }

  func bytes(_ key: String) -> Int64? {
    value(key, "a size as \"512K\" or \"8M\"") { node in
      node.string.flatMap(Quantity.bytes)
    }
  }

  func choice<T: RawRepresentable & CaseIterable>(_ key: String, _: T.Type) -> T?
  where T.RawValue == String {
    let names = T.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
    return value(key, names) { node in node.string.flatMap(T.init(rawValue:)) }
  }

  /// The members of a list, each of them one of the names of `T`; none when there is no such key.
  func choices<T: RawRepresentable & CaseIterable & Hashable>(_ key: String, _: T.Type) -> Set<T>
  where T.RawValue == String {
    let names = T.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
    var choices: Set<T> = []
    for (index, text, offset) in strings(key) ?? [] {
      let place = path.appending(key).appending(index)
      if let choice = T(rawValue: text) {
        if choices.insert(choice).inserted { continue }
        problems.add("\"\(text)\" stands twice", at: place, offset: offset)
      } else {
        let text = SourceFailure.clean(text, limit: 60)
        problems.add("expected \(names), found \"\(text)\"", at: place, offset: offset)
      }
    }
    return choices
  }

  func list(_ key: String) -> [JSONNode]? {
    value(key, "a list", \.array)
  }

  /// Texts of a list, each with its place; members that are no texts are reported.
  func strings(_ key: String) -> [(index: Int, text: String, offset: Int)]? {
    list(key)?.enumerated().compactMap { index, node in
      if let text = node.string { return (index, text, node.offset) }
      problems.add(
        "expected a text, found \(node.kind)", at: path.appending(key).appending(index),
        offset: node.offset)
      return nil
    }
  }

  /// The value of a key that must be there and must not be empty.
  func required(_ key: String) -> String? {
    guard has(key) else {
      asked.insert(key)
      problems.add("this key is missing", at: path.appending(key), offset: node.offset)
      return nil
    }
    guard let text = string(key) else { return nil }
    guard !text.isEmpty else {
      report("must not be empty", key)
      return nil
    }
    return text
  }

  func rules(_ key: String) -> [FieldRule] {
    (strings(key) ?? []).compactMap { index, text, offset in
      do throws(FieldRule.Malformed) {
        return try FieldRule(text)
      } catch {
        problems.add(error.reason, at: path.appending(key).appending(index), offset: offset)
        return nil
      }
    }
  }
}
