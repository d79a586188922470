package import News

/// Fills a window with texts that have their stories.
package struct NearWindowLoading {
  package private(set) var window = NearWindow()
  /// The first entry of each story, and that of each other source in it: most stories have one text.
  private var firsts: [StoryID: NearWindow.Entry] = [:]
  private var firstsOfSource: [SourceInStory: NearWindow.Entry] = [:]

  private struct SourceInStory: Hashable {
    let story: StoryID
    let source: SourceID
  }

  package init() {}

  /// To be called in the order in which the texts came. What a source has twice in one story is one
  /// text.
  package mutating func add(
    _ article: ArticleID, _ print: TextPrint, of source: SourceID, in story: StoryID
  ) {
    guard let entry = window.insert(article, print, of: source).entry else { return }
    let first = firsts[story]
    window.place(entry, in: story, with: first)
    guard let first else {
      firsts[story] = entry
      return
    }
    if window.areOfOneSource(first, entry) {
      window.note(entry, isCopyOf: first)
      return
    }
    let place = SourceInStory(story: story, source: source)
    if let same = firstsOfSource[place] {
      window.note(entry, isCopyOf: same)
    } else {
      firstsOfSource[place] = entry
    }
  }
}
