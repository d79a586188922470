import JSON
import News
import Text

extension ConfigurationReader {
  func readSources(_ object: ObjectReader, _ defaults: SourceSettings) -> [Source] {
    guard object.has("sources") else {
      _ = object.node("sources")
      problems.add(
        "this key is missing", at: object.path.appending("sources"), offset: object.node.offset)
      return []
    }
    var ids: Set<SourceID> = []
    return (object.list("sources") ?? []).enumerated().compactMap { index, node in
      let path = object.path.appending("sources").appending(index)
      guard let reader = ObjectReader(node, path: path, problems: problems),
        let source = readSource(reader, defaults)
      else { return nil }
      if !ids.insert(source.id).inserted {
        reader.report("another source has the ID \"\(source.id.rawValue)\"", "id")
      }
      return source
    }
  }

  private func readSource(_ object: ObjectReader, _ defaults: SourceSettings) -> Source? {
    let id = object.required("id")
    if let id, !Self.isIdentifier(id) {
      object.report(
        "must be shorter than 200 bytes, without white space or control characters", "id")
    }
    let address = readAddress(object)
    var settings = defaults
    read(&settings, from: object)
    let publisher = object.string("publisher")
    var source = Source(
      id: SourceID(rawValue: id ?? ""), url: address?.url ?? "",
      publisher: PublisherID(rawValue: (publisher ?? address?.host ?? "").composed),
      settings: settings)
    source.title = object.string("title")
    source.language = object.string("language")
    source.service = object.string("service")?.composed
    source.fullText = object.bool("fullText") ?? false
    source.rank = object.integer("rank", in: -1_000_000...1_000_000) ?? 0
    source.newsID = readPattern(object)
    source.headers = readHeaders(object) + readCredentials(object)
    if source.headers.count(where: { $0.name.lowercased() == "authorization" }) > 1 {
      object.report("the headers hold an Authorization already", "auth")
    }
    source.allow = object.rules("allow")
    source.block = object.rules("block")
    source.allowPrivate = object.bool("allowPrivate") ?? false
    object.reportUnknownKeys()
    return id == nil || address == nil ? nil : source
  }

  private func readAddress(_ object: ObjectReader) -> (url: String, host: String)? {
    guard let url = object.required("url") else { return nil }
    guard let host = FeedAddress.host(of: url), FeedAddress.fault(in: url) == nil else {
      object.report(FeedAddress.fault(in: url) ?? FeedAddress.expected, "url")
      return nil
    }
    return (url, host)
  }

  private func readPattern(_ object: ObjectReader) -> Pattern? {
    guard let text = object.string("newsID") else { return nil }
    guard let pattern = Pattern(text) else {
      object.report("\"\(text)\" is no regular expression", "newsID")
      return nil
    }
    return pattern
  }

  private func readHeaders(_ object: ObjectReader) -> [Header] {
    guard let node = object.node("headers"),
      let headers = ObjectReader(node, path: object.path.appending("headers"), problems: problems)
    else { return [] }
    return (node.members ?? []).compactMap { member in
      guard let text = headers.string(member.key) else { return nil }
      do throws(Secret.Missing) {
        let value = try Secret.resolve(text, relativeTo: folder, environment: environment)
        if Self.isToken(member.key), Self.isHeaderValue(value) {
          return Header(name: member.key, value: value)
        }
        headers.report("control characters and odd names cannot be sent", member.key)
      } catch {
        headers.report(error.reason, member.key)
      }
      return nil
    }
  }

  /// User name and password (RFC 7617), as the header that carries them: to the source's own host only.
  private func readCredentials(_ object: ObjectReader) -> [Header] {
    guard let node = object.node("auth"),
      let auth = ObjectReader(node, path: object.path.appending("auth"), problems: problems)
    else { return [] }
    for key in ["user", "password"] where !auth.has(key) { _ = auth.required(key) }
    let user = secret("user", auth)
    let password = secret("password", auth)
    auth.reportUnknownKeys()
    guard let user, let password else { return [] }
    if user.contains(":") || !Self.isHeaderValue(user) {
      auth.report("must not hold a colon or a control character", "user")
    }
    if !Self.isHeaderValue(password) {
      auth.report("must not hold a control character", "password")
    }
    return [Header(name: "Authorization", value: "Basic " + Base64.text(of: "\(user):\(password)"))]
  }

  static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count < 200
      && !text.unicodeScalars.contains {
        $0.properties.isWhitespace || $0.properties.generalCategory == .control
      }
  }

  /// RFC 9110, section 5.6.2.
  private static func isToken(_ name: String) -> Bool {
    let marks = "!#$%&'*+-.^_`|~".utf8
    return !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: marks.contains(byte)
        }
      }
  }
}
