import Testing
import Text

@testable import Matching

@Suite struct NumeralsTests {
  private func numerals(_ text: String) -> Numerals {
    Numerals(TextWords(NormalForm.n1(text)).words)
  }

  private func compare(_ a: String, _ b: String) -> [Int] {
    let found = numerals(a).compare(numerals(b))
    let turned = numerals(b).compare(numerals(a))
    #expect(found == turned)
    return [found.agreed, found.changed]
  }

  private let toll = "در این حادثه 4 نفر کشته و 11 نفر زخمی شدند"

  @Test func numbersAreComparedAtTheirPlaces() {
    #expect(compare(toll, toll) == [2, 0])
    #expect(compare(toll, "در این حادثه 4 نفر کشته و 12 نفر زخمی شدند") == [1, 1])
    #expect(compare(toll, "در این حادثه پنج نفر کشته و 12 نفر زخمی شدند") == [0, 2])
    #expect(compare(toll, "دیروز 9 دستگاه خودرو تازه تحویل شد") == [0, 0])
    #expect(compare(toll, "") == [0, 0])
  }

  /// A number that stands in the same surroundings twice agrees when one of them does.
  @Test func oneOfSeveralIsEnough() {
    let prices = { (first: Int, second: Int) in
      "بود که بهای \(first) تومان اعلام شد. گفت که بهای \(second) تومان اعلام شد"
    }
    #expect(compare(prices(5, 7), prices(7, 9)) == [1, 0])
    #expect(compare(prices(5, 7), prices(6, 8)) == [0, 1])
  }

  @Test func datesAreLeftOut() {
    #expect(compare("نشست روز 14 آبان در تهران", "نشست روز 5 آبان در تهران") == [0, 0])
  }
}
