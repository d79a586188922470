import Testing

@testable import Text

@Suite struct NormalFormTests {
  @Test(arguments: ["rules", "furniture"])
  func makesTheForm(_ name: String) throws {
    let table = try FixtureTable("normal-form/\(name).tsv")
    #expect(table.rows.count > 15)
    for row in table.rows {
      #expect(NormalForm.n1(row[0]).description == row[1], "\(row)")
    }
  }

  @Test func joinsTheSameFromTextsOfOneReading() throws {
    for row in try FixtureTable("normal-form/same.tsv").rows {
      #expect(NormalForm.n1(row[0]).bytes == NormalForm.n1(row[1]).bytes, "\(row)")
    }
  }

  @Test func keepsDifferentTextsApart() throws {
    for row in try FixtureTable("normal-form/different.tsv").rows {
      #expect(NormalForm.n1(row[0]) != NormalForm.n1(row[1]), "\(row)")
    }
  }

  @Test func givesItsTokens() {
    let form = NormalForm.n1("قیمت ۱۲٬۳۴۵ تومان")
    #expect(form.count == 3)
    #expect(String(decoding: form[1], as: UTF8.self) == "12,345")
    #expect((0..<3).map(form.isNumber) == [false, true, false])
    #expect(form[3].isEmpty && form[-1].isEmpty)
  }

  /// What is not UTF-8 separates words, and nothing else happens.
  @Test func readsAnyBytes() {
    var random = TextSource(seed: 7)
    for _ in 0..<400 {
      let bytes = (0..<40).map { _ in random.byte() }
      let form = bytes.withUnsafeBufferPointer { NormalForm.n1($0) }
      #expect(form.ends.map(Int.init) == form.ends.map(Int.init).sorted())
      #expect(NormalForm.n1(form.description).description == form.description, "\(bytes)")
    }
  }

  /// A sequence that grows tenfold needs more room than the text had.
  @Test func growsWhereALigatureIsManyLetters() {
    let form = NormalForm.n1(String(repeating: "ﷺ", count: 500))
    #expect(form.count == 500 * 3 + 1)
  }

  @Test func staysLinearOnUnclosedMarkup() {
    for piece in ["<p", "<script>", "<!--", "&", "<style>x"] {
      let form = NormalForm.n1(String(repeating: piece, count: 4000))
      #expect(form.count <= 4001)
    }
  }

  @Test func boundsTagsAndReferences() {
    let inside = String(repeating: "x", count: Markup.longestTag)
    #expect(NormalForm.n1("<p title=a>b").description == "b")
    #expect(NormalForm.n1("<p title=\(inside)>b").count == 4)
    let zeros = String(repeating: "0", count: Markup.longestReference)
    #expect(NormalForm.n1("&#97;").description == "a")
    #expect(NormalForm.n1("&#\(zeros)97;").description == "\(zeros)97")
  }
}
