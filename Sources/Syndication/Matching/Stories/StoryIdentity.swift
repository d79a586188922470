import News

extension StoryID {
  /// The ID of the story that these articles make: that of the member that founded it, which is the
  /// one that was there first, whoever turns out to be the origin (decision 0025).
  init?(identifying members: [Article]) {
    guard let founder = members.min(by: { $0.standing < $1.standing }) else { return nil }
    self.init(foundedBy: founder.id)
  }
}

extension Article {
  /// Orders the members of a story by when they were there. What was in a source at its first
  /// reading had been there before we looked, so that its claimed time counts, whichever source was
  /// read first; all else was there when it was first seen.
  fileprivate var standing: (Timestamp, Timestamp, SourceID, ArticleID) {
    (polledBefore == nil ? canonicalTime : firstSeen, canonicalTime, source, id)
  }
}
