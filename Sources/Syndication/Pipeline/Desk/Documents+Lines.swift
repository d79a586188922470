package import Extraction
import Foundation
import JSON
import Matching
import News
import Publishing
import Text

extension Documents {
  /// JSON lines `{id, url, content_type, html_base64}`, one article a line out, each with its `id`.
  /// A page that cannot be read gives a line with nothing but its `id`.
  package static func extractLines(
    file: String, rules: ExtractionRules = .builtIn, _ write: ([UInt8]) throws -> Void
  ) throws {
    var lines = try LineReader(path: file)
    var more = true
    while more {
      var output: [UInt8] = []
      let number = lines.number + 1
      more = try lines.next { line in
        guard !line.allSatisfy({ $0 <= 0x20 }) else { return }
        let node = try parse(line, number, of: file)
        let html = node["html_base64"]?.string.flatMap { Data(base64Encoded: $0) } ?? Data()
        let article = try? ArticleExtractor.extract(
          Array(html), contentType: node["content_type"]?.string, url: node["url"]?.string,
          rules: rules)
        ExtractedArticleDocument.write(
          article ?? ExtractedArticle(), id: node["id"]?.value ?? .null, into: &output)
      }
      if !output.isEmpty { try write(output) }
    }
  }

  /// Article JSON lines in arrival order (contract 5.3) to stories, one line a story with two or
  /// more items.
  package static func match(file: String, _ write: ([UInt8]) throws -> Void) throws {
    var matcher = BenchMatcher()
    var ids: Set<String> = []
    var lines = try LineReader(path: file)
    var more = true
    while more {
      let number = lines.number + 1
      more = try lines.next { line in
        guard !line.allSatisfy({ $0 <= 0x20 }) else { return }
        let item = try readItem(line, number, of: file)
        guard ids.insert(item.id).inserted else {
          throw unusable(
            file, number, "the id \(SourceFailure.clean(item.id, limit: 60)) stands twice")
        }
        matcher.add(item)
      }
    }
    for (cluster, story) in matcher.stories().enumerated() {
      try write(story.line(cluster: cluster))
    }
  }

  private static func parse(
    _ line: UnsafeBufferPointer<UInt8>, _ number: Int, of file: String
  ) throws -> JSONNode {
    let node: JSONNode
    do throws(JSONError) {
      node = try JSONDocument.parse(line)
    } catch {
      throw unusable(file, number, error.description)
    }
    guard node.members != nil else { throw unusable(file, number, "expected an object") }
    return node
  }

  private static func readItem(
    _ line: UnsafeBufferPointer<UInt8>, _ number: Int, of file: String
  ) throws -> BenchItem {
    let fields: BenchItemFields?
    do throws(JSONError) {
      fields = try BenchItemFields(line)
    } catch {
      throw unusable(file, number, error.description)
    }
    guard let fields else { throw unusable(file, number, "expected an object") }
    guard let item = fields.item else {
      throw unusable(file, number, "an item needs an id and a source")
    }
    return item
  }

  private static func unusable(_ file: String, _ number: Int, _ reason: String) -> Complaint {
    Complaint(.dataUnusable, "\(SourceFailure.clean(file)), line \(number): \(reason)")
  }
}

extension BenchStory {
  fileprivate func line(cluster: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("cluster", cluster)
      writer.member("ids", items)
      writer.member("origin", origin)
      writer.key("parent")
      writer.object { writer in
        for item in items { writer.member(item, parents[item]) }
      }
      writer.key("evidence")
      writer.object { writer in
        for item in items {
          guard let found = evidence[item], !found.isEmpty else { continue }
          writer.member(item, found.map(\.text))
        }
      }
    }
    writer.newline()
    return writer.bytes
  }
}
