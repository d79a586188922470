import Testing

@testable import Fetching

struct HeaderReaderTests {
  private func read(_ lines: [String]) -> HeaderReader {
    var reader = HeaderReader()
    for line in lines {
      let isTaken = Array((line + "\r\n").utf8).withUnsafeBufferPointer { reader.read($0) }
      #expect(isTaken)
    }
    return reader
  }

  @Test func readsFieldsWhateverTheirCaseAndSpaces() {
    let reader = read([
      "HTTP/2 200", "eTaG:W/\"1\"", "LAST-MODIFIED: \t a ", "Content-Length: 12", "IM: feed",
      "Content-Type: text/xml; charset=utf-8", "Date: now", "X-Other: b", "no colon here", "",
    ])
    #expect(reader.status == 200)
    #expect(reader.head.etag == "W/\"1\"")
    #expect(reader.head.lastModified == "a")
    #expect(reader.head.contentType == "text/xml; charset=utf-8")
    #expect(reader.head.instanceManipulation == "feed")
    #expect(reader.head.date == "now")
    #expect(reader.contentLength == 12)
    #expect(reader.isComplete && !reader.isEncoded)
  }

  @Test func anInterimAnswerLeavesNothing() {
    let reader = read([
      "HTTP/1.1 103 Early Hints", "ETag: \"early\"", "Location: /x", "", "HTTP/1.1 200 OK", "",
    ])
    #expect(reader.head == ResponseHead())
    #expect(reader.location == nil && reader.isComplete)
  }

  @Test func trailersChangeNothing() {
    let reader = read(["HTTP/1.1 200 OK", "ETag: \"a\"", "", "ETag: \"b\"", "HTTP/1.1 500 X", ""])
    #expect(reader.head.etag == "\"a\"")
    #expect(reader.status == 200)
  }

  @Test(arguments: [
    ("Content-Encoding: gzip", true), ("Content-Encoding: identity", false),
    ("Transfer-Encoding: chunked", false), ("Transfer-Encoding: gzip, chunked", true),
  ])
  func knowsWhatIsCompressed(line: String, expected: Bool) {
    #expect(read(["HTTP/1.1 200 OK", line, ""]).isEncoded == expected)
  }

  @Test func leavesOutValuesThatAreTooLong() {
    let long = String(repeating: "a", count: FetchLimits.headerValue)
    #expect(read(["HTTP/1.1 200 OK", "ETag: \(long)"]).head.etag == long)
    #expect(read(["HTTP/1.1 200 OK", "ETag: \(long)a"]).head.etag == nil)
    let joined = read(["HTTP/1.1 200 OK", "Link: \(long)", "Link: b"]).head.link
    #expect(joined == long)
  }
}
