import Foundation
import News
import Storage
import StorageSQLite
import Synchronization
import Testing

/// A kind of store, to be run through the contract. Another one is one more element of `all`.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// A new, empty store with this folder for itself.
  let open: @Sendable (TemporaryFolder) async throws -> any NewsStore

  static let all = [
    StoreUnderTest(testDescription: "SQLite") { folder in
      try SQLiteStore.open(path: folder.path("store/news.db"))
    }
  ]

  func callAsFunction(_ body: (any NewsStore) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    let store = try await open(folder)
    try await body(store)
    await store.close()
    withExtendedLifetime(folder) {}
  }
}

/// A folder that goes away with this value.
final class TemporaryFolder: Sendable {
  let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/storage-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  func path(_ name: String) -> String { root + "/" + name }

  /// The bytes of a file; none when it is not there.
  static func read(_ path: String) -> Data {
    FileManager.default.contents(atPath: path) ?? Data()
  }

  static func write(_ data: Data, to path: String) throws {
    try data.write(to: URL(fileURLWithPath: path))
  }

  /// The names of the files in it, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root).sorted()
  }
}

/// Collects what a visitor is shown.
final class Collected<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  /// Returns how many there are now.
  @discardableResult
  func append(_ element: Element) -> Int {
    elements.withLock {
      $0.append(element)
      return $0.count
    }
  }

  var all: [Element] { elements.withLock { $0 } }
}

extension NewsStore {
  func pending() async throws -> [PendingArticle] {
    try await pending(limit: .max, content: false)
  }

  func published(collapse: Bool = true) async throws -> [PublishedStory] {
    let items = Collected<PublishedStory>()
    try await publish(PublicationQuery(collapse: collapse)) { item in
      items.append(item)
      return true
    }
    return items.all
  }

  func ledger(_ query: LedgerQuery = LedgerQuery()) async throws -> [LedgerStory] {
    let stories = Collected<LedgerStory>()
    try await ledger(query) { story in
      stories.append(story)
      return true
    }
    return stories.all
  }
}
