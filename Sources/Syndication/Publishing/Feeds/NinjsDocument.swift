import JSON
import News
import Text

/// An export as one ninjs object: a composite whose associations are the items, each a whole ninjs
/// object with its republications as associations of its own. A file that holds more than one object
/// would be no ninjs.
struct NinjsDocument {
  private let publication: Publication
  private let tags: TagName
  private let names: NinjsNames
  private let suffix: String
  private var writer = JSONWriter(indentation: 1)

  init(_ publication: Publication, names: NinjsNames, suffix: String) {
    self.publication = publication
    tags = TagName(publication)
    self.names = names
    self.suffix = suffix
  }

  mutating func begin(into buffer: inout [UInt8]) {
    let head = FeedHead(publication, suffix: suffix)
    let (tags, names, publication) = (tags, names, publication)
    writer.write(into: &buffer) { writer in
      writer.beginObject()
      writer.member("uri", tags.export(publication.name))
      writer.member("type", "composite")
      writer.member(names.representationType, "full")
      writer.member(names.versionCreated, DateWriter.rfc3339(head.updated.seconds))
      writer.member("language", LanguageTag.wellFormed(publication.language))
      writer.member("title", head.title)
      writer.write(text: head.title, as: "headlines", role: "main", type: "text/plain", names)
      if let text = head.description {
        writer.write(text: text, as: "descriptions", role: "summary", type: "text/plain", names)
      }
      writer.key("standard")
      writer.object { writer in
        writer.member("name", "ninjs")
        writer.member("version", names.version)
        writer.member("schema", names.schema)
      }
      if let url = head.url {
        writer.key("renditions")
        writer.array { $0.write(rendition: "self", url, NinjsFormat.mediaType, names) }
      }
      writer.key("associations")
      writer.beginArray()
    }
  }

  mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    let item = PublishedItem(story, of: publication, tags: tags)
    let (tags, names) = (tags, names)
    writer.write(into: &buffer) { writer in
      writer.object { $0.write(item, names, tags) }
    }
  }

  mutating func end(into buffer: inout [UInt8]) {
    writer.write(into: &buffer) { writer in
      writer.endArray()
      writer.endObject()
      writer.newline()
    }
  }
}
