import News

extension PublishedItem {
  /// `via`: where the text comes from, the representative's own page and the page that this one
  /// names as its source. `related`: the republications.
  var relatedLinks: [FeedLink] {
    var links: [FeedLink] = []
    func add(_ rel: String, _ href: String?, _ title: String?) {
      guard let href, !links.contains(where: { $0.href == href && $0.rel == rel })
      else { return }
      links.append(FeedLink(href: href, rel: rel, title: PlainLine.of(title)))
    }
    add("via", url, article.publisher.rawValue)
    add("via", PublishedAddress.web(article.declaredSource?.url), article.declaredSource?.title)
    for member in story.others where member.isRepublication {
      let page = PublishedAddress.web(member.article.url)
      add("related", page, member.article.publisher.rawValue)
    }
    return links
  }

  /// Those whose republication has no address to link to.
  var republishersWithoutAddress: [String] {
    story.others.compactMap { member in
      guard member.isRepublication, PublishedAddress.web(member.article.url) == nil else {
        return nil
      }
      return PlainLine.of(member.article.publisher.rawValue)
    }
  }

  /// The attachments whose address is a web address, without what cannot be so.
  var attachments: [Attachment] {
    article.attachments.compactMap { attachment in
      guard let url = PublishedAddress.web(attachment.url) else { return nil }
      return Attachment(
        url: url, mimeType: MediaType.wellFormed(attachment.mimeType),
        size: attachment.size.flatMap { $0 >= 0 ? $0 : nil },
        duration: attachment.duration.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil })
    }
  }
}

extension StoryMember {
  /// Repeats of one publisher are not listed.
  var isRepublication: Bool { membership.role != .repeat }
}

/// Media types (RFC 6838).
enum MediaType {
  /// What says nothing about the bytes.
  static let unknown = "application/octet-stream"

  /// The type itself when it has the form `type/subtype`.
  static func wellFormed(_ type: String?) -> String? {
    guard let type = PlainLine.of(type) else { return nil }
    let parts = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isWellFormed = parts.allSatisfy { part in
      1...longestName ~= part.count && part.allSatisfy { isNameByte($0) }
    }
    return parts.count == 2 && isWellFormed ? type : nil
  }

  private static let longestName = 127

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$&-^_.+".utf8.contains(byte)
    }
  }
}
