package import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import Synchronization

/// A well-behaved server in this process.
package final class LoopbackServer: Sendable {
  package let base: String
  private let server: HTTPServer
  private let task: Task<Void, any Error>

  package init(_ handler: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse)
    async throws
  {
    server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0),
      pool: PromptPool(pool: HTTPServer.defaultPool()), logger: .disabled,
      handler: ClosureHTTPHandler(handler))
    task = Task { [server] in try await server.run() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      throw SocketError.unsupportedAddress
    }
    base = "http://127.0.0.1:\(port)"
  }

  package func stop() async {
    await server.stop()
    task.cancel()
  }
}

/// Sends without waiting for more: the library writes head and body apart, and the system would
/// hold the body back for 40 ms.
private struct PromptPool<Pool: AsyncSocketPool>: AsyncSocketPool {
  let pool: Pool

  func prepare() async throws { try await pool.prepare() }
  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var one: Int32 = 1
    setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &one,
      socklen_t(MemoryLayout<Int32>.size))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
