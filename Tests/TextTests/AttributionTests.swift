import Testing

@testable import Text

@Suite struct AttributionTests {
  @Test func readsChains() throws {
    let table = try FixtureTable("attribution/chains.tsv")
    #expect(table.rows.count > 15)
    for row in table.rows {
      let chain = AttributionReader.chain(in: row[0])
      #expect(chain.joined(separator: " | ") == row[1], "\(row)")
    }
  }

  @Test func readsMentions() throws {
    for row in try FixtureTable("attribution/mentions.tsv").rows {
      var text = row[0]
      let mentions = text.withUTF8 { AttributionReader.mentions(in: $0) }
        .map { $0.isSure ? $0.name : $0.name + "?" }
      #expect(mentions.joined(separator: " | ") == row[1], "\(row)")
    }
  }

  /// What could be read so without end.
  @Test func boundsMentions() {
    for piece in ["(a) ", "a: ", "به گزارش a، ", "a\nSource: b\n", "via a\n", "a -- "] {
      var text = String(repeating: piece, count: 400)
      let mentions = text.withUTF8 { AttributionReader.mentions(in: $0) }
      let most = AttributionReader.longestRow * (AttributionReader.headLines + 1)
      #expect(mentions.count <= most * CreditLine.longestChain)
    }
  }

  /// Texts of nothing but end marks, credits and line breaks.
  @Test func readsTextsThatAreAllFurniture() {
    for text in [
      "انتهای پیام", "\nانتهای پیام\nانتهای پیام", "منبع: الف\nانتهای پیام", "\n",
      "انتهای پیام/۲۰۰",
      "via a\nانتهای پیام", "پایان خبر\n\nپایان خبر",
    ] {
      var text = text
      let mentions = text.withUTF8 { AttributionReader.mentions(in: $0) }
      #expect(mentions.count <= 1, "\(text)")
    }
  }

  @Test func readsSigns() throws {
    for row in try FixtureTable("attribution/signs.tsv").rows {
      let standing = TextStanding.read(row[0])
      var signs = ""
      if standing.isTruncated { signs += "t" }
      if standing.isOwnReport { signs += "o" }
      if standing.hasLeftoverMarkup { signs += "m" }
      #expect(signs == row[1], "\(row)")
    }
  }

  /// A name longer than any office's is a sentence.
  @Test func boundsNames() {
    let long = Array(repeating: "نام", count: CreditLine.longestName + 1).joined(separator: " ")
    #expect(AttributionReader.chain(in: "به گزارش \(long)، متن").isEmpty)
    let links = Array(repeating: "به نقل از نام", count: 50).joined(separator: " ")
    #expect(AttributionReader.chain(in: "به گزارش \(links)، متن").count <= CreditLine.longestChain)
  }

  /// Only the head and the end are read.
  @Test func boundsWhatItReads() {
    let far = String(repeating: "متن ", count: TextEnds.headBytes / 4)
    #expect(AttributionReader.chain(in: far + "\nبه گزارش شهر، " + far).isEmpty)
    #expect(!TextStanding.read(far + "\nبه گزارش خبرنگار ما، " + far).isOwnReport)
  }

  /// Head and end of a short text are read at once, and yet are two places.
  @Test func whatSaysSoLiesWhollyInTheHeadOrInTheEnd() {
    let said = "خبرنگار ما"
    for before in stride(from: 900, to: 1300, by: 7) {
      for after in [0, 100, 400, 480, 505, 600] {
        let text =
          String(repeating: "a", count: before) + "." + said + "."
          + String(repeating: "b", count: after)
        let end = before + 1 + said.utf8.count
        let isInTail = before + 1 >= text.utf8.count - TextEnds.tailBytes
        let isExpected = end <= TextSignReader.headBytes || isInTail
        #expect(TextStanding.read(text).isOwnReport == isExpected, "\(before) \(after)")
      }
    }
  }
}
