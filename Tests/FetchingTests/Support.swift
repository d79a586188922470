import Foundation

@testable import Fetching

extension Transfers {
  /// Transfers for one test, which may reach 127.0.0.9 as if it were public.
  static func forTest(
    perHost: Int = 4, delay: Duration = .zero, inFlight: Int = 64, byteBudget: Int = 24 << 20,
    pageBudget: Int = 8 << 20, pinned: [String] = [], caFiles: [String?] = [nil],
    patience: Int64 = FetchLimits.patience(of: .pages)
  ) throws -> Transfers {
    try Transfers(
      Configuration(
        userAgent: "aggregator-tests/1.0", caFiles: caFiles, perHost: perHost, delay: delay,
        inFlight: inFlight,
        byteBudget: byteBudget, pageBudget: pageBudget, pinnedNames: pinned),
      rule: AddressRule(permitting: [publicAddress]), patience: PerLane { _ in patience })
  }

  static let publicHost = "127.0.0.9"
  private static let publicAddress = InternetAddress.v4(0x7f00_0009)

  /// The transfers' thread may let go of a body a moment after its reader has.
  var holdsNothingInTheEnd: Bool {
    get async {
      for _ in 0..<500 where bytesHeld > 0 { try? await Task.sleep(for: .milliseconds(10)) }
      return bytesHeld == 0
    }
  }

  func failure(_ request: FetchRequest) async -> FetchFailure.Reason? {
    if case .failure(let failure) = await fetch(request) { failure.reason } else { nil }
  }
}

extension FetchRequest {
  /// To a server of the test.
  static func local(_ url: String, timeout: Duration = .seconds(60)) -> FetchRequest {
    FetchRequest(url: url, timeout: timeout, allowPrivate: true)
  }
}

extension FetchResponse {
  var text: String { String(decoding: body.bytes, as: UTF8.self) }
}

enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(name))))
  }

  static func path(_ name: String) -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return folder.appending(path: "Fixtures/\(name)").path
  }
}
