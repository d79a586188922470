import Foundation
import Glibc
import Testing

@testable import Fetching

struct TLSTests {
  private func request(_ url: String, caFile: String? = nil) -> FetchRequest {
    var request = FetchRequest.local(url)
    request.caFile = caFile
    return request
  }

  private func isRefused(_ reason: FetchFailure.Reason?) -> Bool {
    if case .tls(let why) = reason { why.contains("certificate") } else { false }
  }

  @Test func whomNobodyTrustsIsNotAsked() async throws {
    let server = try TLSServer(.session)
    let transfers = try Transfers.forTest(caFiles: [nil, server.certificate])
    #expect(isRefused(await transfers.failure(request(server.base + "/"))))
    let trusting = request(server.base + "/", caFile: server.certificate)
    #expect(await transfers.failure(trusting) == nil)
    // The trust of one source is not lent to others, and nor is its connection.
    #expect(isRefused(await transfers.failure(request(server.base + "/"))))
  }

  @Test func aCertificateIsForItsNamesOnly() async throws {
    let server = try TLSServer(.session, for: "DNS:elsewhere.example,IP:127.0.0.2")
    let transfers = try Transfers.forTest(caFiles: [server.certificate])
    let failure = await transfers.failure(request(server.base + "/", caFile: server.certificate))
    guard case .tls(let why) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(why.contains("127.0.0.1"))
  }

  @Test func sessionsAreTakenUpAgain() async throws {
    let server = try TLSServer(.session)
    let transfers = try Transfers.forTest(caFiles: [server.certificate])
    var states: [String] = []
    for _ in 1...4 {
      let answer = try await transfers.fetch(
        request(server.base + "/", caFile: server.certificate)
      ).get()
      states += answer.text.split(separator: "\n").compactMap { line in
        ["New, ", "Reused, "].first { line.hasPrefix($0) }
      }
    }
    #expect(states == ["New, ", "Reused, ", "Reused, ", "Reused, "])
  }

  @Test func certificatesAreLoadedOnce() async throws {
    let server = try TLSServer(.session)
    let before = try Self.namelessFiles()
    let transfers = try Transfers.forTest(caFiles: [server.certificate])
    let file = try #require(try Self.namelessFiles().subtracting(before).first)
    let reads = try FileOpenings(of: file)
    let request = request(server.base + "/", caFile: server.certificate)
    #expect(await transfers.failure(request) == nil)
    let first = try reads.next()
    #expect(first > 0)
    for _ in 1...4 { #expect(await transfers.failure(request) == nil) }
    #expect(try reads.next() == 0)
  }

  @Test func noRedirectLeadsOutOfTLSUnlessAllowed() async throws {
    let open = try RawServer { _, connection in connection.answer(body: "in the open") }
    let server = try TLSServer(
      .files(["away": "HTTP/1.0 302 Found\r\nLocation: \(open.url("/x"))\r\n\r\n"]))
    let transfers = try Transfers.forTest(caFiles: [server.certificate])
    var request = request(server.base + "/away", caFile: server.certificate)
    guard case .redirectRefused = await transfers.failure(request) else {
      Issue.record("followed")
      return
    }
    #expect(open.requests.isEmpty)
    request.allowsInsecureRedirects = true
    #expect(try await transfers.fetch(request).get().text == "in the open")
  }

  /// What this process has open and no folder names, by its path under `/proc`.
  private static func namelessFiles() throws -> Set<String> {
    let folder = "/proc/self/fd"
    return Set(
      try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.filter {
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: $0)
        return target?.hasSuffix(" (deleted)") == true
      })
  }
}

/// How often a file is opened (inotify(7)).
private struct FileOpenings: ~Copyable {
  private let descriptor: Int32

  init(of path: String) throws {
    descriptor = inotify_init1(Int32(IN_NONBLOCK))
    guard descriptor >= 0, inotify_add_watch(descriptor, path, UInt32(IN_OPEN)) >= 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  deinit { close(descriptor) }

  /// How often since the last time. Openings that nothing stands between count as one.
  func next() throws -> Int {
    var events = [inotify_event](repeating: inotify_event(), count: 64)
    let count = read(descriptor, &events, events.count * MemoryLayout<inotify_event>.stride)
    if count < 0, errno == EAGAIN { return 0 }
    guard count > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return count / MemoryLayout<inotify_event>.stride
  }
}
