import JSON
import Matching
import News

extension ConfigurationReader {
  func readMatching(_ object: ObjectReader, _ sources: [Source]) -> MatchingSettings {
    var settings = MatchingSettings()
    guard let node = object.node("matching"),
      let matching = ObjectReader(
        node, path: object.path.appending("matching"), problems: problems)
    else { return settings }
    settings.window = matching.seconds("window") ?? settings.window
    settings.scope = readScope(matching, Set(sources.map(\.id)))
    readRules(&settings.rules, matching)
    matching.reportUnknownKeys()
    return settings
  }

  /// Less than this would be in common by chance.
  static let leastContainment = 0.1

  private func readRules(_ rules: inout NearRules, _ matching: ObjectReader) {
    rules.leastContainment =
      matching.share("containment", in: Self.leastContainment...1) ?? rules.leastContainment
    rules.changedNumbers = matching.share("changedNumbers", in: 0...1) ?? rules.changedNumbers
    rules.swappedNames = matching.share("swappedNames", in: 0...1) ?? rules.swappedNames
  }

  /// `"all"`, or groups of IDs.
  private func readScope(_ matching: ObjectReader, _ known: Set<SourceID>) -> [[SourceID]]? {
    guard let node = matching.node("scope"), node.string != "all" else { return nil }
    guard let groups = node.array, groups.allSatisfy({ $0.array != nil }) else {
      matching.report("expected \"all\" or groups of source IDs", "scope")
      return nil
    }
    return groups.map { group in
      (group.array ?? []).compactMap { member in
        let id = member.string.map(SourceID.init(rawValue:))
        if let id, known.contains(id) { return id }
        problems.add(
          "no source has this ID", at: matching.path.appending("scope"), offset: member.offset)
        return nil
      }
    }
  }

  /// By what other names texts credit publishers. A publisher may be one that no source has: it is
  /// credited, not seen.
  func readPublishers(_ object: ObjectReader) -> [PublisherAliases] {
    guard let node = object.node("publishers"),
      let publishers = ObjectReader(
        node, path: object.path.appending("publishers"), problems: problems)
    else { return [] }
    return (node.members ?? []).map { member in
      let names = publishers.strings(member.key) ?? []
      for name in names where name.text.allSatisfy(\.isWhitespace) {
        problems.add(
          "must not be empty", at: publishers.path.appending(member.key).appending(name.index),
          offset: name.offset)
      }
      return PublisherAliases(
        publisher: PublisherID(rawValue: member.key.composed), names: names.map(\.text))
    }
  }
}
