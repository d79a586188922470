package import News

extension ArticleID {
  /// The ID of an article, from its source and the identity it was first seen under: its GUID, or
  /// where that identifies nothing its link, and so on. The kind keeps a GUID that is an address
  /// apart from the address.
  ///
  /// - Parameter ordinal: counts articles of one source with one identity, from 0.
  package static func firstSeen(
    as identity: String, kind: IdentityKey.Kind, in source: SourceID, ordinal: Int = 0
  ) -> ArticleID {
    let scope = Hash64.of(source.rawValue, seed: UInt64(kind.rawValue))
    let seed = ordinal == 0 ? scope : scope ^ Hash64.of("\(ordinal)", seed: scope)
    return ArticleID(rawValue: Hash64.of(identity, seed: seed))
  }
}
