package import Extraction
import Feeds
import Fetching
import JSON
import Matching
import News
import Publishing
import Text

/// What `parse` is told about a document beside its bytes.
package struct ParseRequest: Hashable, Sendable {
  package var contentType: String?
  package var baseURL: String?
  package var isRaw: Bool

  package init(contentType: String? = nil, baseURL: String? = nil, isRaw: Bool = false) {
    self.contentType = contentType
    self.baseURL = baseURL
    self.isRaw = isRaw
  }
}

/// The stages by themselves, over files and pipes: no configuration, no store.
package enum Documents {
  /// Bytes of one document.
  package static let maximumBytes = 64 << 20

  /// A feed document as JSON Feed (contract 5.1), with a line feed.
  ///
  /// - Parameter isOneLine: on one line rather than indented.
  package static func parseFeed(
    file: String, _ request: ParseRequest, isOneLine: Bool
  ) throws -> [UInt8] {
    let bytes = try ReadFile.bytes(at: file, limit: maximumBytes)
    let feed: ParsedFeed
    do throws(FeedError) {
      feed = try FeedParser.parse(
        bytes, contentType: request.contentType, baseURL: request.baseURL,
        options: request.isRaw ? .raw : .sanitise)
    } catch {
      throw Complaint(.dataUnusable, "\(SourceFailure.clean(file)): \(error.description)")
    }
    var buffer: [UInt8] = []
    ParsedFeedDocument.write(feed, indentation: isOneLine ? nil : 1, into: &buffer)
    return buffer
  }

  /// The built-in rules with those of a file, where one is named.
  package static func rules(file: String?) throws(ConfigurationError) -> ExtractionRules {
    guard let file else { return .builtIn }
    return try .read(path: file)
  }

  /// An article page as JSON (contract 5.2), with a line feed.
  package static func extractArticle(
    file: String, url: String?, contentType: String?, rules: ExtractionRules = .builtIn
  ) throws -> [UInt8] {
    let bytes = try ReadFile.bytes(at: file, limit: maximumBytes)
    var buffer: [UInt8] = []
    do throws(ExtractionError) {
      let article = try ArticleExtractor.extract(
        bytes, contentType: contentType, url: url, rules: rules)
      ExtractedArticleDocument.write(article, id: nil, indentation: 1, into: &buffer)
    } catch {
      throw Complaint(.dataUnusable, "\(SourceFailure.clean(file)): \(error.description)")
    }
    return buffer
  }
}
