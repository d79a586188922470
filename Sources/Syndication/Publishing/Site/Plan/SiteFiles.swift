import JSON
import News

extension SitePlan {
  /// What the pages load: the style sheet, the script of the search page, the icon, and the list of the
  /// parts of the search index, the newest first.
  package var assets: [(path: String, bytes: [UInt8])] {
    Self.fixedFiles + [(SitePath.searchIndex, indexList)]
  }

  private static let fixedFiles: [(path: String, bytes: [UInt8])] = [
    (SitePath.style, PackageResources.style_css), (SitePath.script, PackageResources.search_js),
    (SitePath.icon, PackageResources.icon_svg),
  ]

  private var indexList: [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for path in pages.compactMap(\.indexPath).sorted(by: >) { writer.string(path) }
    }
    writer.newline()
    return writer.bytes
  }

  /// What the site's profile says on all pages, in one number.
  package static func signature(of site: SiteProfile) -> UInt64 {
    var signature = SiteFingerprint()
    for text in [site.title, site.base, site.language] { signature.add(text) }
    for feed in site.feeds {
      for text in [feed.title, feed.url, feed.mediaType] { signature.add(text) }
    }
    for (publisher, name) in site.publishers.sorted(by: { $0.key < $1.key }) {
      signature.add(publisher.rawValue)
      signature.add(name)
    }
    return signature.value
  }
}
