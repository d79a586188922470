import News
import Testing

@Suite struct ArticleCopyTests {
  @Test func aChangedCopyLeavesTheOthersAsTheyWere() {
    let one = article(1, "a", title: "a title")
    var other = one
    #expect(other == one && other.hashValue == one.hashValue)
    other.title = "another title"
    other.links.append("https://a.example/1")
    #expect(one.title == "a title" && one.links.isEmpty)
    #expect(other.title == "another title" && other.links == ["https://a.example/1"])
    #expect(other != one && other.id == one.id)
    other.title = one.title
    other.links = one.links
    #expect(other == one && other.hashValue == one.hashValue)
  }
}
