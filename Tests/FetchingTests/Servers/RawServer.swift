import Glibc
import Synchronization

/// Answers with whatever bytes its handler sends: for what no HTTP library can be made to send.
/// One thread for each connection; every wait is bounded.
final class RawServer: Sendable {
  struct Request: Sendable {
    var path: String
    /// Names in lower case.
    var headers: [String: String]
  }

  let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())
  private let handler: @Sendable (Request, RawConnection) -> Void
  private let greeting: @Sendable (RawConnection) -> Bool

  private struct State {
    var requests: [Request] = []
    var connections: [Int32] = []
    var accepted = 0
    var running = 0
    var mostRunning = 0
  }

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - greeting: what comes before the first request of a connection; false ends it.
  init(
    address: String = "127.0.0.1", port: UInt16 = 0,
    greeting: @escaping @Sendable (RawConnection) -> Bool = { _ in true },
    handler: @escaping @Sendable (Request, RawConnection) -> Void
  ) throws {
    self.handler = handler
    self.greeting = greeting
    (listener, self.port) = try Sockets.listen(address: address, port: port)
    Sockets.startThread { [self] in
      // Kept alive by its thread: a test's last use of a server comes before the server's answer.
      // The listener's own time limit ends it.
      while case let socket = accept(listener, nil, nil), socket >= 0 {
        accepted(socket)
      }
      close(listener)
    }
  }

  /// Two at the same port of two addresses.
  static func pair(
    _ handler: @escaping @Sendable (Request, RawConnection) -> Void, publicly address: String,
    _ other: @escaping @Sendable (Request, RawConnection) -> Void
  ) throws -> (RawServer, RawServer) {
    for _ in 0..<20 {
      let first = try RawServer(handler: handler)
      do {
        return (first, try RawServer(address: address, port: first.port, handler: other))
      } catch {
        first.stop()
      }
    }
    throw Sockets.Failure(call: "bind", code: EADDRINUSE)
  }

  var requests: [Request] { state.withLock { $0.requests } }
  var accepted: Int { state.withLock { $0.accepted } }
  /// Requests that were being answered at once, at most.
  var mostRunning: Int { state.withLock { $0.mostRunning } }

  func url(_ path: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }

  /// Ends all connections and takes no more.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock {
      for socket in $0.connections { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func accepted(_ socket: Int32) {
    state.withLock {
      $0.accepted += 1
      $0.connections.append(socket)
    }
    Sockets.bound(socket)
    Sockets.startThread { [self] in
      serve(RawConnection(socket: socket))
      state.withLock { $0.connections.removeAll { $0 == socket } }
      close(socket)
    }
  }

  private func serve(_ connection: RawConnection) {
    guard greeting(connection) else { return }
    while !connection.isClosed, let request = connection.readRequest() {
      state.withLock {
        $0.requests.append(request)
        $0.running += 1
        $0.mostRunning = max($0.mostRunning, $0.running)
      }
      handler(request, connection)
      state.withLock { $0.running -= 1 }
    }
  }
}

/// One connection of a `RawServer`; belongs to its thread.
final class RawConnection {
  private let socket: Int32
  private var buffer: [UInt8] = []
  /// The handler wants no further request on it.
  private(set) var isClosed = false

  init(socket: Int32) {
    self.socket = socket
  }

  /// False when the other side is gone.
  @discardableResult
  func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          socket, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else {
        isClosed = true
        return false
      }
      sent += count
    }
    return true
  }

  /// A whole answer; the connection stays open.
  func answer(_ status: String = "200 OK", _ fields: [String] = [], body: String = "") {
    answer(status, fields, body: Array(body.utf8))
  }

  func answer(_ status: String, _ fields: [String], body: [UInt8]) {
    let lines = ["HTTP/1.1 \(status)"] + fields + ["Content-Length: \(body.count)", "", ""]
    send(Array(lines.joined(separator: "\r\n").utf8) + body)
  }

  func close() {
    isClosed = true
  }

  /// Waits until the other side closes, at most two minutes.
  func waitForEnd() {
    for _ in 0..<2400 where !pause(milliseconds: 50) { break }
    isClosed = true
  }

  /// Sleeps; false when the other side is gone.
  func pause(milliseconds: UInt32) -> Bool {
    usleep(milliseconds * 1000)
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
    return count != 0
  }

  func readRequest() -> RawServer.Request? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = buffer.firstRange(of: end) {
        let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
        buffer.removeSubrange(..<range.upperBound)
        return Self.request(head)
      }
      guard receive() else { return nil }
    }
  }

  /// The next bytes, whatever they are; nil when fewer come.
  func read(_ count: Int) -> [UInt8]? {
    while buffer.count < count {
      guard receive() else { return nil }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  private func receive() -> Bool {
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0, buffer.count < 1 << 20 else { return false }
    buffer += piece[..<count]
    return true
  }

  private static func request(_ head: String) -> RawServer.Request? {
    let lines = head.split(separator: "\r\n")
    guard let words = lines.first?.split(separator: " "), words.count > 1 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(
        line[line.index(after: colon)...].drop { $0 == " " })
    }
    return RawServer.Request(path: String(words[1]), headers: headers)
  }
}
