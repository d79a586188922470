import Markup
import News

/// The iTunes namespace, and Google Play's, which says the same by the same names.
extension Record {
  mutating func readITunes(_ local: Local?, _ reader: inout XMLReader) {
    let rank = Self.itunes
    switch local {
    case .author:
      if let text = reader.plainText() {
        authors.offer(PersonText.read(text), rank, atMost: limit)
      }
    case .owner, .email: readOwner(&reader)
    case .summary, .description: readSummary(&reader, rank: rank)
    case .subtitle: readSummary(&reader, rank: rank &+ 1)
    case .image:
      let url = reader.attribute("href") ?? reader.attribute("url") ?? reader.text()
      image.offer(address(url, base: reader.base), rank)
    case .category: readITunesCategory(&reader)
    case .keywords: addKeywords(reader.plainText())
    case .title:
      let text = reader.title()
      podcast[.title] = text
      title.offer(text, rank)
    default: readITunesField(local, &reader)
    }
  }

  private mutating func readITunesField(_ local: Local?, _ reader: inout XMLReader) {
    let field: PodcastField
    switch local {
    case .explicit: field = .explicit
    case .block: field = .block
    case .type: field = .type
    case .complete: field = .complete
    case .newFeedURL: field = .newFeedURL
    case .duration: field = .duration
    case .episode: field = .episode
    case .season: field = .season
    case .episodetype: field = .episodeType
    case .order: field = .order
    default: return
    }
    let text = reader.text()
    // Apple: any other value has no effect.
    podcast[field] = field == .block ? (text == "Yes" || text == "yes" ? "yes" : "no") : text
  }

  private mutating func readITunesCategory(_ reader: inout XMLReader) {
    addCategory(
      reader.attribute("text"), scheme: "http://www.itunes.com/dtds/podcast-1.0.dtd")
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if reader.local == .category { readITunesCategory(&reader) }
    }
  }

  private mutating func readOwner(_ reader: inout XMLReader) {
    let owner = person(&reader)
    publisher.offer(owner, Self.itunes)
    authors.offer(owner, Self.itunes &+ 1, atMost: limit)
  }
}
