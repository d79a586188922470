import FlyingFox
import FlyingSocks
import Foundation
import JSON

/// Serves the bundled newsroom on loopback, or writes a configuration for it.
///
///     demo-newsroom serve  FILE PORT CYCLE NOW
///     demo-newsroom config FILE PORT FOLDER
@main
enum DemoNewsroom {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 4, let port = UInt16(arguments[2]) else { return misuse() }
    let bytes = Array(try Data(contentsOf: URL(filePath: arguments[1])))
    let newsroom = try Newsroom(bytes)
    let base = "http://127.0.0.1:\(port)"
    switch arguments[0] {
    case "config":
      print(configuration(of: newsroom, base: base, folder: arguments[3]))
    case "serve":
      guard arguments.count == 5, let cycle = Int(arguments[3]), let now = Int64(arguments[4])
      else { return misuse() }
      let edition = Edition(newsroom: newsroom, base: base, cycle: cycle, now: now)
      try await serve(edition, port: port)
    default: misuse()
    }
  }

  private static func misuse() {
    print("usage: demo-newsroom serve FILE PORT CYCLE NOW | config FILE PORT FOLDER")
  }

  private static func serve(_ edition: Edition, port: UInt16) async throws {
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
    let server = HTTPServer(address: address, logger: .disabled)
    await server.appendRoute("*") { request in
      guard let answer = edition.answer(to: request.path) else {
        return HTTPResponse(statusCode: .notFound)
      }
      let body = Data(answer.body.utf8)
      let etag = "\"\(checksum(body))\""
      if request.headers[.init("If-None-Match")] == etag {
        return HTTPResponse(statusCode: .notModified, headers: HTTPHeaders([.init("ETag"): etag]))
      }
      return HTTPResponse(
        statusCode: HTTPStatusCode(answer.status, phrase: "See body"),
        headers: HTTPHeaders([.contentType: answer.type, .init("ETag"): etag]), body: body)
    }
    try await server.run()
  }

  /// FNV-1a: enough to tell two states of one document apart.
  private static func checksum(_ data: Data) -> String {
    let hash = data.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }

  private static func configuration(
    of newsroom: Newsroom, base: String, folder: String
  ) -> String {
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.member("version", 1)
      writer.member("database", "\(folder)/aggregator.db")
      writer.member("userAgent", "aggregator-demo/1.0 (+http://127.0.0.1/)")
      writer.key("sources")
      writer.array { writer in
        for source in newsroom.sources {
          writer.object { writer in
            writer.member("id", source.name)
            writer.member("url", "\(base)/\(source.name)/feed")
            writer.member("title", source.title)
            writer.member("publisher", source.name)
            writer.member("language", source.language)
            writer.member("fullText", true)
            writer.member("newsID", "/news/([0-9]+)")
            writer.member("allowPrivate", true)
          }
        }
      }
      writer.key("exports")
      writer.array { writer in
        writer.object { writer in
          writer.member("name", "all")
          writer.member("formats", ["rss", "atom", "json", "opml", "ninjs", "ninjs2", "sitemap"])
          writer.member("path", "\(folder)/all")
          writer.member("self", "https://desk.example/all")
          writer.member("title", "All the news")
        }
      }
      writer.key("site")
      writer.object { writer in
        writer.member("path", "\(folder)/site")
        writer.member("base", "https://desk.example/")
        writer.member("title", "میز خبر")
        writer.member("language", "fa")
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
