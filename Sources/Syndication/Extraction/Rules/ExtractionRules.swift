/// The rules by which pages are read: the built-in rows, and before them those of a user.
package struct ExtractionRules: Sendable {
  package static let builtIn = ExtractionRules()

  /// The user's rows alone; the built-in ones follow them.
  let systems: [(rule: SystemRule, system: ContentSystem)]
  let labels: [UInt16: [LabelRules.Entry]]
  let lines: LinePhrases

  package init(
    systems: [SystemRule] = [], labels: [LabelRule] = [], lines: [LineRule] = []
  ) {
    self.systems = systems.map { ($0, ContentSystem($0)) }
    self.labels = labels.isEmpty ? LabelRules.index : LabelRules.index(with: labels)
    self.lines = LinePhrases(lines)
  }

  /// The rules for a page: the first row of the user's that is for it, completed by the built-in
  /// system that the page was made with.
  func system(_ layout: PageLayout, _ head: PageHead, url: String?) -> ContentSystem? {
    let builtIn = ContentSystem.of(layout, head)
    guard !systems.isEmpty else { return builtIn }
    let host = (url ?? head.link("canonical") ?? head.meta("og:url"))
      .flatMap { SiteReader.host(of: $0) }
    let generator = head.all("generator").joined(separator: " ").lowercased()
    let own = systems.first { row in
      row.rule.sites.contains { Self.is(host, within: $0) }
        || row.rule.generators.contains { generator.contains($0.lowercased()) }
        || row.system.marks.contains { !$0.matches(in: layout).isEmpty }
    }
    return own.map { $0.system.completed(by: builtIn) } ?? builtIn
  }

  /// Whether a host is a site or one of its subdomains.
  private static func `is`(_ host: String?, within site: String) -> Bool {
    let site = site.lowercased()
    guard let host = host?.split(separator: ":").first else { return false }
    return host == site || host.hasSuffix("." + site)
  }
}

/// Lines that a user names, as `LabelFolding` writes them.
struct LinePhrases: Sendable {
  private(set) var endMarks: [[UInt8]] = []
  private(set) var signatures: [[UInt8]] = []
  private(set) var readAlso: [[UInt8]] = []
  private(set) var furniture: Set<[UInt8]> = []

  static let none = LinePhrases([])

  init(_ rules: [LineRule]) {
    for rule in rules {
      let phrases = rule.phrases.map { LabelFolding.fold($0) }.filter { !$0.isEmpty }
      switch rule.kind {
      case .endMarks: endMarks += phrases
      case .signatures: signatures += phrases
      case .readAlso: readAlso += phrases
      case .furniture: furniture.formUnion(phrases)
      }
    }
  }
}
