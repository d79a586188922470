import Compression
import News
import Publishing
import Storage
import Synchronization

/// Writes the site from the store: the pages of stories that changed since the last time, and the lists
/// that these stand in.
struct SiteWriter: Sendable {
  /// The site's folder.
  let path: String
  let profile: SiteProfile
  /// Codings in which a copy lies beside each file.
  let codings: Set<ContentCoding>
  let store: any NewsStore
  /// Tells one version of the program from the others.
  let program: String

  /// Stories of one transaction.
  static let batchSize = 512

  /// - Parameter isThorough: looks whether each page is still there, also when nothing changed in the
  ///   store. So it is done after a run that was killed while it wrote.
  /// - Returns: the paths of the files that changed.
  func write(isThorough: Bool) async throws -> [String] {
    // The folder first: who waited for it goes by what the other one wrote.
    let files = try FileSet(root: path)
    let isThorough = isThorough || files.isLeftOver
    AtomicFile.removeLeftOver(files.path(of: SiteRegister.name))
    let signature = signature
    let register = SiteRegister(generation: try await store.generation(), signature: signature)
    let known = readRegister()
    if !isThorough, let known, known.isOfSame(register) { return [] }
    let plan = SitePlan(try await catalogue(), of: profile, signature: signature)
    let work = SiteWork(
      files: files, codings: codings, known: known?.files ?? [:], isThorough: isThorough)
    try await writeStories(of: plan, work)
    try await writeLists(of: plan, work)
    for asset in plan.assets { try work.put(asset.bytes, at: asset.path, fingerprint: 0) }
    return try work.finish(register)
  }

  /// Another version of the program, or other copies, and every page is made anew.
  private var signature: UInt64 {
    var signature = SiteFingerprint()
    signature.add(SitePlan.signature(of: profile))
    signature.add(program)
    for coding in ContentCoding.allCases where codings.contains(coding) {
      signature.add(coding.rawValue)
    }
    return signature.value
  }

  private func readRegister() -> SiteRegister? {
    SiteRegister.read("\(path)/\(SiteRegister.name)")
  }

  private func catalogue() async throws -> SiteCatalogue {
    let catalogue = Mutex(SiteCatalogue())
    try await store.outlines { outline in catalogue.withLock { $0.add(outline) } }
    return catalogue.withLock { $0 }
  }

  private func writeStories(of plan: SitePlan, _ work: SiteWork) async throws {
    var batch: [SitePlan.PlannedStory] = []
    for story in plan.stories where work.needs(story.path, story.fingerprint) {
      batch.append(story)
      guard batch.count == Self.batchSize else { continue }
      try await write(batch, work)
      batch.removeAll(keepingCapacity: true)
    }
    try await write(batch, work)
  }

  private func write(_ stories: [SitePlan.PlannedStory], _ work: SiteWork) async throws {
    guard !stories.isEmpty else { return }
    let planned = Dictionary(stories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    try await store.records(of: stories.map(\.id), content: true) { record in
      guard let story = planned[record.story] else { return true }
      let page = StoryPage(record, of: profile, hasServicePage: story.hasServicePage)
      try work.put(page.bytes(), at: story.path, fingerprint: story.fingerprint)
      return true
    }
  }

  private func writeLists(of plan: SitePlan, _ work: SiteWork) async throws {
    for planned in plan.pages {
      let paths = [planned.path] + [planned.indexPath].compactMap(\.self)
      // Each is asked: asking notes what stays.
      let needed = paths.map { work.needs($0, planned.fingerprint) }
      guard needed.contains(true) else { continue }
      let page = Mutex(ListPage(planned, of: profile))
      if !planned.stories.isEmpty {
        try await store.records(of: planned.stories, content: false) { record in
          page.withLock { $0.add(record) }
          return true
        }
      }
      let made = page.withLock { $0 }
      for file in made.files() {
        try work.put(file.bytes, at: file.path, fingerprint: planned.fingerprint)
      }
    }
  }
}
