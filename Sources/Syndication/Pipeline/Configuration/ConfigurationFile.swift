import JSON
package import News
import Publishing

/// Edits the list of sources in a configuration file and keeps every other byte of it as it was.
package struct ConfigurationFile {
  private let path: String

  package init(path: String) {
    self.path = path
  }

  /// Adds a source behind the last one; returns its ID.
  package func add(_ source: NewSource) throws -> String {
    let configuration = try Configuration.read(path: path)
    if let fault = FeedAddress.fault(in: source.url) {
      throw Complaint(.usage, SourceFailure.clean("\(FeedAddress.shown(source.url)): \(fault)"))
    }
    if let known = configuration.sources.first(where: { $0.url == source.url }) {
      let shown = FeedAddress.shown(source.url)
      throw Complaint(
        .usage, SourceFailure.clean("\(shown) is there already, as \(known.id.rawValue)"))
    }
    let taken = Set(configuration.sources.map(\.id.rawValue))
    if let id = source.id, taken.contains(id) {
      throw Complaint(
        .usage, "another source has the ID \(SourceFailure.clean(FeedAddress.shown(id)))")
    }
    var numbers: [String: Int] = [:]
    let id = source.id ?? source.inventedID(taken: taken, from: &numbers)
    guard ConfigurationReader.isIdentifier(id), !id.isEmpty else {
      let shown = SourceFailure.clean(FeedAddress.shown(id))
      throw Complaint(.usage, "\(shown) cannot be an ID: no white space, under 200 bytes")
    }
    try edit { try SourceList.find(in: $0).inserting([source.json(id: id)], into: $0) }
    return id
  }

  /// Takes sources out; every ID must be there.
  package func remove(_ ids: [String]) throws {
    let configuration = try Configuration.read(path: path)
    let places = try ids.map { id in
      guard let place = configuration.sources.firstIndex(where: { $0.id.rawValue == id }) else {
        throw Complaint(
          .usage, "no source has the ID \(SourceFailure.clean(FeedAddress.shown(id)))")
      }
      return place
    }
    try edit { try SourceList.find(in: $0).removing(Set(places), from: $0) }
  }

  /// Gives sources other addresses.
  package func relocate(_ addresses: [SourceID: String]) throws {
    let configuration = try Configuration.read(path: path)
    var places: [Int: String] = [:]
    for (place, source) in configuration.sources.enumerated() {
      places[place] = addresses[source.id]
    }
    guard !places.isEmpty else { return }
    try edit { try SourceList.find(in: $0).replacing("url", by: places, in: $0) }
  }

  /// Adds the feeds of an OPML file that are not there yet; returns how many.
  package func importOPML(_ file: String) throws -> Int {
    let configuration = try Configuration.read(path: path)
    let bytes = try ReadFile.bytes(at: file, limit: OPML.maximumBytes)
    guard let sources = OPML.sources(in: bytes) else {
      throw Complaint(
        .dataUnusable,
        "\(file == "-" ? "stdin" : file) is no OPML document: export the list again, as OPML")
    }
    var taken = Set(configuration.sources.map(\.id.rawValue))
    var known = Set(configuration.sources.map(\.url))
    var added: [String] = []
    var numbers: [String: Int] = [:]
    for source in sources
    where FeedAddress.fault(in: source.url) == nil && known.insert(source.url).inserted {
      let id = source.inventedID(taken: taken, from: &numbers)
      taken.insert(id)
      added.append(source.json(id: id))
    }
    if !added.isEmpty {
      try edit { try SourceList.find(in: $0).inserting(added, into: $0) }
    }
    return added.count
  }

  /// The changed file is read back before it replaces the old one: an edit never leaves a file that
  /// the next run would refuse.
  private func edit(_ change: ([UInt8]) throws -> [UInt8]) throws {
    let old = try ReadFile.bytes(at: path, limit: JSONOptions.defaultMaximumBytes)
    let new = try change(old)
    _ = try Configuration.parse(new, path: path, environment: ProcessEnvironment.all)
    let file = try AtomicFile(path: path)
    try file.write(new)
    _ = try file.commit()
  }
}

/// A source as a person or an OPML file names it.
package struct NewSource: Hashable, Sendable {
  package var url: String
  package var id: String?
  package var title: String?
  package var publisher: String?
  package var language: String?
  package var fullText: Bool

  package init(
    url: String, id: String? = nil, title: String? = nil, publisher: String? = nil,
    language: String? = nil, fullText: Bool = false
  ) {
    self.url = url
    self.id = id
    self.title = title
    self.publisher = publisher
    self.language = language
    self.fullText = fullText
  }

  /// The host's name without `www.` and its last label, with a number where that is taken.
  ///
  /// - Parameter numbers: the numbers that were given out to names, kept from one call to the next.
  func inventedID(taken: Set<String>, from numbers: inout [String: Int]) -> String {
    let host = FeedAddress.host(of: url) ?? "source"
    let labels = host.split(separator: ".").dropLast()
    let name = labels.isEmpty ? host : labels.joined(separator: "-")
    var id = name
    while taken.contains(id) {
      let number = (numbers[name] ?? 1) + 1
      numbers[name] = number
      id = "\(name)-\(number)"
    }
    return id
  }

  func json(id: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", id)
      writer.member("url", url)
      writer.member("title", title)
      writer.member("publisher", publisher)
      writer.member("language", language)
      writer.member("fullText", fullText ? true : nil)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Where the sources stand in the bytes of a configuration file.
struct SourceList {
  /// One range a source, in order.
  private let elements: [Range<Int>]
  /// Where the list's opening bracket stands.
  private let start: Int
  /// Where the list's closing bracket stands.
  private let end: Int

  static func find(in bytes: [UInt8]) throws -> SourceList {
    try bytes.withUnsafeBufferPointer { buffer throws -> SourceList in
      var reader = JSONReader(buffer)
      _ = try reader.next()
      while case .key(let key) = try reader.next() {
        guard reader.matches(key, "sources") else {
          try reader.skipValue()
          continue
        }
        _ = try reader.next()
        let start = reader.tokenOffset
        var elements: [Range<Int>] = []
        while case .beginObject = try reader.next() {
          let first = reader.tokenOffset
          let depth = reader.depth
          repeat { _ = try reader.next() } while reader.depth >= depth
          elements.append(first..<reader.offset)
        }
        return SourceList(elements: elements, start: start, end: reader.tokenOffset)
      }
      throw Complaint(.configuration, "the configuration has no list of sources to edit")
    }
  }

  func inserting(_ sources: [String], into bytes: [UInt8]) -> [UInt8] {
    let at = elements.last?.upperBound ?? start + 1
    let text = sources.enumerated().map { index, source in
      (index == 0 && elements.isEmpty ? "" : ",") + "\n    " + source
    }
    return bytes[..<at] + text.joined().utf8 + (elements.isEmpty ? Array("\n  ".utf8) : [])
      + bytes[at...]
  }

  /// Replaces the value of a key of some sources by texts.
  func replacing(
    _ key: StaticString, by texts: [Int: String], in bytes: [UInt8]
  ) throws -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    for (place, element) in elements.enumerated() {
      guard let text = texts[place], let value = try Self.value(of: key, in: bytes[element])
      else { continue }
      var writer = JSONWriter()
      writer.string(text)
      result += bytes[kept..<(element.lowerBound + value.lowerBound)]
      result += writer.bytes
      kept = element.lowerBound + value.upperBound
    }
    return result + bytes[kept...]
  }

  /// Where the value of a key stands in an object, from its first byte on.
  private static func value(
    of key: StaticString, in object: ArraySlice<UInt8>
  ) throws -> Range<Int>? {
    try object.withUnsafeBufferPointer { buffer throws -> Range<Int>? in
      var reader = JSONReader(buffer)
      _ = try reader.next()
      while case .key(let name) = try reader.next() {
        let isWanted = reader.matches(name, key)
        try reader.skipValue()
        if isWanted { return reader.tokenOffset..<reader.offset }
      }
      return nil
    }
  }

  func removing(_ places: Set<Int>, from bytes: [UInt8]) -> [UInt8] {
    let kept = elements.indices.filter { !places.contains($0) }
    guard let first = kept.first else { return Array(bytes[...start] + bytes[end...]) }
    var result = Array(bytes[..<(elements.first?.lowerBound ?? end)])
    result += bytes[elements[first]]
    for place in kept.dropFirst() {
      // What stood in front of a source, its comma and the line it began, stays with it.
      result += bytes[elements[place - 1].upperBound..<elements[place].upperBound]
    }
    return result + bytes[(elements.last?.upperBound ?? end)...]
  }
}
