/// What lists of stories are laid out by: little enough of each that a hundred thousand fit in
/// memory.
package struct StoryOutline: Hashable, Sendable, Identifiable {
  package let id: StoryID
  /// The store's generation in which a reader could last see a change of the story.
  package var changed: Int64
  /// `Article.canonicalTime` of the origin.
  package var time: Timestamp
  package var publisher: PublisherID
  package var service: String?
  /// In the story's order, repeats left out.
  package var republications: [RepublicationOutline]

  package init(
    id: StoryID, changed: Int64, time: Timestamp, publisher: PublisherID, service: String? = nil,
    republications: [RepublicationOutline] = []
  ) {
    self.id = id
    self.changed = changed
    self.time = time
    self.publisher = publisher
    self.service = service
    self.republications = republications
  }
}

/// Who republished, when, and whether the origin is credited.
package struct RepublicationOutline: Hashable, Sendable {
  package var publisher: PublisherID
  /// `Article.canonicalTime`.
  package var time: Timestamp
  package var credited: Bool

  package init(publisher: PublisherID, time: Timestamp, credited: Bool) {
    self.publisher = publisher
    self.time = time
    self.credited = credited
  }
}

/// A story with all that is told of it.
package struct StoryRecord: Hashable, Sendable {
  package var story: StoryID
  /// With its content, where that was asked for.
  package var origin: Article
  /// The other members, without their content, in the story's order: at most `maximumMembers`.
  package var others: [StoryMember]
  /// An origin that the texts name but no source brought.
  package var credited: NamedLink?
  /// The texts of the origin, the present one last; empty when there was but one, or content was
  /// not asked for. At most the newest `maximumRevisions`.
  package var revisions: [Revision]

  package init(
    story: StoryID, origin: Article, others: [StoryMember] = [], credited: NamedLink? = nil,
    revisions: [Revision] = []
  ) {
    self.story = story
    self.origin = origin
    self.others = others
    self.credited = credited
    self.revisions = revisions
  }

  /// A record is held whole: these bound its memory.
  package static let maximumMembers = 1_000
  package static let maximumRevisions = 8
}
