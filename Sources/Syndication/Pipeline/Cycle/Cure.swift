import Feeds
import Fetching

/// What a person can do about a source that failed.
enum Cure {
  /// Nil where the failure's own words say it.
  static func of(_ failure: FetchFailure) -> String? {
    switch failure.reason {
    case .badAddress: "correct the source's \"url\""
    case .badRequest: "correct the source's \"headers\""
    case .resolve: "see that the \"url\" is spelt right and that names are resolved on this machine"
    case .connect: "the host is down, or a firewall keeps this machine out"
    case .tls(let why): ofTLS(why)
    case .timeout: "set a longer \"timeout\" if the host is only slow"
    case .tooSlow: "set a lower \"speedLimit\" if the host is only slow"
    case .proxy: "see that the proxy runs, and that \"proxy\" names it"
    case .tooLarge: "set a larger \"maxBytes\" if this is a feed"
    case .addressRefused, .cancelled, .disallowed, .hostRefuses, .hostSilent, .budgetSpent: nil
    case .robotsUnreachable: "tell the publisher if it lasts, or set \"robots\" to \"pages\""
    case .tooManyRedirects, .redirectRefused:
      "look up the feed's address on the publisher's site and correct the \"url\""
    case .status(let code, _, let server): ofStatus(code, server: server ?? "")
    case .headersTooLarge: "tell the publisher"
    case .connectionLost, .protocolError: "tell the publisher if it lasts"
    }
  }

  static func of(_ error: FeedError, _ head: ResponseHead) -> String {
    switch error {
    case .notAFeed where isPage(head):
      "this is a web page: 'aggregator sources check' tells the feeds that it names"
    case .notAFeed: "look up the feed's address on the publisher's site and correct the \"url\""
    case .definesEntities: "ask the publisher for a feed without a document type"
    case .tooLarge: "ask the publisher for a shorter feed"
    }
  }

  /// The answer says that it is a web page.
  static func isPage(_ head: ResponseHead) -> Bool {
    head.contentType?.lowercased().contains("html") == true
  }

  private static func ofTLS(_ why: String) -> String {
    let why = why.lowercased()
    if why.contains("expired") { return "tell the publisher that its certificate has expired" }
    if why.contains("not yet valid") { return "see that this machine's clock is right" }
    if why.contains("subject name") || why.contains("does not match") || why.contains("hostname") {
      return "the certificate is another host's: correct the \"url\", or tell the publisher"
    }
    if why.contains("self-signed") || why.contains("self signed") || why.contains("issuer") {
      return "name its certificate in \"caFile\" if you trust it"
    }
    return "tell the publisher"
  }

  private static func ofStatus(_ code: Int, server: String) -> String {
    switch code {
    case 401: "set the name and password in the source's \"auth\""
    case 403 where server.lowercased().contains("cloudflare"):
      "ask the publisher to let feed readers pass Cloudflare, or set a \"userAgent\" that says who asks"
    case 403, 406: "ask the publisher, or set a \"userAgent\" that says who asks"
    case 402: "the publisher wants to be paid"
    case 404: "look up the feed's address on the publisher's site, or remove the source"
    case 410:
      "the publisher has removed it: it is not asked again before 'aggregator sources resume', or with another \"url\""
    case 429: "set a longer \"interval\""
    case 451: "it is withheld where this machine stands"
    case 300...399: "look up the feed's address on the publisher's site and correct the \"url\""
    case 408, 500...599: "it may pass; tell the publisher if it lasts"
    default: "ask the publisher"
    }
  }
}
