import Extraction
import Glibc
import JSON
import News
import Testing
import Text

/// Pages as sites and content systems write them, each with the fields it must give.
@Suite struct ArticlePageTests {
  @Test func thereArePages() throws {
    #expect(try Fixture.names().count > 16)
  }

  @Test(arguments: (try? Fixture.names()) ?? []) func pageGivesItsFields(name: String) throws {
    let expected = try JSONDocument.parse(Fixture.bytes("\(name).json"))
    let article = try ArticleExtractor.extract(
      Fixture.bytes("\(name).html"), contentType: expected["content_type"]?.string,
      url: expected["url"]?.string)
    for member in try #require(expected.members) {
      try check(member.key, member.node, of: article)
    }
  }

  private func check(_ key: String, _ expected: JSONNode, of article: ExtractedArticle) throws {
    switch key {
    case "url", "content_type": break
    case "text":
      #expect(article.text?.split(separator: "\n").map(String.init) == strings(expected))
    case "tags": #expect(article.tags == strings(expected))
    case "attribution": #expect(article.attribution == strings(expected))
    case "source":
      #expect(article.source?.title == expected["title"]?.string)
      #expect(article.source?.url == expected["url"]?.string)
    case "published": #expect(seconds(article.published) == seconds(expected))
    case "modified": #expect(seconds(article.modified) == seconds(expected))
    case "html_with":
      let html = try #require(article.html)
      for part in strings(expected) { #expect(html.contains(part)) }
    case "html_without":
      let html = try #require(article.html)
      for part in strings(expected) { #expect(!html.contains(part)) }
    default: #expect(plain(key, of: article) == expected.string, "\(key)")
    }
  }

  private func plain(_ key: String, of article: ExtractedArticle) -> String? {
    switch key {
    case "title": article.title
    case "byline": article.byline
    case "lead": article.lead
    case "site_name": article.siteName
    case "language": article.language
    case "direction": article.direction?.rawValue
    case "image": article.image
    case "canonical_url": article.canonicalURL
    case "news_id": article.newsID
    case "service": article.service
    case "print_url": article.printURL
    default: "no such field: \(key)"
    }
  }

  private func strings(_ node: JSONNode) -> [String] {
    node.array?.compactMap(\.string) ?? []
  }

  private func seconds(_ moment: DatedMoment?) -> Int64? { moment?.timestamp.seconds }

  private func seconds(_ node: JSONNode) -> Int64? {
    node.string.flatMap { DateReader.read($0)?.seconds }
  }
}

enum Fixture {
  /// The names of the pages in `Fixtures/Articles`, in order.
  static func names(file: String = #filePath) throws -> [String] {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let directory = try #require(opendir("/\(folder)/Fixtures/Articles"))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name.hasSuffix(".html") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted()
  }

  /// The bytes of a file in `Fixtures/Articles`.
  static func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let stream = try #require(fopen("/\(folder)/Fixtures/Articles/\(name)", "rb"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
