import News

extension FeedLink {
  init(_ attachment: Attachment) {
    self.init(
      href: attachment.url, rel: "enclosure", type: attachment.mimeType ?? MediaType.unknown,
      length: attachment.size)
  }
}

extension [UInt8] {
  /// RFC 4287, section 4.2.7.
  mutating func appendAtomLink(_ name: StaticString, _ link: FeedLink) {
    append("<")
    append(name)
    appendAttribute("rel", link.rel)
    appendAttribute("type", link.type)
    appendAttribute("href", link.href)
    appendAttribute("title", link.title.map { HarmlessText.name($0) })
    appendAttribute("length", link.length.map { "\($0)" })
    append("/>\n")
  }
}
