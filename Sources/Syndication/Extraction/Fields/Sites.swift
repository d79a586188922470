import Markup
import News

/// What the page says of the site and of itself: name, address, picture.
enum SiteReader {
  static func name(_ page: Page) -> String? {
    page.head.meta("og:site_name") ?? page.data.publisher
      ?? page.head.meta("application-name", "apple-mobile-web-app-title", "cre", "copyright-holder")
  }

  /// The host of an absolute address, in lower case.
  static func host(of address: String) -> String? {
    guard let scheme = address.range(of: "://") else { return nil }
    let host = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// The page's own claim about its address.
  static func canonical(_ page: Page) -> String? {
    let claims = [page.head.link("canonical"), page.head.meta("og:url"), page.data.url]
    let addresses = claims.compactMap { page.address($0) }
    return addresses.first { !isHomePage($0, of: page.url) }
  }

  /// Whether a claim names the front page while the page itself is another.
  private static func isHomePage(_ address: String, of url: String?) -> Bool {
    guard let url, let path = path(of: url), path.utf8.count > 1 else { return false }
    return (self.path(of: address) ?? "/").utf8.count <= 1
  }

  private static func path(of address: String) -> Substring? {
    guard let scheme = address.range(of: "://") else { return nil }
    return address[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
  }

  static func image(_ page: Page, body: Int?) -> String? {
    let head = page.head
    let claims = [
      head.meta("og:image", "og:image:url", "og:image:secure_url"), page.data.image,
      head.meta("twitter:image", "twitter:image:src"), head.link("image_src"),
      head.meta("image", "thumbnail"),
    ]
    for claim in claims {
      if let address = page.address(claim) { return address }
    }
    return body.flatMap { picture(in: $0..<page.document.end(of: $0), page) }
      ?? headlineEnd(page).flatMap { picture(in: $0..<page.document.nodes.count, page) }
  }

  /// Where the headline ends, on a page whose text was not found: a gallery, a single picture.
  private static func headlineEnd(_ page: Page) -> Int? {
    page.layout.nodes(of: .h1).first.map { page.document.end(of: $0) }
  }

  /// The first picture that is no icon and stands in no box of other things.
  private static func picture(in nodes: Range<Int>, _ page: Page) -> String? {
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = page.document.nodes[index]
      if page.layout.isForeign(index, share: 0) {
        index = Int(node.end)
        continue
      }
      if node.tag == .img || node.tag == .ampImg, !isSmall(index, page),
        let address = page.address(LazyImage.source(of: index, in: page.document))
      {
        return address
      }
      index += 1
    }
    return nil
  }

  /// Pixels below which a picture is an icon.
  private static let smallestPicture = 100

  private static func isSmall(_ image: Int, _ page: Page) -> Bool {
    [HTMLDocument.Attribute.width, .height].contains { name in
      let pixels = page.document.attribute(name, of: image)?.prefix { $0.isASCII && $0.isNumber }
      return pixels.flatMap { Int($0) }.map { $0 < smallestPicture } ?? false
    }
  }
}

/// The address of a picture that a script would load later.
enum LazyImage {
  static func source(of node: Int, in document: HTMLDocument) -> String? {
    for name in [
      HTMLDocument.Attribute.dataSrc, .dataOriginal, .dataLazySrc, .dataURL, .src, .dataSrcset,
      .srcset,
    ] {
      guard let value = document.attribute(name, of: node)?.nonEmpty else { continue }
      if value.hasPrefix("data:") || value.hasPrefix("about:") { continue }
      if name == .srcset || name == .dataSrcset {
        return value.split { $0 == " " || $0 == "," }.first.map(String.init)
      }
      return value
    }
    return nil
  }
}
