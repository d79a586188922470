package import News

/// A settled text of the hot window: what near duplicates are looked for among.
package struct WindowText: Hashable, Sendable {
  package var article: ArticleID
  package var source: SourceID
  package var story: StoryID
  package var print: TextPrint

  package init(article: ArticleID, source: SourceID, story: StoryID, print: TextPrint) {
    self.article = article
    self.source = source
    self.story = story
    self.print = print
  }
}

/// Some of the window's texts, and where to go on.
package struct WindowPage: Hashable, Sendable {
  package var texts: [WindowText]
  /// To be handed in for the next texts; nil after the last.
  package var next: Place?

  /// A place in the order in which the store keeps the texts: that of their arrival.
  package struct Place: Hashable, Sendable {
    package let value: Int64

    package init(value: Int64) {
      self.value = value
    }
  }

  package init(texts: [WindowText], next: Place?) {
    self.texts = texts
    self.next = next
  }
}
