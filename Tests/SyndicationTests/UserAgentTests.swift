import Syndication
import Testing

/// What the robot calls itself where the file does not say.
@Suite struct UserAgentTests {
  private static let site = #""site": {"path": "s", "base": "https://news.example/fa"}"#

  private static func exports(_ selfs: String...) -> String {
    let exports = selfs.enumerated().map {
      #"{"name": "e\#($0)", "formats": ["rss"], "path": "e\#($0)", "self": "\#($1)"}"#
    }
    return "\"exports\": [\(exports.joined(separator: ","))]"
  }

  @Test(arguments: [
    ("\"exports\": []", "aggregator (news syndicator)"),
    (exports("https://b.example:8443/x/all", "https://c.example/y"), "+https://b.example:8443/)"),
    (exports("https://c.example/y", "https://b.example:8443/x/all"), "+https://b.example:8443/)"),
    (exports("https://c.example/y") + "," + site, "+https://news.example/fa)"),
    (exports("https://desk:secret@c.example/y"), "+https://c.example/)"),
    (exports("https://c(1).example/"), "aggregator (news syndicator)"),
    (exports("https://خبر.example/"), "aggregator (news syndicator)"),
    (exports("https://c.example/") + #","userAgent": "desk/1""#, "desk/1"),
  ])
  func namesTheDesk(_ keys: String, _ end: String) throws {
    let text = #"{"version": 1, "database": "a.db", "sources": [], \#(keys)}"#
    let configuration = try Configuration.parse(
      Array(text.utf8), path: "feeds.json", environment: [:])
    #expect(configuration.userAgent.hasSuffix(end))
  }
}
