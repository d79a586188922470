package import News

/// The texts of the hot window by their shingles: what a new text is looked up in. Flat arrays, no
/// object an entry; rebuilt from the store at the start of a run.
package struct NearWindow: Sendable {
  /// A text of the window, by the order in which it came.
  typealias Entry = Int

  private var articles: [ArticleID] = []
  private var sources: [UInt32] = []
  /// By entry; `unplaced` until the article has its story.
  private var stories: [UInt32] = []
  /// By entry, the first one with nearly the same text: what a source sends twice is no furniture.
  private var texts: [UInt32] = []
  private var sizes: [UInt16] = []
  private var sourceNumbers: [SourceID: UInt32] = [:]
  private var storyIDs: [StoryID] = []
  private var postings = Postings()
  fileprivate var lookup = NearLookup()

  private static let unplaced = UInt32.max

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

  package var count: Int { articles.count }

  /// Bytes that the window takes, without what the allocator adds.
  package var bytes: Int {
    articles.capacity * 8 + sources.capacity * 4 + stories.capacity * 4 + texts.capacity * 4
      + sizes.capacity * 2 + storyIDs.capacity * 8 + postings.bytes
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
  /// - Returns: its entry, nil when there is nothing to find it by, and what the texts are that came
  ///   before it and may be like it, with or without a story.
  mutating func insert(
    _ article: ArticleID, _ print: TextPrint, of source: SourceID
  ) -> (entry: Entry?, candidates: [NearCandidate]) {
    guard !print.isEmpty, articles.count < Self.maximumEntries else { return (nil, []) }
    var lookup = NearLookup()
    swap(&lookup, &self.lookup)
    defer { swap(&lookup, &self.lookup) }
    lookup.collect(print, postings) { entry, lookup in
      lookup.hold(entry)
      return true
    }
    let candidates = candidates(of: article, lookup.best(for: print, sizes))
    let entry = articles.count
    articles.append(article)
    sources.append(number(of: source))
    stories.append(Self.unplaced)
    texts.append(UInt32(entry))
    sizes.append(UInt16(clamping: print.shingles.count))
    for (shingle, holders) in zip(print.shingles, lookup.counts)
    where holders < Postings.maximumHolders {
      postings.insert(shingle, entry: UInt32(entry))
    }
    return (entry, candidates)
  }

  private mutating func number(of source: SourceID) -> UInt32 {
    if let number = sourceNumbers[source] { return number }
    let number = UInt32(sourceNumbers.count)
    sourceNumbers[source] = number
    return number
  }

  /// Gives an entry its story: the one of another entry, or one that no entry has yet.
  mutating func place(_ entry: Entry, in story: StoryID, with other: Entry?) {
    if let other, stories[other] != Self.unplaced {
      stories[entry] = stories[other]
      storyIDs[Int(stories[other])] = story
    } else {
      stories[entry] = UInt32(storyIDs.count)
      storyIDs.append(story)
    }
  }

  /// Says that an entry's text is another's, nearly whole.
  mutating func note(_ entry: Entry, isCopyOf other: Entry) {
    texts[entry] = texts[other]
  }

  /// The articles that came last, the last one first.
  package func latest(_ count: Int) -> [ArticleID] {
    articles.suffix(max(0, count)).reversed()
  }

  /// Nil for an entry without a story.
  func story(of entry: Entry) -> StoryID? {
    stories[entry] == Self.unplaced ? nil : storyIDs[Int(stories[entry])]
  }

  /// Which placed texts are like a text, and which of its shingles are furniture.
  ///
  /// - Parameter article: whose text it is: its own entries are passed over.
  mutating func find(
    _ print: TextPrint, of source: SourceID, article: ArticleID
  ) -> NearFinding {
    var lookup = NearLookup()
    swap(&lookup, &self.lookup)
    defer { swap(&lookup, &self.lookup) }
    collect(print, own: sourceNumbers[source], &lookup)
    return NearFinding(
      candidates: candidates(of: article, lookup.best(for: print, sizes)),
      furniture: lookup.furniture)
  }

  /// Shingles of an entry's own text that many have.
  func furniture(of entry: Entry, _ text: NearText) -> [UInt32] {
    var lookup = NearLookup()
    collect(text.print, own: sources[entry], except: UInt32(entry), &lookup)
    return lookup.furniture
  }

  /// Shingles of an article's text that many other texts have, whether it is in the window or not.
  func furniture(
    of article: ArticleID, _ text: NearText, of source: SourceID
  ) -> [UInt32] {
    var lookup = NearLookup()
    let entry = articles.firstIndex(of: article).map { UInt32($0) } ?? .max
    collect(text.print, own: sourceNumbers[source], except: entry, &lookup)
    return lookup.furniture
  }

  private func collect(
    _ print: TextPrint, own: UInt32?, except: UInt32 = .max, _ lookup: inout NearLookup
  ) {
    let (stories, sources, texts) = (stories, sources, texts)
    lookup.collect(print, postings) { entry, lookup in
      let at = Int(entry)
      guard stories[at] != Self.unplaced, entry != except else { return true }
      lookup.hold(entry)
      lookup.note(story: stories[at])
      if sources[at] == own { lookup.note(text: texts[at]) }
      return !lookup.isFurniture
    }
  }

  private func candidates(
    of article: ArticleID, _ found: [NearLookup.Found]
  ) -> [NearCandidate] {
    found.compactMap {
      guard articles[$0.entry] != article else { return nil }
      return NearCandidate(entry: $0.entry, article: articles[$0.entry], share: $0.share)
    }
  }
}
