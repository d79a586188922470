import GRDB
import News
import Storage

/// Stores one batch, within one transaction.
final class Admitter {
  let db: Database
  let seen: Timestamp
  /// The generation of what this batch changes.
  private let generation: Int64
  private let statements: Statements
  /// Keys of the batch, stored last and in their table's order: neighbours share a page.
  private var keys: [StoredKey] = []
  /// Articles that were there before, for their keys.
  private var known: [PendingPlace] = []
  /// Places on the pending list, stored last as well.
  private var places: [PendingPlace] = []
  /// Sources whose articles are in this batch.
  private var sources: Set<SourceID> = []
  /// Whether a reader could see a difference.
  private(set) var isVisible = false

  init(_ db: Database, seen: Timestamp) throws {
    self.db = db
    self.seen = seen
    generation = try db.nextGeneration()
    statements = try Statements(db)
  }

  func store(_ states: [SourceState]) throws {
    let title = try Prepared(db, "SELECT title FROM source WHERE id = ?")
    let replace = try Prepared(db, SourceColumns.replace)
    for state in states {
      title.bind(state.source.rawValue)
      let former = try title.first { try $0.textIfAny() } ?? nil
      if former != state.title { isVisible = true }
      replace.bind(state: state)
      try replace.run()
    }
  }

  func admit(_ admission: Admission) throws {
    if try insert(admission) {
      isVisible = true
    } else {
      try update(admission)
    }
  }

  /// Marks an article as seen again; one that is not stored is passed over.
  func see(_ id: ArticleID) throws {
    statements.see.bind(seen)
    statements.see.bind(id)
    if let source = try statements.see.first({ try $0.text() }) {
      sources.insert(SourceID(rawValue: source))
    }
  }

  /// To be called after the last article.
  ///
  /// - Parameter parts: sources whose newest document stays the one before.
  func finish(parts: Set<SourceID>) throws {
    try storeKeys()
    try storePlaces()
    let document = try Prepared(db, Self.documentSQL)
    for source in sources where !parts.contains(source) {
      document.bind(source.rawValue)
      document.bind(seen)
      try document.run()
    }
  }

  private static let documentSQL = """
    INSERT INTO source(id, document) VALUES (?, ?) ON CONFLICT(id) DO UPDATE
    SET document = max(coalesce(document, excluded.document), excluded.document)
    """

  private func storeKeys() throws {
    keys.sort { ($0.value, $0.kind, $0.row) < ($1.value, $1.kind, $1.row) }
    for key in keys {
      statements.key.bind(key.value)
      statements.key.bind(key.kind)
      statements.key.bind(key.row)
      let isNew = try statements.key.run()
      if isNew, let place = key.known { try pend(known[place]) }
    }
    keys.removeAll()
  }

  /// Stores an article that is new; false when it is not.
  private func insert(_ admission: Admission) throws -> Bool {
    let article = admission.article
    let insert = statements.article
    insert.bind(true)
    insert.bind(seen)
    insert.bind(generation)
    insert.bind(article.canonicalTime)
    insert.bind(article.firstSeen)
    insert.bind(Int64(bitPattern: admission.entryHash))
    insert.bind(identity: article)
    insert.bind(1)
    guard try insert.run() else { return false }
    let row = db.lastInsertedRowID
    sources.insert(article.source)
    statements.detail.bind(row)
    statements.detail.bind(detail: article)
    try statements.detail.run()
    if article.content != .none { try setBody(article.content, row: row) }
    if !admission.print.isEmpty { try setPrint(admission.print, row: row) }
    places.append(PendingPlace(article, row: row))
    note(admission.keys, row: row, known: nil)
    return true
  }

  private func update(_ admission: Admission) throws {
    let find = statements.find
    find.bind(admission.article.id)
    guard let stored = try find.first({ try StoredArticle(&$0) }) else {
      throw Damage(what: "article.id")
    }
    try see(admission.article.id)
    var article = admission.article
    article.firstSeen = stored.article.firstSeen
    article.polledBefore = stored.article.polledBefore
    let isRevised = stored.article.isRevised(by: article)
    article.revision = stored.article.revision &+ (isRevised ? 1 : 0)
    if isRevised { try keep(stored) }
    if article != stored.article || admission.entryHash != stored.entryHash {
      try replace(stored, by: article, entryHash: admission.entryHash, isRevised: isRevised)
    }
    try setPrint(admission.print, row: stored.row)
    known.append(PendingPlace(article, row: stored.row))
    note(admission.keys, row: stored.row, known: known.count - 1)
  }

  /// Keeps the present text as an earlier revision.
  private func keep(_ stored: StoredArticle) throws {
    let former = stored.article
    statements.revision.bind(stored.row)
    statements.revision.bind(former.revision)
    statements.revision.bind(stored.revised)
    statements.revision.bind(former.title)
    statements.revision.bind(former.lead)
    statements.revision.bind(blob: former.contentHash.bytes)
    statements.revision.bind(content: former.content)
    try statements.revision.run()
  }

  private func replace(
    _ stored: StoredArticle, by article: Article, entryHash: UInt64, isRevised: Bool
  ) throws {
    let replace = statements.replaceArticle
    replace.bind(article.canonicalTime)
    replace.bind(isRevised ? seen : stored.revised)
    replace.bind(Int64(bitPattern: entryHash))
    replace.bind(identity: article)
    replace.bind(article.revision)
    replace.bind(stored.row)
    try replace.run()
    guard article != stored.article else { return }
    isVisible = true
    statements.mark.bind(generation)
    statements.mark.bind(stored.row)
    try statements.mark.run()
    statements.replaceDetail.bind(detail: article)
    statements.replaceDetail.bind(stored.row)
    try statements.replaceDetail.run()
    if article.content != stored.article.content { try setBody(article.content, row: stored.row) }
    let wasPending = try unpend(PendingPlace(stored.article, row: stored.row))
    if wasPending || isRevised || article.publisher != stored.article.publisher {
      try pend(PendingPlace(article, row: stored.row))
    }
  }

  private func setBody(_ content: Content, row: Int64) throws {
    let statement = content == .none ? statements.removeBody : statements.body
    statement.bind(row)
    if content != .none { statement.bind(content: content) }
    try statement.run()
  }

  private func setPrint(_ print: TextPrint, row: Int64) throws {
    let statement = print.isEmpty ? statements.removePrint : statements.print
    statement.bind(row)
    if !print.isEmpty { statement.bind(print) }
    try statement.run()
  }

  private func pend(_ place: PendingPlace) throws {
    statements.pend.bind(place)
    statements.pend.bind(place.row)
    try statements.pend.run()
  }

  private func storePlaces() throws {
    places.sort { ($0.time, $0.source, $0.id) < ($1.time, $1.source, $1.id) }
    for place in places { try pend(place) }
    places.removeAll()
  }

  private func unpend(_ place: PendingPlace) throws -> Bool {
    // It may be of this batch.
    try storePlaces()
    statements.unpend.bind(place)
    return try statements.unpend.run()
  }

  private func note(_ keys: [IdentityKey], row: Int64, known: Int?) {
    for key in keys {
      self.keys.append(
        StoredKey(
          value: Int64(ordered: key.value), kind: Int64(key.kind.rawValue), row: row,
          known: known))
    }
  }
}

/// A row of `key`.
private struct StoredKey {
  let value: Int64
  let kind: Int64
  let row: Int64
  /// The place in `Admitter.known` of an article that was there before.
  let known: Int?
}

extension Article {
  /// Whether `other` has another text, so that this one becomes an earlier revision.
  fileprivate func isRevised(by other: Article) -> Bool {
    guard contentHash == .none, other.contentHash == .none else {
      return contentHash != other.contentHash
    }
    return title != other.title || lead != other.lead || content != other.content
  }
}
