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

  @Test func readsSigns() throws {
    for row in try FixtureTable("attribution/signs.tsv").rows {
      var signs = ""
      if TextSignReader.isTruncated(row[0]) { signs += "t" }
      if TextSignReader.isOwnReport(row[0]) { signs += "o" }
      if TextSignReader.hasLeftoverMarkup(row[0]) { signs += "m" }
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
    let far = String(repeating: "متن ", count: AttributionReader.headBytes / 4)
    #expect(AttributionReader.chain(in: far + "\nبه گزارش شهر، " + far).isEmpty)
  }
}
