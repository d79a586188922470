package import Compression
package import Extraction
package import Matching
package import News

/// What `feeds.json` says, checked and with every default filled in.
package struct Configuration: Sendable {
  /// The file it was read from.
  package var path: String
  package var database: Database
  package var userAgent: String
  /// Whom to write to about this robot: the `From` field of each request.
  package var from: String?
  package var limits: CycleLimits
  package var transfers: TransferSettings
  package var sources: [Source]
  package var aliases: [PublisherAliases]
  package var matching: MatchingSettings
  package var exports: [Export]
  package var site: Site?
  /// A file of metrics for Prometheus, written after each run.
  package var metrics: String?
  /// How article pages are read.
  package var rules: ExtractionRules
  /// XXH64 of the file's bytes.
  package var fingerprint: UInt64 = 0

  package enum Database: Hashable, Sendable {
    /// An absolute path, or one relative to the working folder; with a folder in any case.
    case sqlite(path: String)
  }
}

/// Other names of a publisher, by which texts credit it.
package struct PublisherAliases: Hashable, Sendable {
  package var publisher: PublisherID
  package var names: [String]
}

/// What holds for all transfers of a run.
package struct TransferSettings: Hashable, Sendable {
  /// Transfers at once to one host (name and port).
  package var perHost = 4
  /// Milliseconds between the starts of two transfers to one host; none on loopback.
  package var delay: Int64 = 250
}

/// What one run may take at most. What does not fit is left for the next one.
package struct CycleLimits: Hashable, Sendable {
  /// Bytes of all answers, as they are on the wire.
  package var bytes: Int64 = 4 << 30
  /// Article pages.
  package var pages = 100_000
  /// Seconds that the article pages of one source may take.
  package var pageTime: Int64 = 600
  /// Transfers at once to all hosts.
  package var transfers = 128
}

/// One configured feed, with the defaults filled in.
package struct Source: Sendable, Identifiable {
  package var id: SourceID
  package var url: String
  package var title: String?
  package var publisher: PublisherID
  /// BCP 47.
  package var language: String?
  package var service: String?
  /// Fetch the page of each new entry.
  package var fullText = false
  /// The higher is preferred where nothing else decides.
  package var rank = 0
  /// Finds the news ID in an article's address; its first group is the value.
  package var newsID: Pattern?
  package var headers: [Header] = []
  package var allow: [FieldRule] = []
  package var block: [FieldRule] = []
  /// May lead to private and loopback addresses.
  package var allowPrivate = false
  package var settings: SourceSettings
}

/// One HTTP field that is sent to the source's own host.
package struct Header: Hashable, Sendable {
  package var name: String
  /// The secret itself where the file names one.
  package var value: String
}

/// The keys of `defaults` that each source may set for itself.
package struct SourceSettings: Hashable, Sendable {
  /// Seconds from one request to the next.
  package var interval: Int64 = 15 * 60
  /// Bounds within which `interval` follows what the source shows and says of itself; nil: it is asked
  /// no more often than `interval`, and less often only as it asks for (decision 0131).
  package var minimumInterval: Int64?
  package var maximumInterval: Int64?
  /// Seconds for a whole transfer, redirects included.
  package var timeout: Int64 = 20
  /// Decoded bytes of a body.
  package var maximumBytes: Int64 = 8 << 20
  package var robots = RobotsScope.pages
  /// Seconds that an article is kept after it was last seen.
  package var keep: Int64 = 90 * 86_400
  package var retryAfterScope = RetryAfterScope.source
  /// Certificates that hold beside the system's, in PEM.
  package var caFile: String?
  /// Redirects may lead from https to http.
  package var allowsInsecureRedirects = false
  /// Bytes a second below which a transfer ends when it stays there for `speedTime` seconds.
  package var speedLimit: Int64 = 100
  package var speedTime: Int64 = 60
  /// By way of which all requests go; with user name and password where it wants them.
  package var proxy: String?
  /// Cookies of the source's own host are kept for a run.
  package var cookies = false
  /// Told on stderr once, at this failure in a row; nil: at each.
  package var alertAfter: Int?
}

/// What robots.txt is asked for.
package enum RobotsScope: String, Sendable, CaseIterable {
  case none, pages, all
}

/// Whom a Retry-After puts off.
package enum RetryAfterScope: String, Sendable, CaseIterable {
  case source, host
}

package struct MatchingSettings: Hashable, Sendable {
  /// Seconds that a text stays comparable with newer ones by its words; by its keys it stays so
  /// for ever.
  package var window: Int64 = 14 * 86_400
  /// Groups of sources that are matched among themselves; nil: all with all.
  package var scope: [[SourceID]]?
  /// By what texts are told to be one text.
  package var rules = NearRules()
}

package struct Export: Sendable {
  package var name: String
  package var formats: [String]
  /// Without the suffix.
  package var path: String
  /// The export's own address without the suffix.
  package var selfURL: String?
  package var title: String?
  package var description: String?
  package var limit = 100
  /// At most so many items of a source; 0: no bound.
  package var perSource = 0
  package var filter: [FieldRule] = []
  /// One item a story rather than one an article.
  package var collapse = true
  /// Items of an archive page; nil: there are none.
  package var archive: Int?
  /// Codings in which a copy lies beside each file.
  package var compress: Set<ContentCoding> = []
}

package struct Site: Hashable, Sendable {
  package var path: String
  package var base: String
  package var title: String?
  package var language: String?
  /// Codings in which a copy lies beside each file.
  package var compress: Set<ContentCoding> = []
}
