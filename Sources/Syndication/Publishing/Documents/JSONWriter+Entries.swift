import JSON
import News
import Text

extension JSONWriter {
  mutating func member(_ name: String, _ source: EntrySource?) {
    member(name, object: source) { writer, source in
      writer.member("title", source.title)
      writer.member("url", source.url)
      writer.member("id", source.id)
      writer.member("link", source.link)
      writer.member("description", source.description)
      writer.member("rights", source.rights)
      writer.member("icon", source.icon)
      writer.member("logo", source.logo)
      writer.member("language", source.language)
      writer.member("updated", source.updated)
      writer.member("generator", source.generator)
      writer.member("authors", source.authors)
      writer.member("contributors", source.contributors)
      writer.member("categories", source.categories)
      writer.member("links", source.links)
    }
  }

  /// GeoJSON (RFC 7946); a box, which GeoJSON does not have, as its four numbers.
  mutating func member(_ name: String, _ geometry: Geometry?) {
    member(name, object: geometry) { writer, geometry in
      writer.member("type", geometry.shape.rawValue)
      writer.key("coordinates")
      switch geometry.shape {
      case .point, .box: writer.write(numbers: geometry.coordinates[...])
      case .line: writer.write(pairsOf: geometry.coordinates)
      case .polygon: writer.array { $0.write(pairsOf: geometry.coordinates) }
      }
    }
  }

  private mutating func write(pairsOf coordinates: [Double]) {
    array { writer in
      for start in stride(from: 0, to: coordinates.count, by: 2) {
        writer.write(numbers: coordinates[start..<min(start + 2, coordinates.count)])
      }
    }
  }

  private mutating func write(numbers: ArraySlice<Double>) {
    array { writer in
      for number in numbers { writer.number(number) }
    }
  }

  mutating func member(_ name: String, _ podcast: PodcastFeed?) {
    member(name, object: podcast) { writer, podcast in
      writer.member("explicit", podcast.explicit)
      writer.member("block", podcast.block)
      writer.member("type", podcast.type)
      writer.member("complete", podcast.complete)
      writer.member("new_feed_url", podcast.newFeedURL)
    }
  }

  /// Elements of the podcast namespace: a list for each name, in the order in which the names first
  /// come.
  mutating func member(_ name: String, _ elements: [PodcastElement]) {
    guard !elements.isEmpty else { return }
    key(name)
    object { $0.write(elements) }
  }

  private mutating func write(_ elements: [PodcastElement]) {
    var names: [String] = []
    for element in elements where !names.contains(element.name) { names.append(element.name) }
    for name in names {
      member(name, list: elements.filter { $0.name == name }) { writer, element in
        writer.object { writer in
          writer.member("text", element.text)
          let attributes = element.attributes.filter { $0.key != "text" }
          for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            writer.member(key, value)
          }
          writer.write(element.children)
        }
      }
    }
  }

  mutating func member(_ name: String, _ episode: PodcastEpisode?) {
    member(name, object: episode) { writer, episode in
      writer.member("explicit", episode.explicit)
      writer.member("block", episode.block)
      writer.member("duration", episode.duration)
      writer.member("episode", episode.episode)
      writer.member("season", episode.season)
      writer.member("episodetype", episode.episodeType)
      writer.member("title", episode.title)
      writer.member("order", episode.order)
    }
  }
}
