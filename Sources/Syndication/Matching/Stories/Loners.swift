import News

/// The new articles of a batch that have no key in common with any other and no text that is to be
/// compared: nearly all. Each founds a story, without a place at the desk.
struct Loners {
  /// By their positions in the roster.
  private(set) var positions: [Int] = []
  /// The others of the batch that are pending.
  private(set) var others: [PendingArticle] = []

  init(_ batch: MatchBatch, _ roster: Roster, _ near: NearBatch?) {
    let known = Set(batch.stories.map(\.id))
    let ruled = Set(batch.rulings.flatMap { [$0.a, $0.b] })
    for index in batch.pending.indices {
      let id = batch.pending[index].article.id
      guard let position = roster.position(of: id) else { continue }
      let isKnown =
        batch.pending[index].story != nil || near?.isWanted(id) == true || ruled.contains(id)
        || known.contains(StoryID(foundedBy: id))
      if isKnown || roster.hasSharedKey(position) {
        others.append(batch.pending[index])
      } else {
        positions.append(position)
      }
    }
  }
}
