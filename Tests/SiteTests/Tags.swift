/// The tags of a page of ours: its attributes are all double-quoted and hold no `<` or `>`.
struct Tags {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String?)]

    subscript(name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  private(set) var all: [Tag] = []

  init(_ page: String) {
    for part in page.split(separator: "<").dropFirst() {
      guard let end = part.firstIndex(of: ">"), let first = part.first, first != "/", first != "!"
      else { continue }
      all.append(Self.tag(part[..<end]))
    }
  }

  private static func tag(_ text: Substring) -> Tag {
    var rest = text
    let name = rest.prefix { !$0.isWhitespace }
    rest = rest.dropFirst(name.count)
    var tag = Tag(name: String(name), attributes: [])
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return tag }
      let name = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\"") else {
        tag.attributes.append((String(name), nil))
        if rest.first == "=" { rest = rest.dropFirst() }
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      rest = rest.dropFirst(2 + value.count + 1)
      tag.attributes.append((String(name), String(value)))
    }
  }
}
