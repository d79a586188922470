import CAllocations
import Feeds
import News
import Testing

/// How often an entry makes the parser ask for memory. Speed follows it closely, and unlike speed it
/// is the same on every machine (decision 0086).
@Suite("Allocations per entry", .enabled(if: allocations_of_thread() >= 0))
struct AllocationTests {
  /// What an entry may cost at most in a debug build, which asks for memory several times as often
  /// as a release build does: as measured and a twentieth more.
  struct Bound: CustomTestStringConvertible, Sendable {
    var format: String
    var document: @Sendable (Int) -> String
    var raw: Double
    var sanitised: Double

    var testDescription: String { format }
  }

  static let bounds = [
    Bound(format: "RSS 2.0", document: rss, raw: 90, sanitised: 275),
    Bound(format: "Atom 1.0", document: atom, raw: 265, sanitised: 450),
    Bound(format: "RSS 1.0", document: rdf, raw: 84, sanitised: 270),
    Bound(format: "JSON Feed 1.1", document: jsonFeed, raw: 172, sanitised: 357),
  ]

  @Test("stay within their bound", arguments: bounds)
  func perEntry(_ bound: Bound) throws {
    let raw = try Self.perEntry(bound.document, .raw)
    #expect(raw <= bound.raw)
    let sanitised = try Self.perEntry(bound.document, .sanitise)
    #expect(sanitised <= bound.sanitised)
  }

  /// What is left when the cost of the document itself is taken away: the difference of documents
  /// of n and 2n entries. Both are parsed twice, so that tables made once are not counted.
  private static func perEntry(
    _ document: (Int) -> String, _ options: FeedParser.Options
  ) throws -> Double {
    let few = Array(document(entries).utf8)
    let many = Array(document(entries * 2).utf8)
    _ = try count(many, options)
    let difference = try count(many, options) - count(few, options)
    return Double(difference) / Double(entries)
  }

  private static func count(_ bytes: [UInt8], _ options: FeedParser.Options) throws -> Int {
    let before = allocations_of_thread()
    let feed = try FeedParser.parse(bytes, options: options)
    let after = allocations_of_thread()
    #expect(feed.entries.last?.title == "Rain in the north")
    return after - before
  }

  private static let entries = 64
}
