import News

/// What both XML formats say in the elements of others.
extension [UInt8] {
  /// The publisher and its news ID, and those who published the text again without an address to
  /// link to (Dublin Core).
  mutating func appendDublinCore(of item: PublishedItem) {
    appendElement("dc:publisher", HarmlessText.name(item.publisher))
    let newsID = PlainLine.of(item.article.newsID?.value)
    appendElement("dc:identifier", newsID.map { HarmlessText.name($0) })
    for name in item.republishersWithoutAddress {
      appendElement("dc:relation", HarmlessText.name(name))
    }
  }

  /// Media RSS.
  mutating func appendThumbnail(of item: PublishedItem) {
    guard let url = PublishedAddress.web(item.article.image) else { return }
    append("<media:thumbnail")
    appendAttribute("url", url)
    append("/>\n")
  }
}
