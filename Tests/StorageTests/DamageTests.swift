import News
import Storage
import Testing

@testable import StorageSQLite

/// A value that this program cannot have written is an error, never a trap.
@Suite("SQLite: damaged values")
struct DamageTests {
  @Test(arguments: [
    "UPDATE detail SET authors = '5:Reza'", "UPDATE detail SET authors = '4:Reza'",
    "UPDATE detail SET tags = 'x'", "UPDATE detail SET tags = '99999999999999999999:x'",
    "UPDATE detail SET tags = ':'", "UPDATE detail SET tags = '-'",
    "UPDATE detail SET attachments = '1:a-1:x-'", "UPDATE detail SET links = '3:ab'",
    "UPDATE detail SET signs = 256", "UPDATE detail SET signs = -1",
    "UPDATE detail SET news_id = NULL", "UPDATE article SET revision = -1",
    "UPDATE article SET content_hash = x'00'", "UPDATE body SET form = 9",
    "UPDATE member SET role = 7 WHERE role = 2", "UPDATE member SET evidence = '4:none---'",
    "UPDATE member SET evidence = '14:near-duplicate1:x1:11:1' WHERE role = 2",
  ])
  func isReported(_ sql: String) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    try await store.admit(
      Samples.batch([
        Samples.fullArticle(1), Samples.article(2, publisher: "x"),
      ]))
    try await store.settle([Samples.story(1, copies: [2])])
    try await store.tamper(sql)
    let error = await #expect(throws: StoreError.self) {
      _ = try await store.published()
    }
    #expect(error.map { "\($0)".contains("damaged") } == true)
    _ = try? await store.admit(Samples.batch([Samples.fullArticle(1)]))
    _ = try? await store.revisions(of: Samples.id(1))
    _ = try? await store.stories([Samples.story(1)])
  }

  /// Not whole shingles, not ascending, one of them twice.
  @Test(arguments: ["x'010203'", "x'0100000000'", "x'0200000001000000'", "x'0100000001000000'"])
  func aPrintThatIsNoneIsReported(_ blob: String) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    var admission = Samples.admission(Samples.article(1))
    admission.print = TextPrint(shingles: [1, 2])
    try await store.admit(Batch(admissions: [admission], seen: Samples.monday))
    try await store.tamper("UPDATE print SET shingles = \(blob)")
    await #expect(throws: StoreError.self) { _ = try await store.pending() }
    try await store.settle([Samples.single(1)])
    let error = await #expect(throws: StoreError.self) {
      _ = try await store.window(since: Timestamp(seconds: 0), after: nil, limit: 9)
    }
    #expect(error.map { "\($0)".contains("damaged") } == true)
  }

  @Test func aStoryWithoutOriginIsReported() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    try await store.admit(
      Samples.batch([Samples.article(1), Samples.article(2, publisher: "x")]))
    try await store.settle([Samples.story(1, copies: [2])])
    try await store.tamper("UPDATE member SET role = 2")
    await #expect(throws: StoreError.self) { _ = try await store.ledger() }
  }

  /// Half a number, half a block, more blocks than are kept.
  @Test(arguments: [
    "x'0102'", "x'0100000001'", "zeroblob(4 + 16 * 257)", "x'FFFFFFFF'",
  ])
  func repeatedBlocksAreReported(_ value: String) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    let source = SourceID(rawValue: "one")
    try await store.admit(Batch(states: [SourceState(source: source)], seen: Samples.monday))
    try await store.tamper("UPDATE source SET repeated = \(value)")
    await #expect(throws: StoreError.self) { _ = try await store.states(of: [source]) }
  }

  /// Extreme numbers are no damage, and nothing is computed from them that could trap.
  @Test func extremesAreValues() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    try await store.admit(Samples.batch([Samples.article(1)]))
    try await store.tamper(
      "UPDATE article SET revision = \(Int64.max), first_seen = \(Int64.min), seen = \(Int64.max)")
    try await store.admit(Samples.batch([Samples.article(1, text: 2)]))
    await #expect(throws: StoreError.self) { _ = try await store.published() }
    _ = try await store.prune([:], others: Timestamp(seconds: .max))
  }

  @Test func aDamagedFileIsReported() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    try await store.admit(Samples.batch([Samples.article(1)]))
    try await store.tamper(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET rootpage = 2 WHERE name = 'body';
      PRAGMA writable_schema = RESET
      """)
    await #expect(throws: StoreError.self) { _ = try await store.published() }
  }
}
