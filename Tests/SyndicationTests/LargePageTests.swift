import News
import Storage
import StorageSQLite
import Testing

@testable import Syndication

@Suite struct LargePageTests {
  private static let names = ["one", "two", "three"]
  private static let count = 20

  private func publish(_ folder: borrowing DeskFolder) {
    let paragraph = String(repeating: "\(Wire.bridge) ", count: 250)
    for name in Self.names {
      let items = (1...Self.count).map { number in
        Wire.Item(
          id: "\(name)-\(number)", title: "Item \(name) \(number)", text: "Text.",
          link: "\(folder.base)/\(name)/\(number)")
      }
      folder.documents["/\(name)"] = Wire.rss(folder.base, items)
      for number in 1...Self.count {
        folder.documents["/\(name)/\(number)"] = .init(
          body: "<html><body><article><h1>Item</h1><p>Whole \(name) \(number). \(paragraph)</p>"
            + "</article></body></html>", type: "text/html; charset=utf-8")
      }
    }
  }

  /// There is room for two pages at a time, or for hardly one.
  @Test(arguments: [300_000, 1])
  func pagesWaitForRoomAndNoneIsLost(room: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder)
      let configuration = try folder.configuration(Self.names, more: ", \"fullText\": true")
      let store = try SQLiteStore.open(path: folder.path + "/a.db")
      let stages = try Stages(
        configuration, sources: configuration.sources, store: store, isRehearsal: false,
        now: Timestamp(seconds: 1_767_300_000), largePageBudget: room)
      let yields = try await withThrowingTaskGroup(of: SourceYield.self) { group in
        for source in configuration.sources {
          group.addTask {
            let turn = SourceTurn(
              source: source, state: SourceState(source: source.id), stages: stages,
              now: Timestamp(seconds: 1_767_300_000))
            return try await turn.result {}.get()
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      await stages.shutdown()
      for yield in yields {
        #expect(yield.newArticles == Self.count)
        #expect(yield.postponedPages == 0)
        #expect(yield.state.repeated.pages == Int32(Self.count))
        // They do not wait in memory for the others.
        #expect(yield.storedArticles == Self.count)
      }
      let requests = folder.documents.takeRequests()
      #expect(requests.count == Self.names.count * (Self.count + 1))
      #expect(Set(requests).count == requests.count)
      let texts = try await store.pending(limit: 1_000, content: true).map(
        \.article.content.plainText)
      for name in Self.names {
        for number in 1...Self.count {
          #expect(texts.contains { $0.contains("Whole \(name) \(number).") })
        }
      }
      await store.close()
    }
  }
}
