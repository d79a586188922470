import News
import Publishing
import Storage
import Text

package enum ArticleFormat: String, Sendable, CaseIterable {
  case text, json
}

package enum DifferenceFormat: String, Sendable, CaseIterable {
  case text, html, json
}

extension Desk {
  /// One article with its revisions and its story.
  package func show(_ name: String, format: ArticleFormat) async throws -> [UInt8] {
    let article = try await article(named: name)
    let story = try await store.story(of: article.id)
    let members = try await store.articles(
      story?.members.map(\.article) ?? [], content: false)
    let document = ArticleDocument(
      article: article, revisions: try await store.revisions(of: article.id), story: story,
      members: Dictionary(members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    var buffer: [UInt8] = []
    switch format {
    case .text: document.writeText(into: &buffer)
    case .json: document.writeJSON(into: &buffer)
    }
    return buffer
  }

  /// What `second` cut, changed or added, compared with `first`.
  package func diff(
    _ first: String, _ second: String, format: DifferenceFormat, colour: Bool
  ) async throws -> [UInt8] {
    let first = try await article(named: first)
    let second = try await article(named: second)
    var buffer: [UInt8] = []
    DifferenceDocument(from: first, to: second)
      .write(.init(rawValue: format.rawValue) ?? .text, colour: colour, into: &buffer)
    return buffer
  }

  /// The article with an ID or address, with its content; of several with one address the oldest.
  func article(named name: String) async throws -> Article {
    if let id = ArticleID(name), let found = try await store.articles([id], content: true).first {
      return found
    }
    var found = try await store.articles(at: name)
    if found.isEmpty, let canonical = WebAddress.canonical(name), canonical != name {
      found = try await store.articles(at: canonical)
    }
    guard let article = found.first else {
      throw Complaint(
        .dataUnusable,
        "the store has no article with the ID or address \(SourceFailure.clean(name))")
    }
    return try await store.articles([article.id], content: true).first ?? article
  }
}
