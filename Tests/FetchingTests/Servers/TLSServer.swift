import Foundation

/// OpenSSL's own server (openssl-s_server(1), which Debian's `ca-certificates` brings), with a fresh
/// certificate that nobody has signed. One connection at a time, one answer a connection.
final class TLSServer {
  enum Answers {
    /// The state of the connection's session, in words.
    case session
    /// A whole answer, head included, for each path.
    case files([String: String])
  }

  let base: String
  /// The certificate, in a file.
  let certificate: String
  private let folder: URL
  private let process = Process()

  /// - Parameter names: what the certificate is for, as in `subjectAltName`.
  init(_ answers: Answers, for names: String = "IP:127.0.0.1,DNS:localhost") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    let make = Process()
    try Self.start(
      make,
      """
      req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2 -subj /CN=loopback \
      -addext subjectAltName=\(names) -keyout key.pem -out certificate.pem
      """, in: folder)
    make.waitUntilExit()
    let output = Pipe()
    var mode = "-www"
    if case .files(let files) = answers {
      mode = "-HTTP"
      for (name, answer) in files {
        try Data(answer.utf8).write(to: folder.appending(path: name))
      }
    }
    process.standardOutput = output
    try Self.start(
      process, "s_server -accept 127.0.0.1:0 -cert certificate.pem -key key.pem \(mode)", in: folder
    )
    base = "https://" + (try Self.address(from: output.fileHandleForReading))
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func start(_ process: Process, _ arguments: String, in folder: URL) throws {
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// It says where it listens: `ACCEPT 127.0.0.1:43210`.
  private static func address(from output: FileHandle) throws -> String {
    var said = ""
    while let line = try output.read(upToCount: 1), !line.isEmpty {
      said += String(decoding: line, as: UTF8.self)
      if said.hasSuffix("\n"), let place = said.range(of: "ACCEPT ") {
        return said[place.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
    throw NoServer(said: said)
  }

  struct NoServer: Error {
    let said: String
  }
}
