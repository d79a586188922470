import Markup

/// The namespaces that feeds use, as codes of the reader's vocabulary.
enum Space: UInt8 {
  /// None, and those of RSS itself: RSS 0.90, 1.0 and the ones that generators made up for 2.0.
  case rss = 0
  case atom10, atom03, rdf, dublinCore, terms, content, media, itunes, googlePlay, georss, geo, gml
  case slash, wfw, threading, podcast, license, feedburner, syndication, xhtml
  case unknown = 255
}

/// The local names that feeds use, in lower case.
enum Local: String, CaseIterable {
  case abstract, alternate, author, block, body, box, category, channel, cloud, comments
  case commentrss, complete, content, contributor, copyright, created, creator, date, day
  case description, docs, duration, email, enclosure, encoded, entry, episode, episodetype
  case explicit, exterior, feed, fullitem, generator, group, guid, height, homepage, hour, icon, id
  case identifier, image, info, issued, item, keywords, language, lastbuilddate, lat, latitude
  case license, line, linearring, linestring, link, logo, long, longitude, managingeditor
  case modified, name, available, order, origlink, owner, person, point, polygon, pos, poslist,
    pubdate
  case published, publisher, rating, rdf, rights, rss, season, skipdays, skiphours, source
  case credit, div, subject, subtitle, summary, tagline, tags, textinput, thumbnail, title, total,
    ttl,
    type
  case updatefrequency, updateperiod
  case updated, uri, url, valid, version, webmaster, `where`, width
  case newFeedURL = "new-feed-url"
  case lowerCorner = "lowercorner"
  case upperCorner = "uppercorner"
  case envelope, expirationdate, location
  case inReplyTo = "in-reply-to"
  case alternateEnclosure = "alternateenclosure"

  static let all = allCases
}

enum FeedVocabulary {
  static let shared = XMLVocabulary(
    locals: Local.all.map(\.rawValue),
    namespaces: [
      space(
        .rss,
        [
          "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
          "http://channel.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss",
          "http://backend.userland.com/rss2", "http://backend.userland.com/rss091",
          "http://blogs.law.harvard.edu/tech/rss",
          "http://my.netscape.com/publish/formats/rss-0.91",
        ], ["rss", "rss1", "rss2"]),
      space(.atom10, ["http://www.w3.org/2005/Atom"], ["atom", "atom10", "a10"]),
      space(.atom03, ["http://purl.org/atom/ns#"], ["atom03"]),
      space(.rdf, ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"], ["rdf"]),
      space(
        .dublinCore,
        ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"], ["dc"]),
      space(.terms, ["http://purl.org/dc/terms/"], ["dcterms"]),
      space(.content, ["http://purl.org/rss/1.0/modules/content/"], ["content"]),
      space(
        .media,
        [
          "http://search.yahoo.com/mrss/", "http://www.rssboard.org/media-rss",
          "http://search.yahoo.com/searchmonkey/media/",
        ], ["media"]),
      space(
        .itunes,
        [
          "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd",
        ], ["itunes"]),
      space(.googlePlay, ["http://www.google.com/schemas/play-podcasts/1.0"], ["googleplay"]),
      space(.georss, ["http://www.georss.org/georss"], ["georss"]),
      space(.geo, ["http://www.w3.org/2003/01/geo/wgs84_pos#"], ["geo"]),
      space(.gml, ["http://www.opengis.net/gml"], ["gml"]),
      space(.slash, ["http://purl.org/rss/1.0/modules/slash/"], ["slash"]),
      space(.wfw, ["http://wellformedweb.org/CommentAPI/"], ["wfw"]),
      space(.threading, ["http://purl.org/syndication/thread/1.0"], ["thr", "thread"]),
      space(
        .podcast,
        ["https://podcastindex.org/namespace/1.0"], ["podcast"]),
      space(
        .license,
        [
          "http://backend.userland.com/creativeCommonsRssModule", "http://web.resource.org/cc/",
          "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
          "http://creativecommons.org/ns#",
        ], ["creativecommons", "cc"]),
      space(.feedburner, ["http://rssnamespace.org/feedburner/ext/1.0"], ["feedburner"]),
      space(.syndication, ["http://purl.org/rss/1.0/modules/syndication/"], ["sy"]),
      space(.xhtml, ["http://www.w3.org/1999/xhtml"], ["xhtml"]),
    ],
    traits: traits)

  private static func space(
    _ code: Space, _ uris: [String], _ prefixes: [String]
  ) -> XMLVocabulary.Namespace {
    XMLVocabulary.Namespace(code.rawValue, uris: uris, prefixes: prefixes)
  }

  /// What ends a field that was never closed. Names that HTML uses too are left out but for `title`
  /// and `link`, which stand in no text.
  private static let traits: [XMLName: XMLVocabulary.Traits] = {
    var traits: [XMLName: XMLVocabulary.Traits] = [:]
    func add(_ space: Space, _ locals: [Local], _ trait: XMLVocabulary.Traits) {
      for local in locals { traits[name(space, local)] = trait }
    }
    add(.rss, [.item, .entry], .record)
    add(.atom10, [.entry], .record)
    add(.atom03, [.entry], .record)
    let fields: [Local] = [
      .title, .link, .description, .guid, .pubdate, .author, .category, .comments, .enclosure,
      .lastbuilddate, .managingeditor, .webmaster, .textinput, .channel,
    ]
    add(.rss, fields, .field)
    let constructs: [Local] = [
      .title, .link, .id, .updated, .published, .summary, .content, .author, .category, .rights,
      .subtitle, .issued, .modified, .contributor, .generator,
    ]
    add(.atom10, constructs, .field)
    add(.atom03, constructs, .field)
    add(.dublinCore, [.title, .creator, .date, .subject, .description], .field)
    add(.content, [.encoded], .field)
    add(.media, [.content, .thumbnail, .group], .field)
    return traits
  }()

  private static func name(_ space: Space, _ local: Local) -> XMLName {
    let place = Local.all.firstIndex(of: local) ?? -1
    return XMLName(space: space.rawValue, local: UInt8(truncatingIfNeeded: place &+ 1))
  }
}

extension XMLName {
  var feedSpace: Space { Space(rawValue: space) ?? .unknown }

  /// Nil when it is none that feeds use.
  var feedLocal: Local? { Local(code: local) }
}

extension Local {
  /// - Parameter code: the vocabulary's.
  init?(code: UInt8) {
    guard code != XMLVocabulary.unknownLocal else { return nil }
    self = Self.all[Int(code) &- 1]
  }
}
