import Markup
import News

/// The elements of an RSS channel.
enum ChannelReader {
  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    guard reader.space == .rss else {
      if reader.space == .syndication { return readPeriod(&reader, into: &feed) }
      feed.record.readExtension(&reader)
      feed.adoptBase(&reader)
      return
    }
    let own = Record.own
    switch reader.local {
    case .item: RSS.readItem(&reader, into: &feed)
    case .title:
      feed.record.title.offer(reader.title(isPlain: feed.record.titleIsPlain), own)
    case .link: readLink(&reader, into: &feed)
    case .description: feed.record.readSummary(&reader, rank: own)
    case .language: feed.record.language.offer(reader.text(), own)
    case .copyright: feed.record.rights.offer(reader.plainText(), own)
    case .pubdate: feed.record.published.offer(reader.date(), own)
    case .lastbuilddate: feed.record.updated.offer(reader.date(), own)
    case .managingeditor, .author:
      let person = feed.record.person(&reader)
      feed.record.authors.offer(person, own, atMost: feed.record.limit)
    case .webmaster:
      feed.record.publisher.offer(feed.record.person(&reader), own)
    case .category:
      let scheme = reader.attribute("domain")
      feed.record.addCategory(reader.plainText(), scheme: scheme)
    case .generator:
      if let name = reader.plainText() { feed.record.generator.offer(Generator(name: name), own) }
    case .image: readImage(&reader, into: &feed)
    case .textinput: feed.feed.textInput = fields(&reader)
    case .cloud: feed.feed.cloud = cloud(&reader)
    default: readRare(&reader, into: &feed)
    }
  }

  private static func readRare(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    switch reader.local {
    case .ttl: feed.feed.ttl = reader.integer()
    case .docs: feed.feed.docs = feed.record.address(&reader)
    case .rating: feed.feed.rating = reader.plainText()
    case .skiphours:
      feed.feed.skipHours = values(&reader, of: .hour, atMost: 24).compactMap(hour)
    case .skipdays: feed.feed.skipDays = values(&reader, of: .day, atMost: 7)
    case .date: feed.record.published.offer(reader.date(), Record.hint)
    case .updated, .modified: feed.record.updated.offer(reader.date(), Record.hint)
    default: break
    }
  }

  /// The syndication module of RSS 1.0.
  private static func readPeriod(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    switch reader.local {
    case .updateperiod:
      feed.feed.updatePeriod = reader.plainText().flatMap {
        UpdatePeriod(rawValue: $0.lowercased())
      }
    case .updatefrequency: feed.feed.updateFrequency = reader.integer()
    default: break
    }
  }

  private static func readLink(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    if reader.attribute("href") != nil {
      feed.record.readAtomLink(&reader, rank: Record.own)
      return
    }
    feed.record.url.offer(feed.record.address(&reader), Record.own)
    feed.adoptBase(&reader)
  }

  private static func readImage(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var image = feed.feed.image ?? FeedImage()
    let depth = reader.depth
    if let url = reader.attribute(local: "resource") {
      image.url = feed.record.address(url, base: reader.base)
    }
    while reader.nextChild(of: depth) {
      switch reader.local {
      case .url: image.url = feed.record.address(&reader)
      case .title: image.title = reader.plainText()
      case .link: image.link = feed.record.address(&reader)
      case .width: image.width = reader.integer()
      case .height: image.height = reader.integer()
      case .description: image.description = reader.plainText()
      default: break
      }
    }
    guard image != FeedImage() else { return }
    feed.feed.image = image
    feed.record.image.offer(image.url, Record.own)
  }

  /// RSS 2.0 counts the hours from 0, RSS 0.91 from 1 to 24.
  private static func hour(_ text: String) -> Int? {
    guard let hour = Int(text), 0...24 ~= hour else { return nil }
    return hour % 24
  }

  /// The child elements of a small structure, by name.
  private static func fields(_ reader: inout XMLReader) -> [String: String] {
    var fields: [String: String] = [:]
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      let name = reader.localName.lowercased()
      if fields.count < mostFields { fields[name] = reader.plainText() }
    }
    return fields
  }

  /// `cloud` has attributes; some write elements.
  private static func cloud(_ reader: inout XMLReader) -> [String: String] {
    var cloud: [String: String] = [:]
    for (name, value) in reader.allAttributes().prefix(mostFields) {
      cloud[name.lowercased()] = value
    }
    return cloud.merging(fields(&reader)) { own, _ in own }
  }

  /// The texts of the child elements of that name.
  private static func values(
    _ reader: inout XMLReader, of local: Local, atMost limit: Int
  ) -> [String] {
    var values: [String] = []
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      guard reader.local == local, let text = reader.plainText() else { continue }
      if values.count < limit { values.append(text) }
    }
    return values
  }

  /// Fields of a `textInput` or a `cloud`; the specification has five at most.
  private static let mostFields = 16
}
