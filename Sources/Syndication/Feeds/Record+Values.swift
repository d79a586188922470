import Markup
import News
import Text

/// What was gathered, as the values that others get.
extension Record {
  func entry() -> ParsedEntry {
    var entry = ParsedEntry()
    entry.id = id.value
    entry.idIsPermalink = idIsPermalink
    entry.url = pageURL ?? externalURL
    entry.externalURL = externalURL
    entry.title = title.value
    entry.summary = summary.value ?? shorterSummary
    setContent(&entry)
    entry.published = published.value
    entry.modified = updated.value
    entry.created = created.value
    entry.expired = expired.value
    entry.authors = authors.values.filter { !$0.isEmpty }
    entry.contributors = contributors
    entry.publisher = publisher.value
    entry.categories = categories
    entry.tags = tags
    entry.attachments = attachments
    entry.links = links
    entry.language = language.value
    entry.image = image.value ?? thumbnails.first ?? attachedImage
    entry.thumbnails = thumbnails
    entry.comments = comments
    entry.commentsFeed = commentsFeed
    entry.commentsCount = commentsCount
    entry.source = source
    entry.geo = place
    entry.license = license
    entry.rights = rights.value
    entry.base = base
    entry.podcast = podcast.isEmpty ? nil : episode
    entry.podcastElements = podcastElements
    return entry
  }

  /// The content; where there is none, the summary is all there is of it.
  private func setContent(_ entry: inout ParsedEntry) {
    if let body = content.value {
      if body.isHTML { entry.contentHTML = body.text } else { entry.contentText = body.text }
    } else if let summary = entry.summary {
      if PlainField.mayHoldMarkup(summary), HTMLText.looksLikeMarkup(summary) {
        entry.contentHTML = summary
      } else {
        entry.contentText = summary
      }
      entry.summary = shorterSummary ?? summary
    }
  }

  /// The entry's page: what is linked, or else an identifier that is said to be, or looks like, an
  /// address.
  private var pageURL: String? {
    if let url = url.value { return url }
    guard idIsPermalink != false, let id = id.value, WebAddress(id)?.isWeb ?? false else {
      return nil
    }
    return id
  }

  /// A picture that is sent with the entry.
  private var attachedImage: String? {
    attachments.first { $0.mimeType?.hasPrefix("image/") ?? false }?.url
  }

  private var tags: [String] {
    var tags: [String] = []
    tags.reserveCapacity(categories.count)
    for category in categories {
      let tag = category.label ?? category.term
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  private var place: Geometry? {
    if let geo { return geo }
    guard let latitude, let longitude, latitude.isFinite, longitude.isFinite else { return nil }
    return Geometry(shape: .point, coordinates: [longitude, latitude])
  }

  private var episode: PodcastEpisode {
    var episode = PodcastEpisode()
    episode.explicit = podcast[.explicit]
    episode.block = podcast[.block]
    episode.duration = podcast[.duration]
    episode.episode = podcast[.episode]
    episode.season = podcast[.season]
    episode.episodeType = podcast[.episodeType]
    episode.title = podcast[.title]
    episode.order = podcast[.order]
    return episode
  }

  /// Sets what is said of the feed as a whole.
  func describe(_ feed: inout ParsedFeed) {
    feed.id = id.value
    feed.title = title.value
    feed.description = summary.value
    feed.homePageURL = url.value
    feed.feedURL = links.first { Self.relation($0.rel) == "self" }?.href
    feed.language = language.value
    feed.icon = image.value ?? icon.value
    feed.favicon = icon.value
    feed.authors = authors.values.filter { !$0.isEmpty }
    feed.contributors = contributors
    feed.generator = generator.value
    feed.copyright = rights.value
    feed.license = license
    feed.published = published.value
    feed.updated = updated.value
    feed.links = links
    feed.categories = categories
    feed.publisher = publisher.value
    feed.podcast = podcast.isEmpty ? nil : podcastFeed
    feed.podcastElements = podcastElements
  }

  private var podcastFeed: PodcastFeed {
    var feed = PodcastFeed()
    feed.explicit = podcast[.explicit]
    feed.block = podcast[.block]
    feed.type = podcast[.type]
    feed.complete = podcast[.complete]
    feed.newFeedURL = podcast[.newFeedURL]
    return feed
  }

  func entrySource() -> EntrySource {
    var source = EntrySource(title: title.value)
    source.id = id.value
    source.link = url.value
    source.url = links.first { Self.relation($0.rel) == "self" }?.href
    source.description = summary.value
    source.rights = rights.value
    source.icon = icon.value
    source.logo = image.value
    source.language = language.value
    source.updated = updated.value
    source.generator = generator.value
    source.authors = authors.values
    source.contributors = contributors
    source.categories = categories
    source.links = links
    return source
  }
}

extension Author {
  var isEmpty: Bool { name == nil && url == nil && email == nil }
}
