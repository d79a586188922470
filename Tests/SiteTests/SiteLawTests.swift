import Markup
import News
import Publishing
import Testing

/// What holds for every page, whatever the stories.
@Suite struct SiteLawTests {
  private static let plain = [SiteSamples.full, SiteSamples.record(1), SiteSamples.record(2)]
  private static let sites = [
    ("plain", WholeSite(plain)), ("hostile", WholeSite(plain + [SiteSamples.hostile])),
    ("empty", WholeSite([])),
    (
      "English",
      WholeSite(
        plain + [SiteSamples.hostile],
        SiteProfile(title: "Desk", base: "https://desk.example/", language: "en"))
    ),
    (
      "Arabic",
      WholeSite(plain, SiteProfile(title: "مكتب", base: "https://desk.example/", language: "ar"))
    ),
    ("large", WholeSite((1...450).map { SiteSamples.record($0, minutes: Int64($0) * 7) })),
  ]
  static let pages = sites.flatMap { name, site in
    site.pages.map { Page(name: "\(name) \($0.path)", path: $0.path, text: $0.text, site: site) }
  }

  struct Page: CustomTestStringConvertible, Sendable {
    let name: String
    let path: String
    let text: String
    let site: WholeSite
    var testDescription: String { name }
    var tags: [Tags.Tag] { Tags(text).all }
  }

  /// What the search's script says stands in its page, in the page's language.
  @Test(arguments: pages.filter { $0.path == "search.html" })
  func theScriptFindsItsWords(_ page: Page) throws {
    let script = try #require(page.site.files["search.js"])
    let state = try #require(page.tags.first { $0["id"] == "state" })
    let wanted = Set(script.matches(of: /dataset\.([a-z]+)/).map { "data-\($0.1)" })
    #expect(wanted.count == 4)
    #expect(wanted.allSatisfy { state[$0]?.isEmpty == false })
    #expect(Set(wanted.map { state[$0] }).count == wanted.count)
  }

  @Test(arguments: pages)
  func endsInHTMLAndCarriesAPolicy(_ page: Page) {
    #expect(page.path.hasSuffix(".html"))
    let policy = page.tags.first { $0["http-equiv"] == "Content-Security-Policy" }?["content"]
    #expect(policy?.hasPrefix("default-src 'none';") == true)
    #expect(policy?.contains("unsafe") == false)
  }

  @Test(arguments: pages)
  func nothingRunsAndNothingIsLoadedFromElsewhere(_ page: Page) {
    for tag in page.tags {
      #expect(tag.attributes.allSatisfy { $0.name != "style" && !$0.name.hasPrefix("on") })
      #expect(tag.attributes.allSatisfy { $0.name != "src" || $0.value == "search.js" })
      #expect(!["img", "iframe", "object", "embed", "base", "style", "video"].contains(tag.name))
      if tag.name == "script" {
        #expect(tag["src"] == "search.js" || tag["type"] == "application/ld+json")
      }
      if tag.name == "link" {
        let isOwn = tag["href"]?.hasPrefix("http") == false
        #expect(isOwn || tag["rel"] == "canonical" || tag["rel"] == "alternate")
      }
      for name in ["href", "action"] {
        guard let address = tag[name] else { continue }
        let scheme = address.split(separator: ":", omittingEmptySubsequences: false)[0]
        #expect(
          address.hasPrefix("https://") || !scheme.allSatisfy(\.isLetter) || scheme == address)
      }
    }
  }

  /// What is no address elsewhere leads to a file that was written, and to an element that is there.
  @Test(arguments: pages)
  func everyLinkLeadsSomewhere(_ page: Page) throws {
    for tag in page.tags {
      guard let address = tag["href"] ?? tag["src"], !address.hasPrefix("https://") else {
        continue
      }
      if address.hasPrefix("#") {
        let id = String(address.dropFirst())
        #expect(page.tags.contains { $0["id"] == id }, "\(address)")
        continue
      }
      let path =
        address.hasPrefix("../")
        ? String(address.dropFirst(3)) : page.path.contains("/") ? "up/\(address)" : address
      #expect(page.site.files[path] != nil, "\(address)")
    }
  }

  @Test(arguments: pages)
  func idsAreUnique(_ page: Page) {
    let ids = page.tags.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: pages)
  func headingsAreInOrder(_ page: Page) {
    let levels = page.tags.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
    }
    #expect(levels.count { $0 == 1 } == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
  }

  /// The same values, the same bytes: nothing looks at the clock, or at the order in a dictionary.
  @Test func theSameValuesGiveTheSameBytes() {
    let records = Self.plain + [SiteSamples.hostile]
    #expect(WholeSite(records).files == WholeSite(records.reversed()).files)
    #expect(
      SitePlan.signature(of: SiteSamples.profile) == SitePlan.signature(of: SiteSamples.profile))
  }

  /// A page is known by its fingerprint: pages that differ have others.
  @Test func whatChangesAPageChangesItsFingerprint() {
    let records = (1...130).map { SiteSamples.record($0, minutes: Int64($0) * 30) }
    let before = WholeSite(records)
    var changed = records
    changed[100].origin.title = "Another"
    let after = WholeSite(
      changed + [SiteSamples.full, SiteSamples.record(999, minutes: 9_999)],
      changed: { $0 == changed[100].story ? 2 : 1 })
    let old = Dictionary(
      uniqueKeysWithValues: before.plan.pages.map { ($0.path, $0.fingerprint) }
        + before.plan.stories.map { ($0.path, $0.fingerprint) })
    var kept = 0
    for (path, fingerprint) in after.plan.pages.map({ ($0.path, $0.fingerprint) })
      + after.plan.stories.map({ ($0.path, $0.fingerprint) })
    where old[path] == fingerprint {
      #expect(before.files[path] == after.files[path], "\(path)")
      kept += 1
    }
    // All stories but one, and the days in which nothing happened.
    #expect(kept >= 130)
  }

  /// Another title, another address, another feed: every page is another one.
  @Test func theSignatureTellsProfilesApart() {
    var profiles = [SiteProfile](repeating: SiteSamples.profile, count: 5)
    profiles[0].title += "!"
    profiles[1].base = "https://other.example/"
    profiles[2].language = "en"
    profiles[3].feeds = []
    profiles[4].publishers[PublisherID(rawValue: "x")] = "X"
    let signatures = (profiles + [SiteSamples.profile]).map { SitePlan.signature(of: $0) }
    #expect(Set(signatures).count == 6)
  }
}
