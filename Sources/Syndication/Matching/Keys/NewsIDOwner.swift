package import News
import Text

extension NewsID {
  /// The news ID that a page shows, with the publisher whose ID it is. Nil when that is not known:
  /// an ID without its publisher proves nothing.
  ///
  /// It is the page's own publisher's when the page's address holds it, or holds no other number
  /// that could be one. An ID that disagrees with the one in its own address, or that the declared
  /// source's address holds instead, was taken over with the text: then it is the source's. A short
  /// number that the page's address does not hold is not believed: any page shows such numbers.
  ///
  /// - Parameter publisherOf: the publisher that stands behind a host, where it is configured.
  package static func shown(
    _ value: String, at url: String?, of publisher: PublisherID, declaredSource: NamedLink?,
    publisherOf: (_ host: String) -> PublisherID? = { _ in nil }
  ) -> NewsID? {
    guard !value.isEmpty else { return nil }
    let own = url.map(numbers) ?? []
    if own.contains(value) { return NewsID(publisher: publisher, value: value) }
    guard isLikeAnID(value) else { return nil }
    if let link = declaredSource?.url, link != url, let address = WebAddress(link) {
      let owner =
        address.host.flatMap(publisherOf)
        ?? address.publisher.map(PublisherID.init(rawValue:))
      if let owner, numbers(link).contains(value) {
        return NewsID(publisher: owner, value: value)
      }
      if owner != publisher, own.contains(where: isLikeAnID) {
        return owner.map { NewsID(publisher: $0, value: value) }
      }
    }
    return own.contains(where: isLikeAnID) ? nil : NewsID(publisher: publisher, value: value)
  }

  /// Digits of a number that a site gives to its news; years and pages have fewer.
  private static let shortestID = 5

  private static func isLikeAnID(_ digits: String) -> Bool {
    digits.utf8.count >= shortestID
  }

  /// The runs of ASCII digits in the path and the query of an address.
  private static func numbers(_ url: String) -> [String] {
    guard let address = WebAddress(url) else { return [] }
    return (address.path + "?" + (address.query ?? "")).utf8
      .split { $0 &- 0x30 >= 10 }.map { String(decoding: $0, as: UTF8.self) }
  }
}
