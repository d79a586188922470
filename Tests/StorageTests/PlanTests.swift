import GRDB
import Storage
import Testing

@testable import StorageSQLite

/// How SQLite answers the questions that are asked often or of everything.
@Suite("SQLite: plans")
struct PlanTests {
  private func plan(_ sql: String) async throws -> [String] {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(path: folder.path("news.db"))
    try await store.tamper(SQLiteStore.temporarySQL)
    let asked = sql.replacing("?1", with: "?").replacing("?", with: "7")
    return try await store.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(asked)").map { $0["detail"] as String }
    }
  }

  @Test(
    arguments: [true, false].flatMap { collapse in
      [true, false].map {
        SQLiteStore.publicationSQL(PublicationQuery(collapse: collapse, content: $0))
      }
    })
  func publishingFollowsAnIndex(_ sql: String) async throws {
    let plan = try await plan(sql)
    #expect(plan.first == "SCAN a USING INDEX article_by_time")
    #expect(plan.dropFirst().allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") })
  }

  @Test(arguments: [true, false])
  func theNewestMomentIsFoundInTheIndexAndTheRowsItNames(_ collapse: Bool) async throws {
    let plan = try await plan(SQLiteStore.newestSQL(collapse: collapse))
    let covering = "SCAN article USING COVERING INDEX article_by_time"
    #expect(plan.filter { $0 == covering }.count == 2)
    #expect(plan.contains("SEARCH detail USING INTEGER PRIMARY KEY (rowid=?)"))
    #expect(plan.allSatisfy { $0 == covering || !$0.contains("SCAN article") })
    #expect(plan.allSatisfy { !$0.contains("SCAN detail") && !$0.contains("ORDER BY") })
  }

  @Test func outlinesFollowAnIndex() async throws {
    let plan = try await plan(SQLiteStore.outlinesSQL)
    #expect(plan.first == "SCAN a USING INDEX article_by_time")
    #expect(plan.dropFirst().allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") })
    let members = try await self.plan(SQLiteStore.outlineMembersSQL)
    #expect(members.first?.contains("USING INDEX member_by_story") == true)
  }

  @Test(arguments: [false, true])
  func theLedgerFollowsAnIndex(_ since: Bool) async throws {
    let plan = try await plan(SQLiteStore.ledgerSQL(since: since))
    #expect(plan.count == 1)
    #expect(plan.first?.contains("USING INDEX story_by_news") == true)
  }

  @Test(arguments: [false, true])
  func pendingFollowsItsKey(_ content: Bool) async throws {
    #expect(try await plan(SQLiteStore.pendingRowsSQL) == ["SCAN pending"])
    let plan = try await plan(SQLiteStore.pendingSQL(content: content))
    #expect(plan.allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") })
  }

  /// Neither sorted nor collected: memory does not grow with the store.
  @Test func pruningReadsRowByRow() async throws {
    let plan = try await plan(SQLiteStore.doomSQL)
    #expect(plan.first == "SCAN a")
    #expect(plan.allSatisfy { !$0.contains("TEMP B-TREE") && !$0.contains("MATERIALIZE") })
    #expect(plan.filter { $0.hasPrefix("SCAN") }.count == 1)
  }

  /// Three tables side by side in the order of their rows, from the place handed in.
  @Test func theWindowIsReadRowByRow() async throws {
    let plan = try await plan(SQLiteStore.windowSQL)
    #expect(plan.first == "SEARCH p USING INTEGER PRIMARY KEY (rowid>?)")
    #expect(plan.count == 3)
    #expect(plan.allSatisfy { $0.contains("USING INTEGER PRIMARY KEY") })
  }

  @Test func keysAreFoundByTheirKey() async throws {
    let plan = try await plan(SQLiteStore.holdersSQL)
    #expect(plan == ["SEARCH key USING PRIMARY KEY (value=? AND kind=?)"])
  }
}
