import CCurl
import Glibc

/// The certificate authorities that are trusted: the system's, and those of one more file.
///
/// libcurl takes one file of them, and loads it once only if it is a file: so both are put into one
/// that lies in memory and has a name under `/proc/self/fd`.
final class Certificates: Sendable {
  /// Nil for libcurl's own default.
  let path: String?
  private let descriptor: Int32

  /// Bound of a file of certificates; the system's takes some 200 KB.
  static let maximumBytes = 16 << 20

  /// Why certificates cannot be used.
  struct Unusable: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter file: PEM; nil for none.
  init(adding file: String?) throws(Unusable) {
    guard let file else {
      path = nil
      descriptor = -1
      return
    }
    let own = try Self.read(file)
    guard Self.holdsCertificate(own) else {
      throw Unusable(description: "\(file) holds no PEM certificate")
    }
    var all = Self.systemFile.flatMap { try? Self.read($0) } ?? []
    all.append(UInt8(ascii: "\n"))
    all += own
    guard let stream = tmpfile() else { throw Unusable(description: Self.systemError("tmpfile")) }
    defer { fclose(stream) }
    guard fwrite(all, 1, all.count, stream) == all.count, fflush(stream) == 0 else {
      throw Unusable(description: Self.systemError("a file for certificates"))
    }
    descriptor = dup(fileno(stream))
    guard descriptor >= 0 else { throw Unusable(description: Self.systemError("dup")) }
    path = "/proc/self/fd/\(descriptor)"
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The file that libcurl was built to trust.
  private static var systemFile: String? {
    guard let handle = curl_easy_init() else { return nil }
    defer { curl_easy_cleanup(handle) }
    var path: UnsafePointer<CChar>?
    ccurl_get_string(handle, CURLINFO_CAINFO, &path)
    return path.map { String(cString: $0) }
  }

  private static func holdsCertificate(_ bytes: [UInt8]) -> Bool {
    !bytes.ranges(of: Array("-----BEGIN CERTIFICATE-----".utf8)).isEmpty
  }

  private static func read(_ path: String) throws(Unusable) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Unusable(description: systemError(path)) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count >= 0 else { throw Unusable(description: systemError(path)) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= maximumBytes else {
        throw Unusable(description: "\(path) is larger than \(maximumBytes) bytes")
      }
    }
  }

  private static func systemError(_ what: String) -> String {
    "\(what): \(String(cString: strerror(errno)))"
  }
}
