import JSON
import News
import Text

/// The values of News as the contracts write them. A member without a value is left out.
extension JSONWriter {
  mutating func member<Element>(
    _ name: String, list: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    guard !list.isEmpty else { return }
    key(name)
    array { writer in
      for element in list { body(&writer, element) }
    }
  }

  mutating func member<Value>(
    _ name: String, object value: Value?, _ body: (inout JSONWriter, Value) -> Void
  ) {
    guard let value else { return }
    key(name)
    object { body(&$0, value) }
  }

  /// In UTC.
  mutating func member(_ name: String, _ moment: Timestamp?) {
    member(name, moment.map { DateWriter.rfc3339($0.seconds) })
  }

  mutating func member(_ name: String, _ moment: DatedMoment?) {
    member(name, moment.map { DateWriter.rfc3339($0.timestamp.seconds, offset: $0.offset) })
  }

  mutating func member(_ name: String, _ link: NamedLink?) {
    member(name, object: link) { writer, link in
      writer.member("title", link.title)
      writer.member("url", link.url)
    }
  }

  mutating func member(_ name: String, _ authors: [Author]) {
    member(name, list: authors) { writer, author in
      writer.object { $0.write(author) }
    }
  }

  mutating func member(_ name: String, _ author: Author?) {
    member(name, object: author) { $0.write($1) }
  }

  private mutating func write(_ author: Author) {
    // JSON Feed asks for one of its own members, of which the e-mail address is none.
    member("name", author.name ?? (author.url == nil ? author.email : nil))
    member("url", author.url)
    member("email", author.email)
  }

  mutating func member(_ name: String, _ attachments: [Attachment]) {
    member(name, list: attachments) { writer, attachment in
      writer.object { writer in
        writer.member("url", attachment.url)
        writer.member("mime_type", attachment.mimeType)
        writer.member("size_in_bytes", attachment.size)
        writer.member("duration_in_seconds", attachment.duration)
      }
    }
  }

  mutating func member(_ name: String, _ links: [FeedLink]) {
    member(name, list: links) { writer, link in
      writer.object { writer in
        writer.member("href", link.href)
        writer.member("rel", link.rel)
        writer.member("type", link.type)
        writer.member("title", link.title)
        writer.member("length", link.length)
        writer.member("hreflang", link.hreflang)
      }
    }
  }

  mutating func member(_ name: String, _ categories: [Category]) {
    member(name, list: categories) { writer, category in
      writer.object { writer in
        writer.member("term", category.term)
        writer.member("scheme", category.scheme)
        writer.member("label", category.label)
      }
    }
  }

  mutating func member(_ name: String, _ generator: Generator?) {
    member(name, object: generator) { writer, generator in
      writer.member("name", generator.name)
      writer.member("url", generator.url)
      writer.member("version", generator.version)
    }
  }

  mutating func member(_ name: String, _ image: FeedImage?) {
    member(name, object: image) { writer, image in
      writer.member("url", image.url)
      writer.member("title", image.title)
      writer.member("link", image.link)
      writer.member("width", image.width)
      writer.member("height", image.height)
      writer.member("description", image.description)
    }
  }

  /// Names in order, so that the same values give the same bytes.
  mutating func member(_ name: String, _ attributes: [String: String]) {
    guard !attributes.isEmpty else { return }
    key(name)
    object { writer in
      for (key, value) in attributes.sorted(by: { $0.key < $1.key }) { writer.member(key, value) }
    }
  }
}
