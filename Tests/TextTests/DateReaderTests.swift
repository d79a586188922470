import Testing

@testable import Text

@Suite struct DateReaderTests {
  @Test(arguments: ["internet", "iso", "jalali", "languages"])
  func readsTheTable(_ name: String) throws {
    let table = try FixtureTable("dates/\(name).tsv")
    #expect(table.rows.count > 50)
    for row in table.rows {
      let date = DateReader.read(row[0])
      let moment = date.map { DateWriter.rfc3339($0.seconds) } ?? "-"
      #expect(moment == row[1], "\(row)")
      let offset = date?.offset.map { offset in
        String(DateWriter.rfc3339(0, offset: offset).dropFirst(19))
      }
      let expected = row[2] == "+00:00" ? "Z" : row[2]
      #expect(offset ?? "-" == expected, "\(row)")
    }
  }
}
