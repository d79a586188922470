import Foundation
import Syndication
import Testing

@Suite struct ConfigurationFileTests {
  private static let text = """
    { "version": 1,
      "database":   "a.db",
      "sources": [
        {"id": "one", "url": "https://one.example/rss"},
        { "id": "two",
          "url": "https://two.example/rss" },
        {"id": "three", "url": "https://three.example/rss"}
      ],
      "exports": [ ] }

    """

  private func edit(_ text: String = text, _ body: (String) throws -> Void) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    try body(path.path)
    return try String(contentsOf: path, encoding: .utf8)
  }

  @Test func addingKeepsEveryOtherByte() throws {
    let edited = try edit { (path) throws in
      let id = try ConfigurationFile(path: path).add(
        NewSource(url: "https://www.four.example/feed", title: "چهار \"4\"", language: "fa"))
      #expect(id == "four")
    }
    let line = """
      {"id":"four","url":"https://www.four.example/feed","title":"چهار \\"4\\"","language":"fa"}
      """
    #expect(
      edited
        == Self.text.replacing(
          "https://three.example/rss\"}", with: "https://three.example/rss\"},\n    " + line))
  }

  @Test func removingKeepsTheOthers() throws {
    let one = "    {\"id\": \"one\", \"url\": \"https://one.example/rss\"},\n    { \"id\": \"two\""
    #expect(Self.text.contains(one))
    let edited = try edit { try ConfigurationFile(path: $0).remove(["one"]) }
    #expect(edited == Self.text.replacing(one, with: "    { \"id\": \"two\""))
    let last = try edit { try ConfigurationFile(path: $0).remove(["three", "two"]) }
    #expect(last.contains("https://one.example/rss\"}\n  ]"))
    let none = try edit { try ConfigurationFile(path: $0).remove(["one", "two", "three"]) }
    #expect(
      none
        == Self.text.replacing(
          Self.text[try #require(Self.text.range(of: "[\n")).upperBound...].prefix {
            $0 != "]"
          }, with: ""
        ).replacing("[\n]", with: "[]"))
  }

  @Test func addsToAnEmptyList() throws {
    let edited = try edit("{\"version\": 1, \"database\": \"a.db\", \"sources\": []}") { path in
      _ = try ConfigurationFile(path: path).add(NewSource(url: "http://a.example/", id: "a"))
    }
    #expect(
      edited == """
        {"version": 1, "database": "a.db", "sources": [
            {"id":"a","url":"http://a.example/"}
          ]}
        """)
  }

  @Test(arguments: [
    "http:///x", "http://h/a b", "http://[::1", "http://a b/", "http:/me:s3cret@h.example/",
    "me:s3cret@h.example/feed", "ftp://me:s3cret@h.example/", "http://me:s3cret/x@h.example/",
    "http://me:s3cret@h.example:99999/", "https://me:s3cret@known.example/rss",
  ])
  func neitherTakesNorRepeatsWhatCannotBeFetched(url: String) throws {
    let known = Self.text.replacing("//two.", with: "//me:s3cret@known.")
    let edited = try edit(known) { path in
      do {
        _ = try ConfigurationFile(path: path).add(NewSource(url: url))
        Issue.record("taken: \(url)")
      } catch let complaint as Complaint {
        #expect(complaint.status == .usage)
        #expect(!complaint.lines.joined().contains("s3cret"))
      }
    }
    #expect(edited == known)
  }

  @Test func refusesWhatWouldBreakTheFile() throws {
    let edited = try edit { (path) throws in
      let file = ConfigurationFile(path: path)
      #expect(throws: Complaint.self) { try file.add(NewSource(url: "ftp://x.example/")) }
      #expect(throws: Complaint.self) {
        try file.add(NewSource(url: "http://x.example/", id: "one"))
      }
      #expect(throws: Complaint.self) {
        try file.add(NewSource(url: "http://x.example/", id: "a b"))
      }
      #expect(throws: Complaint.self) { try file.add(NewSource(url: "https://one.example/rss")) }
      #expect(throws: Complaint.self) { try file.remove(["four"]) }
    }
    #expect(edited == Self.text)
  }

  @Test func exchangesListsAsOPML() throws {
    let list = """
      <?xml version="1.0"?><opml version="2.0"><body><outline text="group">
      <outline type="rss" text="A &amp; B" xmlUrl="https://a.example/rss?x=1&amp;y=2"/>
      <outline type="rss" text="known" xmlUrl="https://one.example/rss"/>
      <OUTLINE title="سه" xmlURL="https://a.example/atom"></outline>
      <outline text="no feed"/></body>
      """
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).opml")
    try Data(list.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    var exported = ""
    let edited = try edit { (file) throws in
      #expect(try ConfigurationFile(path: file).importOPML(path.path) == 2)
      exported = String(decoding: try Configuration.read(path: file).opml(), as: UTF8.self)
    }
    #expect(
      edited.contains(
        "{\"id\":\"a\",\"url\":\"https://a.example/rss?x=1&y=2\",\"title\":\"A & B\"}"))
    #expect(edited.contains("{\"id\":\"a-2\",\"url\":\"https://a.example/atom\",\"title\":\"سه\"}"))
    #expect(exported.contains("text=\"A &amp; B\""))
    #expect(exported.contains("xmlUrl=\"https://a.example/rss?x=1&amp;y=2\""))
  }

  /// What cannot be taken in is told, and the configuration stays as it is.
  @Test func listsThatAreNoneAreRefusedInWords() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).opml")
    try Data("<html><outline xmlUrl=\"https://a.example/rss\"/></html>".utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let edited = try edit { (file) throws in
      let complaint = #expect(throws: Complaint.self) {
        try ConfigurationFile(path: file).importOPML(path.path)
      }
      #expect(complaint?.status == .dataUnusable)
      #expect(complaint?.lines.first?.hasPrefix("\(path.path) is no OPML document") == true)
      let missing = #expect(throws: FileError.self) {
        try ConfigurationFile(path: file).importOPML("/no/such/list.opml")
      }
      #expect(missing?.description.contains("/no/such/list.opml") == true)
    }
    #expect(edited == Self.text)
  }

  @Test func addressesThatCannotBeAskedForAreNotTakenFromLists() throws {
    let list = """
      <opml><outline xmlUrl="ftp://a.example/rss"/><outline xmlUrl="https:///rss"/>
      <outline xmlUrl=""/><outline xmlUrl="javascript:alert(1)"/></opml>
      """
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).opml")
    try Data(list.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let edited = try edit { (file) throws in
      #expect(try ConfigurationFile(path: file).importOPML(path.path) == 0)
    }
    #expect(edited == Self.text)
  }
}
