import News
import Storage

extension Admission {
  /// Bytes that it takes in memory, about.
  var bytes: Int {
    article.bytesOfTexts + print.shingles.count * MemoryLayout<UInt32>.stride
      + keys.count * Self.keyCost + Self.fixedCost
  }

  private static let keyCost = 96
  /// Its fields, and what each takes in the store's statements.
  private static let fixedCost = 2 << 10
}

extension Article {
  fileprivate var bytesOfTexts: Int {
    title.utf8.count + (lead?.utf8.count ?? 0) + content.bytes
      + links.reduce(0) { $0 + $1.utf8.count + 32 } + tags.reduce(0) { $0 + $1.utf8.count + 32 }
  }
}

extension Content {
  fileprivate var bytes: Int {
    switch self {
    case .none: 0
    case .text(let text): text.utf8.count
    case .html(let html): html.utf8.count
    }
  }
}

/// Articles on their way to the store, with the bytes that they take.
struct Admissions: Sendable {
  private(set) var articles: [Admission] = []
  private(set) var bytes = 0

  var count: Int { articles.count }

  mutating func append(_ admission: Admission) {
    articles.append(admission)
    bytes += admission.bytes
  }

  /// Leaves none behind.
  mutating func takeAll() -> [Admission] {
    defer { self = Admissions() }
    return articles
  }
}
