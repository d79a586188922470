import News
import Publishing

extension Desk {
  /// Writes the site, and looks whether each of its pages is still there.
  package func exportSite() async throws {
    guard let site = configuration.site else {
      throw Complaint(
        .usage, "the configuration has no \"site\": {\"path\": \"…\", \"base\": \"https://…\"}")
    }
    _ = try await write(site, isThorough: true)
  }

  /// Writes the site after a run; the run is told what went wrong with it.
  func writeSite(_ report: inout CycleReport) async {
    guard let site = configuration.site else { return }
    do {
      report.written += try await write(site, isThorough: false)
    } catch {
      report.exportComplaints.append(Complaint(error))
    }
  }

  private func write(_ site: Site, isThorough: Bool) async throws -> [String] {
    let writer = SiteWriter(
      path: site.path, profile: profile(of: site), codings: site.compress, store: store,
      // What does not know its version takes every page for one of another.
      program: FileState.program?.text ?? String(UInt64.random(in: 0...UInt64.max)))
    do {
      return try await writer.write(isThorough: isThorough)
    } catch let error as FileError {
      throw Complaint(
        .inputOutput,
        "\(error.description); the site in \(site.path) is as it was but for files that had taken "
          + "their places: see that the disk has room and the folder can be written, and run again")
    }
  }

  private func profile(of site: Site) -> SiteProfile {
    var publishers: [PublisherID: String] = [:]
    for source in configuration.sources where publishers[source.publisher] == nil {
      publishers[source.publisher] = source.title
    }
    return SiteProfile(
      title: site.title ?? FeedAddress.host(of: site.base) ?? "aggregator", base: site.base,
      language: site.language ?? commonestLanguage, feeds: feeds, publishers: publishers)
  }

  /// Of the languages that pages can be in, the one of most sources; of several the first of the list.
  private var commonestLanguage: String {
    let counts = SiteProfile.languages.map { language in
      configuration.sources.count { $0.language?.hasPrefix(language) == true }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { SiteProfile.languages[$0] } ?? SiteProfile.languages[0]
  }

  private var feeds: [SiteFeed] {
    configuration.exports.flatMap { export in
      export.formats.compactMap { name -> SiteFeed? in
        guard let address = export.selfURL, let format = PublicationFormats.named(name),
          Self.discoverable.contains(name)
        else { return nil }
        return SiteFeed(
          title: "\(export.title ?? export.name) (\(name))", url: address + format.suffix,
          mediaType: format.mediaType)
      }
    }
  }

  /// What feed readers look for.
  private static let discoverable: Set<String> = ["rss", "atom", "json"]
}
