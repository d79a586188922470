import JSON
import Matching
import News
import Testing

@testable import Syndication

@Suite struct BenchItemFieldsTests {
  private func item(_ line: String) throws -> BenchItem? {
    try Array(line.utf8).withUnsafeBufferPointer { try BenchItemFields($0)?.item }
  }

  @Test func allMembersAreRead() throws {
    let line = """
      {"id":"a1","lang":"fa","source":"s","publisher":"شهر","url":"https://s.example/1",\
      "title":"\\u067eل","text":"خط یک\\nخط دو \\"ها\\"","published":"2026-01-02T03:04:05Z",\
      "fetched":"2026-01-02T04:00:00+00:00","links":["https://o.example/2"],"news_id":75}
      """
    let item = try #require(try item(line))
    #expect(item.id == "a1")
    #expect(item.publisher == "شهر")
    #expect(item.title == "پل")
    #expect(item.text == "خط یک\nخط دو \"ها\"")
    #expect(item.published == Timestamp(seconds: 1_767_323_045))
    #expect(item.fetched == Timestamp(seconds: 1_767_326_400))
    #expect(item.links == ["https://o.example/2"])
    #expect(item.newsID == "75")
  }

  @Test func ofAKeyThatStandsTwiceTheLastCounts() throws {
    let item = try #require(try item(#"{"id":"a","source":"s","id":2,"title":"x","title":null}"#))
    #expect(item.id == "2")
    #expect(item.title == "")
  }

  @Test func valuesOfOtherKindsAreNone() throws {
    let line = #"""
      {"id":"a","source":7,"text":{"deep":[1,{"x":2}]},"url":["u"],"published":"never",
       "links":["l",{"k":["v"]},3,["w"]],"more":[[],{}]}
      """#
    let item = try #require(try item(line))
    #expect(item.source == "7")
    #expect(item.publisher == "7")
    #expect(item.text == "")
    #expect(item.url == nil)
    #expect(item.published == nil)
    #expect(item.links == ["l"])
  }

  @Test func whatIsNoItemIsToldApart() throws {
    #expect(try item(#"{"id":"a","title":"t"}"#) == nil)
    #expect(try item(#"["id","a"]"#) == nil)
    #expect(throws: JSONError.self) { try item(#"{"id":"a","source""#) }
    #expect(throws: JSONError.self) { try item(#"[1,2"#) }
    #expect(throws: JSONError.self) { try item(#"{"id":"a","source":"s"} x"#) }
  }
}
