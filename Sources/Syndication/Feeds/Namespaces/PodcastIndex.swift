import Markup
import News

/// The podcast namespace (podcastindex.org/namespace/1.0). Every element is kept as it is written;
/// those that say what other namespaces say too also fill those fields.
extension Record {
  mutating func readPodcast(_ local: Local?, _ reader: inout XMLReader) {
    let element = podcastElement(&reader, depth: 0)
    use(element, local)
    if podcastElements.count < limit { podcastElements.append(element) }
  }

  /// Elements within elements that are kept: `podcast:value` has three levels.
  private static let deepest = 4

  private mutating func podcastElement(_ reader: inout XMLReader, depth: Int) -> PodcastElement {
    var element = PodcastElement(name: reader.localName)
    for (name, value) in reader.allAttributes().prefix(limit) {
      element.attributes[name] = Self.isAddress(name) ? address(value, base: reader.base) : value
    }
    guard reader.beginsWithElement, depth < Self.deepest else {
      element.text = reader.plainText()
      return element
    }
    let level = reader.depth
    while reader.nextChild(of: level) {
      let child = podcastElement(&reader, depth: depth + 1)
      if element.children.count < limit { element.children.append(child) }
    }
    return element
  }

  private static func isAddress(_ name: String) -> Bool {
    switch name {
    case "url", "uri", "href", "src", "img", "feedUrl", "itemUrl": true
    default: false
    }
  }

  private mutating func use(_ element: PodcastElement, _ local: Local?) {
    switch local {
    case .person: use(person: element)
    case .license: license = license ?? element.attributes["url"] ?? element.text
    case .season: podcast[.season] = podcast[.season] ?? element.text
    case .episode: podcast[.episode] = podcast[.episode] ?? element.text
    case .location: use(location: element)
    case .alternateEnclosure: use(alternate: element)
    default: break
    }
  }

  /// Who hosts is an author; who else speaks is a contributor. A person without a role is a host.
  private mutating func use(person element: PodcastElement) {
    guard let name = element.text else { return }
    let person = Author(name: name, url: element.attributes["href"])
    if element.attributes["role"]?.lowercased() ?? "host" == "host" {
      authors.offer(person, Self.hint, atMost: limit)
    } else {
      addContributor(person)
    }
  }

  /// `geo` is a `geo:` address (RFC 5870): latitude, longitude, perhaps more.
  private mutating func use(location element: PodcastElement) {
    guard geo == nil, let text = element.attributes["geo"], text.hasPrefix("geo:") else { return }
    let numbers = text.dropFirst(4).prefix { $0 != ";" }.split(separator: ",").map { Double($0) }
    guard numbers.count >= 2, let latitude = numbers[0], let longitude = numbers[1],
      abs(latitude) <= 90, abs(longitude) <= 180
    else { return }
    geo = Geometry(shape: .point, coordinates: [longitude, latitude])
  }

  /// Another file of the same recording, with the web addresses that it lies at.
  private mutating func use(alternate element: PodcastElement) {
    for source in element.children where source.name == "source" {
      guard let url = address(source.attributes["uri"], base: nil), url.hasPrefix("http") else {
        continue
      }
      addAttachment(
        Attachment(
          url: url, mimeType: source.attributes["contentType"] ?? element.attributes["type"],
          size: element.attributes["length"].flatMap { Int64($0) }))
    }
  }
}
