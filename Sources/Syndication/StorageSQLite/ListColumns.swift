import News

/// A value that stands in a list in one column, as a fixed number of fields. The order of the
/// fields is stored: never change it.
protocol ListElement {
  init(_ fields: inout FieldReader) throws
  func write(_ fields: inout FieldWriter)
}

extension String: ListElement {
  init(_ fields: inout FieldReader) throws {
    self = try fields.value()
  }

  func write(_ fields: inout FieldWriter) {
    fields.add(self)
  }
}

extension Author: ListElement {
  init(_ fields: inout FieldReader) throws {
    self.init(name: try fields.field(), url: try fields.field(), email: try fields.field())
  }

  func write(_ fields: inout FieldWriter) {
    fields.add(name)
    fields.add(url)
    fields.add(email)
  }
}

extension Attachment: ListElement {
  init(_ fields: inout FieldReader) throws {
    self.init(
      url: try fields.value(), mimeType: try fields.field(), size: try fields.number(Int64.self),
      duration: try fields.number(Double.self))
  }

  func write(_ fields: inout FieldWriter) {
    fields.add(url)
    fields.add(mimeType)
    fields.add(size.map { String($0) })
    fields.add(duration.map { String($0) })
  }
}

/// Its kind's name as `duplicates` shows it, then three fields, those that the kind does not need
/// missing.
extension Evidence: ListElement {
  init(_ fields: inout FieldReader) throws {
    let kind = try fields.value()
    let (first, second, third) = (try fields.field(), try fields.field(), try fields.field())
    switch (kind, first, second, third) {
    case ("news-id", let publisher?, let value?, nil):
      self = .newsID(NewsID(publisher: PublisherID(rawValue: publisher), value: value))
    case ("canonical-url", let url?, nil, nil): self = .canonicalURL(url)
    case ("declared-source", let url?, nil, nil): self = .declaredSource(url)
    case ("content-hash", nil, nil, nil): self = .contentHash
    case ("by-hand", nil, nil, nil): self = .byHand
    case ("near-duplicate", let share?, let shared?, let shorter?):
      guard let share = Double(share), let shared = Int(shared), let shorter = Int(shorter) else {
        throw FieldReader.Malformed()
      }
      self = .nearDuplicate(Containment(share: share, shared: shared, shorter: shorter))
    default: throw FieldReader.Malformed()
    }
  }

  func write(_ fields: inout FieldWriter) {
    fields.add(kind)
    switch self {
    case .newsID(let newsID):
      fields.add(newsID.publisher.rawValue)
      fields.add(newsID.value)
      fields.add(nil)
    case .canonicalURL(let url), .declaredSource(let url):
      fields.add(url)
      fields.add(nil)
      fields.add(nil)
    case .contentHash, .byHand:
      for _ in 0..<3 { fields.add(nil) }
    case .nearDuplicate(let containment):
      fields.add(String(containment.share))
      fields.add(String(containment.shared))
      fields.add(String(containment.shorter))
    }
  }
}

extension Prepared {
  /// Binds a list; an empty one is NULL.
  func bind(list: [some ListElement]) {
    guard !list.isEmpty else { return bindNull() }
    var fields = FieldWriter()
    for element in list { element.write(&fields) }
    fields.utf8.withUnsafeBufferPointer(bind(utf8:))
  }
}

extension Columns {
  /// The list in the next column; NULL is an empty one.
  mutating func list<Element: ListElement>() throws -> [Element] {
    do {
      return try utf8IfAny { utf8 in
        var fields = FieldReader(utf8)
        var list: [Element] = []
        while !fields.isAtEnd { list.append(try Element(&fields)) }
        return list
      } ?? []
    } catch is FieldReader.Malformed {
      throw damage()
    }
  }
}
