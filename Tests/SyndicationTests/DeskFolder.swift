import FlyingFox
import Foundation
import Loopback
import News
import StorageSQLite
import Synchronization
import Syndication

/// What a server on loopback has to give: documents by path, each with a validator.
final class Documents: Sendable {
  struct Document: Sendable {
    var body: String
    var type = "application/rss+xml"
    var status = 200
    /// Seconds before it is sent.
    var pause = 0.0
    /// Sent with it, and with the answer that it has not changed.
    var headers: [String: String] = [:]
  }

  private struct State {
    var documents: [String: Document] = [:]
    var requests: [String] = []
    var begun: [String] = []
    var robots = 0
    var authorized: [String] = []
  }

  private let state = Mutex(State())

  subscript(path: String) -> Document? {
    get { state.withLock { $0.documents[path] } }
    set { state.withLock { $0.documents[path] = newValue } }
  }

  /// Paths that were asked for since the last look, each with the status that was answered; without
  /// robots.txt.
  func takeRequests() -> [String] {
    state.withLock { state in
      defer { state.requests = [] }
      return state.requests.sorted()
    }
  }

  /// Paths that were asked for since the last look, answered or not, in the order in which they were;
  /// without robots.txt.
  func takeBegun() -> [String] {
    state.withLock { state in
      defer { state.begun = [] }
      return state.begun
    }
  }

  func begin(_ path: String) {
    guard path != "/robots.txt" else { return }
    state.withLock { $0.begun.append(path) }
  }

  /// How often robots.txt was asked for since the last look.
  func takeRobotsRequests() -> Int {
    state.withLock { state in
      defer { state.robots = 0 }
      return state.robots
    }
  }

  /// Paths that were asked for with credentials since the last look, and these.
  func takeAuthorized() -> [String] {
    state.withLock { state in
      defer { state.authorized = [] }
      return state.authorized.sorted()
    }
  }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let document = self[request.path]
    let etag = document.map {
      "\"\($0.body.utf8.reduce(7 as UInt64) { ($0 &* 31) ^ UInt64($1) })\""
    }
    let isKnown = etag != nil && request.headers[.init("If-None-Match")] == etag
    let status = isKnown ? 304 : document?.status ?? 404
    let authorization = request.headers[.authorization]
    state.withLock {
      if let authorization { $0.authorized.append("\(request.path) \(authorization)") }
      if request.path == "/robots.txt" {
        $0.robots += 1
      } else {
        $0.requests.append("\(status) \(request.path)")
      }
    }
    var headers = HTTPHeaders([:])
    for (name, value) in document?.headers ?? [:] { headers[HTTPHeader(name)] = value }
    guard let document, let etag, !isKnown else {
      return HTTPResponse(
        statusCode: HTTPStatusCode(status, phrase: "See number"), headers: headers)
    }
    headers[.contentType] = document.type
    headers[HTTPHeader("ETag")] = etag
    return HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: "See number"), headers: headers,
      body: Data(document.body.utf8))
  }
}

/// A desk in a folder of its own over a server on loopback.
struct DeskFolder: ~Copyable {
  let documents = Documents()
  let path: String
  private let server: LoopbackServer
  private let moment = Mutex<Int64>(1_767_300_000)

  /// Runs `body` and tidies up.
  static func with<T>(_ body: (borrowing DeskFolder) async throws -> T) async throws -> T {
    let folder = try await DeskFolder()
    do {
      let value = try await body(folder)
      await folder.close()
      return value
    } catch {
      await folder.close()
      throw error
    }
  }

  private init() async throws {
    path = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let documents = documents
    server = try await LoopbackServer { request in
      documents.begin(request.path)
      if let pause = documents[request.path]?.pause, pause > 0 {
        try await Task.sleep(for: .seconds(pause))
      }
      return documents.answer(request)
    }
  }

  private func close() async {
    await server.stop()
    try? FileManager.default.removeItem(atPath: path)
  }

  var base: String { server.base }

  /// Seconds since 1970 that the next run takes for now.
  func setNow(_ seconds: Int64) {
    moment.withLock { $0 = seconds }
  }

  /// A configuration of one source a name, whose feed is at `/NAME`.
  func configuration(
    _ names: [String], more: String = "", exportMore: String = "", rootMore: String = ""
  ) throws -> Configuration {
    let sources = names.map {
      """
      {"id": "\($0)", "url": "\(base)/\($0)", "publisher": "\($0)", "allowPrivate": true\(more)}
      """
    }
    let text = """
      {"version": 1, "database": "\(path)/a.db", "sources": [\(sources.joined(separator: ","))],
       "exports": [{"name": "all", "formats": ["rss", "atom", "json"], "path": "\(path)/out/all",
                    "self": "https://desk.example/all"\(exportMore)}]\(rootMore)}
      """
    return try Configuration.parse(
      Array(text.utf8), path: path + "/feeds.json", environment: [:])
  }

  func desk(_ configuration: Configuration) throws -> Desk {
    let now = moment.withLock { $0 }
    return Desk(
      configuration: configuration, store: try SQLiteStore.open(path: path + "/a.db"),
      clock: WallClock { Timestamp(seconds: now) })
  }

  @discardableResult
  func run(
    _ configuration: Configuration, _ options: CycleOptions = CycleOptions(force: true)
  ) async throws -> CycleReport {
    try await desk(configuration).run(options, observer: Silence())
  }

  func ledger(_ configuration: Configuration) async throws -> String {
    let output = Mutex<[UInt8]>([])
    try await desk(configuration).ledger(
      since: nil, minimumPublishers: 2, format: .json, width: 80
    ) { piece in output.withLock { $0 += piece } }
    return output.withLock { String(decoding: $0, as: UTF8.self) }
  }

  func export(_ configuration: Configuration, _ format: String) async throws -> [UInt8] {
    let output = Mutex<[UInt8]>([])
    try await desk(configuration).export(name: "all", format: format) { piece in
      output.withLock { $0 += piece }
    }
    return output.withLock { $0 }
  }

  /// The files of the export with their bytes and modification times.
  func exported() throws -> [String: (bytes: Data, changed: Date?)] {
    let folder = path + "/out"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.reduce(into: [:]) { found, name in
      let file = folder + "/" + name
      found[name] = (
        try Data(contentsOf: URL(filePath: file)),
        try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
      )
    }
  }
}

struct Silence: CycleObserver {
  func fetchingEnded() {}
  func cycleBegan(sources: Int) {}
  func sourceEnded(failed: Bool, articles: Int) {}
}

/// A feed of our own words.
enum Wire {
  struct Item {
    var id: String
    var title: String
    var text: String
    var link: String?
    var date = "Thu, 01 Jan 2026 09:00:00 +0000"
  }

  static func rss(_ base: String, _ items: [Item]) -> Documents.Document {
    let items = items.map { item in
      """
      <item><title>\(item.title)</title><guid isPermaLink="false">\(item.id)</guid>\
      <link>\(item.link ?? "\(base)/news/\(item.id)")</link><pubDate>\(item.date)</pubDate>\
      <description>\(item.text)</description></item>
      """
    }
    return Documents.Document(
      body: "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>")
  }

  static let bridge =
    "The footbridge over the mill race was lifted back onto its stone piers this morning, and the "
    + "first schoolchildren crossed it before the paint was dry."
  static let bakery =
    "The bakery on Tanner Street bakes its rye loaf again after the oven, which had served since "
    + "before the war, was given a new floor of firebrick."
}
