import News

/// Who has which key, of the articles of a roster: of those that have their places, and of those that
/// still wait for them. Articles are named by their positions in the roster.
struct KeySeats {
  private let holders: [IdentityKey: [Int]]
  /// By article, the reverse.
  private var keys: [[IdentityKey]]
  /// Those that have their places, at most `seatsPerKey`.
  private var seats: [IdentityKey: [Int]] = [:]
  private let furniture: Set<IdentityKey>

  /// How many articles with one key are looked at, at most: a text that everybody copies leads to
  /// its story by the first of them.
  static let seatsPerKey = 256

  init(_ kin: [Kin], _ pending: [Int], _ roster: Roster) {
    holders = Self.holders(kin, pending, roster)
    furniture = KeyCensus.furniture(holders, roster).union(KeyCensus.crowded(kin))
    keys = Array(repeating: [], count: roster.articles.count)
    for (key, holders) in holders {
      for holder in holders { keys[holder].append(key) }
    }
  }

  /// Keys of the kin that are known here, and those of the pending articles that others have too.
  private static func holders(
    _ kin: [Kin], _ pending: [Int], _ roster: Roster
  ) -> [IdentityKey: [Int]] {
    var holders: [IdentityKey: Set<Int>] = [:]
    for one in kin {
      guard let position = roster.position(of: one.article) else { continue }
      holders[one.key, default: []].insert(position)
    }
    for position in pending {
      roster.keys[position].each { key in
        if roster.isShared(key.value) { holders[key, default: []].insert(position) }
      }
    }
    return holders.mapValues { roster.byID($0) }
  }

  /// Gives an article its place.
  mutating func seat(_ article: Int) {
    for key in keys[article] where seats[key]?.count ?? 0 < Self.seatsPerKey {
      seats[key, default: []].append(article)
    }
  }

  /// The articles with their places that are found by a key: none by what is a publisher's furniture.
  func seated(by key: IdentityKey) -> [Int] {
    furniture.contains(key) ? [] : seats[key] ?? []
  }

  /// All that have a key, by their IDs.
  func holders(of key: IdentityKey) -> [Int] { holders[key] ?? [] }
}
