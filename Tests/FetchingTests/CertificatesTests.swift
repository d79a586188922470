import Foundation
import Testing

@testable import Fetching

struct CertificatesTests {
  @Test func ownCertificatesComeBesideTheSystems() throws {
    let file = Fixture.path("certificate.pem")
    let certificates = try Certificates(adding: file)
    let both = try String(contentsOfFile: try #require(certificates.path), encoding: .utf8)
    #expect(both.hasSuffix(try String(contentsOfFile: file, encoding: .utf8)))
    let count = both.components(separatedBy: "-----BEGIN CERTIFICATE-----").count - 1
    let system = "/etc/ssl/certs/ca-certificates.crt"
    #expect(count > (FileManager.default.fileExists(atPath: system) ? 50 : 0))
  }

  @Test func withoutOwnOnesTheSystemsAreUsed() throws {
    #expect(try Certificates(adding: nil).path == nil)
  }

  @Test(arguments: ["/no/such/file", "/dev/null", "/", "/dev/zero"])
  func unusableFilesAreRefused(path: String) {
    #expect(throws: Transfers.SetUpError.self) {
      try Transfers(.init(userAgent: "aggregator-tests/1.0", caFiles: [path]))
    }
  }
}
