import News
import Publishing
import Testing

@Suite struct WordDifferenceTests {
  private static func words(_ difference: WordDifference, without kind: WordDifference.Kind)
    -> [Substring]
  {
    difference.runs.filter { $0.kind != kind }.flatMap { $0.text.split(separator: " ") }
  }

  private static let samples = [
    "", "a", "a b c d e f g", "g f e d c b a", "a b x d e y g", "x a b c d e f g", "a b c d e f",
    "the mill by the river was the first\nof the three mills", "the mill\nby the river",
    String(repeating: "a b ", count: 700), String(repeating: "b c a ", count: 500),
  ]

  /// Whatever the two texts are, what is not added gives the first one and what is not cut the
  /// second.
  @Test(arguments: samples, samples)
  func holdsBothTexts(_ first: String, _ second: String) {
    let difference = WordDifference(from: first, to: second)
    let split = { (text: String) in text.split { $0 == " " || $0 == "\n" } }
    #expect(Self.words(difference, without: .added) == split(first))
    #expect(Self.words(difference, without: .cut) == split(second))
    #expect(difference.same + difference.cut == difference.firstCount)
    #expect(difference.same + difference.added == difference.secondCount)
    if first == second { #expect(difference.cut == 0 && difference.added == 0) }
  }

  @Test func tellsCutChangedAndAdded() {
    let difference = WordDifference(
      from: "the old bridge over the race was lifted onto its piers today",
      to: "the bridge over the race was set onto its piers today, we hear")
    #expect(
      difference.runs.map { "\($0.kind) \($0.text)" } == [
        "same the", "cut old", "same bridge over the race was", "cut lifted", "added set",
        "same onto its piers today,", "added we hear",
      ])
  }

  @Test func seesNoJoinersLettersAndCommas() {
    let difference = WordDifference(
      from: "برنامه\u{200C}ریزی شهري، امروز", to: "برنامهریزی شهری امروز")
    #expect(difference.same == 3)
    #expect(difference.runs.count == 1)
  }

  /// A word or two in common between long changes tell nothing.
  @Test func takesNoChanceForTheSame() {
    let difference = WordDifference(
      from: "one two three of four five six seven", to: "eight nine ten of eleven twelve half dozen"
    )
    #expect(difference.runs.map(\.kind) == [.cut, .added])
  }

  @Test func keepsParagraphs() {
    let difference = WordDifference(
      from: "a b c d\ne f g h\ni j k l", to: "a b c d\ni j k l\nm n o p")
    let opening = difference.runs.filter(\.opensParagraph).map(\.text)
    #expect(opening == ["a b c d", "e f g h", "i j k l", "m n o p"])
  }

  @Test func comparesSoManyWordsAndNoMore() {
    let long = String(repeating: "w ", count: WordDifference.maximumWords + 5)
    let difference = WordDifference(from: long, to: long)
    #expect(difference.isCutOff)
    #expect(difference.same == WordDifference.maximumWords)
    #expect(!WordDifference(from: "a", to: "b").isCutOff)
  }

  /// Far more differences than are looked for at a time: the end comes all the same.
  @Test func endsWhenNothingIsInCommon() {
    let first = (0..<6_000).map { "a\($0)" }.joined(separator: " ")
    let second = (0..<6_000).map { "b\($0 * 7 % 6_000)" }.joined(separator: " ")
    let difference = WordDifference(from: first, to: second + " a9")
    #expect(difference.firstCount == 6_000)
    #expect(Self.words(difference, without: .added).count == 6_000)
    #expect(Self.words(difference, without: .cut).count == 6_001)
  }
}
