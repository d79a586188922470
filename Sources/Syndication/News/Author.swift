/// Who wrote a feed or an article.
package struct Author: Hashable, Sendable {
  package var name: String?
  package var url: String?
  package var email: String?

  package init(name: String? = nil, url: String? = nil, email: String? = nil) {
    self.name = name
    self.url = url
    self.email = email
  }
}

/// A file that belongs to an entry: an enclosure (RSS 2.0 `<enclosure>`, Atom `link rel=enclosure`,
/// JSON Feed `attachments`).
package struct Attachment: Hashable, Sendable {
  package var url: String
  package var mimeType: String?
  /// Bytes, as the feed claims.
  package var size: Int64?
  /// Seconds.
  package var duration: Double?

  package init(url: String, mimeType: String? = nil, size: Int64? = nil, duration: Double? = nil) {
    self.url = url
    self.mimeType = mimeType
    self.size = size
    self.duration = duration
  }
}

/// A named address: the publisher an article says it was taken from, with the link to the original.
package struct NamedLink: Hashable, Sendable {
  package var title: String?
  package var url: String?

  package init(title: String? = nil, url: String? = nil) {
    self.title = title
    self.url = url
  }
}

/// A news ID with its publisher. Two publishers may use the same number for different news: a value
/// without its publisher proves nothing.
package struct NewsID: Hashable, Sendable {
  package let publisher: PublisherID
  /// The bare value, in ASCII digits where the page shows others.
  package let value: String

  package init(publisher: PublisherID, value: String) {
    self.publisher = publisher
    self.value = value
  }
}

/// The direction in which a text is written.
package enum TextDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}
