import Testing
import Text

@testable import Matching

@Suite struct MemberTextTests {
  /// The last word counts, and white space does not, wherever they lie.
  @Test func theLastWordIsReadAtEveryLength() {
    for length in 1...40 {
      let word = String(repeating: "y", count: length)
      let text = MemberText("one \(word)")
      #expect(text.written.count == 1)
      #expect(text.written == MemberText(" one\n\t\(word)  ").written)
      #expect(text.written != MemberText("one \(word)y").written)
      #expect(text.written != MemberText("one \(word) y").written)
      #expect(text.opening != MemberText("one").opening)
    }
  }

  /// What the normal form does not see is seen in what is written.
  @Test func lettersAsWrittenAreSeen() {
    let (persian, arabic) = (MemberText("یک کتاب بزرگ"), MemberText("يك كتاب بزرگ"))
    #expect(persian.runs == arabic.runs)
    #expect(persian.written != arabic.written)
  }

  @Test func whatWasReadOfATextNeedNotBeReadAgain() {
    for text in ["", "one", "(Courier) The council met on Monday & Tuesday.\nvia Courier"] {
      #expect(MemberText(text) == MemberText(text, TextStanding.read(text)))
    }
  }
}
