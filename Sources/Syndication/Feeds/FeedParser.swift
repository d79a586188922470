import Markup
package import News

/// Reads a feed document of any format.
package enum FeedParser {
  package struct Options: Sendable {
    /// Whether relative addresses in links are resolved, and unsafe ones are dropped.
    package var resolvesLinks = true
    /// Whether HTML is sanitised, its addresses resolved.
    package var sanitises = false
    package var limits = FeedLimits()

    package init() {}

    /// Links are resolved; HTML is left to `sanitised(_:base:)`, for the entries that are new.
    package static let `default` = Options()

    /// As the document has it: neither sanitised nor resolved.
    package static let raw: Options = {
      var options = Options()
      options.resolvesLinks = false
      return options
    }()

    /// What is given to others (contract 5.1).
    package static let sanitise: Options = {
      var options = Options()
      options.sanitises = true
      return options
    }()
  }

  /// In the order in which they are tried.
  static let formats: [any FeedFormat.Type] = [
    JSONFeed.self, RSS.self, Atom10.self, Atom03.self, RDF.self, CDF.self,
  ]

  /// - Parameters:
  ///   - contentType: the value of the Content-Type header.
  ///   - baseURL: the address that the document came from, after redirects.
  package static func parse(
    _ bytes: [UInt8], contentType: String? = nil, baseURL: String? = nil,
    options: Options = .default
  ) throws(FeedError) -> ParsedFeed {
    guard bytes.count <= options.limits.document else { throw .tooLarge(bytes: bytes.count) }
    let isJSON = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    let text = Encoding.decode(bytes, contentType: contentType, kind: isJSON ? .json : .xml)
    let base = baseURL.flatMap { $0.utf8.count <= options.limits.xml.base ? $0 : nil }
    let document = FeedDocument(text: text, baseURL: base, options: options)
    for format in formats {
      guard var feed = try format.read(document) else { continue }
      if options.sanitises { sanitise(&feed, base: base) }
      return feed
    }
    throw .notAFeed
  }
}

/// What a format is given to read.
struct FeedDocument {
  let text: DecodedText
  let baseURL: String?
  let options: FeedParser.Options
}

/// A format of feeds. A new one is a file with a type that conforms, and a place in
/// `FeedParser.formats`.
protocol FeedFormat: SendableMetatype {
  /// Nil when the document is of another format.
  static func read(_ document: FeedDocument) throws(FeedError) -> ParsedFeed?
}
