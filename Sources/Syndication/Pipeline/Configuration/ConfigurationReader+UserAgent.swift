extension ConfigurationReader {
  /// What the robot calls itself where `userAgent` is not set. A publisher who is asked too much finds
  /// the desk by the address in it: that of the site, or else of the server of the exports
  /// (RFC 9110, section 10.1.5; robots.txt goes by the first word, RFC 9309, section 2.2.1).
  static func defaultUserAgent(site: Site?, exports: [Export]) -> String {
    let contact = site?.base ?? exports.compactMap { $0.selfURL.map(root) }.min()
    guard let contact = contact.map(FeedAddress.shown), contact.utf8.allSatisfy(isCommentByte)
    else { return "aggregator (news syndicator)" }
    return "aggregator (news syndicator; +\(contact))"
  }

  /// Scheme, host and port as they are written.
  private static func root(_ url: String) -> String {
    guard let authority = url.firstRange(of: "://")?.upperBound else { return url }
    return url[..<authority] + url[authority...].prefix { !"/?#".contains($0) } + "/"
  }

  /// What may stand in a comment of a field without being quoted (RFC 9110, section 5.6.5).
  private static func isCommentByte(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"()\\".utf8.contains(byte)
  }
}
