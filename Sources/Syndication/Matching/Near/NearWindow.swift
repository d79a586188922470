package import News

/// The texts of the hot window by their shingles: what a new text is looked up in. Flat arrays, no
/// object an entry; rebuilt from the store at the start of a run.
package struct NearWindow: Sendable {
  /// A text of the window, by the order in which it came.
  typealias Entry = Int

  /// What is known of an entry.
  struct Text: Sendable {
    let article: ArticleID
    let source: UInt32
    /// By its number; `unplaced` until the article has one.
    fileprivate(set) var story: UInt32
    /// The first entry with nearly the same text: what a source sends twice is no furniture.
    fileprivate(set) var original: UInt32
    /// Shingles.
    let size: UInt16

    var isPlaced: Bool { story != NearWindow.unplaced }
  }

  private var texts: [Text] = []
  private var sourceNumbers: [SourceID: UInt32] = [:]
  private var sources: [SourceID] = []
  private var storyIDs: [StoryID] = []
  /// The later names of stories that got a new founder.
  private var renamed: [StoryID: StoryID] = [:]
  private var postings = Postings()
  private var lookup = NearLookup()
  /// What was taken in last, if it was taken in at once.
  private var latest: Latest?

  private struct Latest: Sendable {
    let first: Entry
    let prints: [TextPrint]
    let holders: BatchHolders
  }

  fileprivate static let unplaced = UInt32.max

  /// Texts in the window, at most: later ones are not found.
  package static let maximumEntries = 16_000_000
  /// A shingle that so many stories have tells nothing.
  static let storiesOfFurniture = 3
  /// Nor does one that so many different texts of one source have, for a text of that source.
  static let textsOfFurniture = 2
  /// Texts that a text is compared with, at most.
  static let maximumCandidates = 6
  /// Shared shingles over those of the shorter text: less is chance.
  static let leastShare = 0.05

  package init() {}

  package var count: Int { texts.count }

  /// Bytes that the window uses. What its arrays have asked for beyond that is not touched.
  package var bytes: Int {
    texts.count * MemoryLayout<Text>.stride
      + storyIDs.count * MemoryLayout<StoryID>.stride + postings.bytes
  }
}

/// A text that shares something with another.
struct NearCandidate {
  let entry: NearWindow.Entry
  let article: ArticleID
  /// Shingles in common over those of the shorter one, furniture left out.
  let share: Double
}

/// What the window knows of a text.
struct NearFinding {
  /// The likeliest first.
  var candidates: [NearCandidate] = []
  /// Shingles of the text that many have, ascending.
  var furniture: [UInt32] = []
}

extension NearWindow {
  /// Takes a text in that has no story yet.
  ///
  /// - Parameter scope: the sources whose texts may be like it.
  /// - Returns: its entry, nil when there is nothing to find it by, and what the texts are that came
  ///   before it and may be like it, with or without a story.
  mutating func insert(
    _ article: ArticleID, _ print: TextPrint, of source: SourceID, in scope: MatchScope = .all
  ) -> (entry: Entry?, candidates: [NearCandidate]) {
    guard !print.isEmpty, texts.count < Self.maximumEntries else { return (nil, []) }
    latest = nil
    lookup.gather(print, postings)
    lookup.countAll()
    let candidates = candidates(of: article, print) { scope.joins(source, $1) }
    let entry = texts.count
    texts.append(
      Text(
        article: article, source: number(of: source), story: Self.unplaced,
        original: UInt32(entry), size: UInt16(clamping: print.shingles.count)))
    postings.makeRoom(for: print.shingles.count, upTo: UInt32(entry))
    postings.fill { [lookup] filling in
      lookup.forEachCount { index, holders in
        guard holders < Postings.maximumHolders else { return }
        filling.put(print.shingles[index], UInt32(entry))
      }
    }
    return (entry, candidates)
  }

  /// A text that is to be taken in; its print is not empty.
  struct Arrival {
    let article: ArticleID
    let print: TextPrint
    let source: SourceID
  }

  /// Takes texts in that have no stories yet, as one after the other, and tells of each its entry and
  /// what came before it and may be like it, with or without a story.
  ///
  /// - Parameter scope: the sources whose texts may be like one.
  mutating func insert(
    _ arrivals: [Arrival], in scope: MatchScope,
    _ body: (Entry, [NearCandidate], NearWindow) -> Void
  ) {
    var start = 0
    let arrivals = arrivals.prefix(Self.maximumEntries - texts.count)
    while start < arrivals.count {
      var end = start
      var shingles = 0
      repeat {
        shingles += arrivals[end].print.shingles.count
        end += 1
      } while end < arrivals.count
        && shingles + arrivals[end].print.shingles.count <= BatchHolders.maximumShingles
      insert(arrivals[start..<end], in: scope, body)
      start = end
    }
  }

  private mutating func insert(
    _ arrivals: ArraySlice<Arrival>, in scope: MatchScope,
    _ body: (Entry, [NearCandidate], NearWindow) -> Void
  ) {
    let first = texts.count
    for (index, arrival) in arrivals.enumerated() {
      texts.append(
        Text(
          article: arrival.article, source: number(of: arrival.source), story: Self.unplaced,
          original: UInt32(first + index),
          size: UInt16(clamping: arrival.print.shingles.count)))
    }
    latest = nil
    let prints = arrivals.map(\.print)
    let holders = postings.insert(prints, from: UInt32(first))
    for (index, arrival) in arrivals.enumerated() {
      lookup.gather(index, of: holders, after: false)
      lookup.countAll()
      body(
        first + index,
        candidates(of: arrival.article, arrival.print) { scope.joins(arrival.source, $1) },
        self)
    }
    latest = Latest(first: first, prints: prints, holders: holders)
  }

  /// Finds what holds the shingles of a text, which is that of an entry, if there is one: those of the
  /// last batch need not be looked up again.
  private mutating func gather(_ print: TextPrint, of entry: Entry?) {
    if let latest, let entry, latest.prints.indices.contains(entry - latest.first),
      latest.prints[entry - latest.first] == print
    {
      lookup.gather(entry - latest.first, of: latest.holders, after: true)
    } else {
      lookup.gather(print, postings)
    }
  }

  private mutating func number(of source: SourceID) -> UInt32 {
    if let number = sourceNumbers[source] { return number }
    let number = UInt32(sourceNumbers.count)
    sourceNumbers[source] = number
    sources.append(source)
    return number
  }

  /// Gives an entry its story: the one of another entry, or one that no entry has yet.
  mutating func place(_ entry: Entry, in story: StoryID, with other: Entry?) {
    // An ID that is given again is a story's own.
    if renamed[story] != nil { renamed[story] = nil }
    if let other, texts[other].isPlaced {
      texts[entry].story = texts[other].story
      storyIDs[Int(texts[other].story)] = story
    } else {
      texts[entry].story = UInt32(storyIDs.count)
      storyIDs.append(story)
    }
  }

  /// Says that an entry's text is another's, nearly whole.
  mutating func note(_ entry: Entry, isCopyOf other: Entry) {
    texts[entry].original = texts[other].original
  }

  func areOfOneSource(_ a: Entry, _ b: Entry) -> Bool { texts[a].source == texts[b].source }

  /// The articles that came last, the last one first.
  package func latest(_ count: Int) -> [ArticleID] {
    texts.suffix(max(0, count)).reversed().map(\.article)
  }

  /// Says that a story has another ID from now on, also for the entries that were placed in it before.
  mutating func rename(_ story: StoryID, to id: StoryID) {
    renamed[story] = id
    renamed[id] = nil
  }

  /// Nil for an entry without a story.
  func story(of entry: Entry) -> StoryID? {
    guard texts[entry].isPlaced else { return nil }
    var id = storyIDs[Int(texts[entry].story)]
    // Ends: what a story is renamed to has no other name at that moment.
    while let next = renamed[id] { id = next }
    return id
  }

  /// Which placed texts are like a text, and which of its shingles are furniture.
  ///
  /// - Parameters:
  ///   - article: whose text it is: its own entries are passed over.
  ///   - entry: its entry, where it has one.
  ///   - isWelcome: whether the text of an article and its source is looked for.
  mutating func find(
    _ print: TextPrint, of source: SourceID, article: ArticleID, entry: Entry? = nil,
    where isWelcome: (ArticleID, SourceID) -> Bool = { _, _ in true }
  ) -> NearFinding {
    let asker = NearLookup.Asker(source: sourceNumbers[source])
    gather(print, of: entry)
    lookup.countPlaced(print, texts, for: asker)
    return NearFinding(
      candidates: candidates(of: article, print, where: isWelcome), furniture: lookup.furniture)
  }

  /// Shingles of an entry's own text that many have.
  mutating func furniture(of entry: Entry, _ text: NearText) -> [UInt32] {
    let asker = NearLookup.Asker(source: texts[entry].source, except: UInt32(entry))
    gather(text.print, of: entry)
    lookup.countPlaced(text.print, texts, for: asker)
    return lookup.furniture
  }

  /// Shingles of an article's text that many other texts have, whether it is in the window or not.
  func furniture(
    of article: ArticleID, _ text: NearText, of source: SourceID
  ) -> [UInt32] {
    var lookup = NearLookup()
    let entry = texts.firstIndex { $0.article == article }.map { UInt32($0) } ?? .max
    let asker = NearLookup.Asker(source: sourceNumbers[source], except: entry)
    lookup.gather(text.print, postings)
    lookup.countPlaced(text.print, texts, for: asker)
    return lookup.furniture
  }

  /// The likeliest of what the last look-up found, of those that are welcome.
  private func candidates(
    of article: ArticleID, _ print: TextPrint, where isWelcome: (ArticleID, SourceID) -> Bool
  ) -> [NearCandidate] {
    let found = lookup.best(for: print, texts) { entry in
      let other = texts[entry]
      return other.article != article && isWelcome(other.article, sources[Int(other.source)])
    }
    return found.map {
      NearCandidate(entry: $0.entry, article: texts[$0.entry].article, share: $0.share)
    }
  }
}
