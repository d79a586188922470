import Syndication
import Testing

@Suite struct FieldRuleTests {
  private let values: [FieldRule.Field: [String]] = [
    .title: ["Bridge reopens to cyclists"], .service: ["Local"], .author: ["A. Reed", "B. Moss"],
  ]

  private func rules(_ texts: String...) throws -> [FieldRule] {
    try texts.map { try FieldRule($0) }
  }

  @Test func eachFieldNamedNeedsOneRuleThatHolds() throws {
    #expect(try rules().admit { values[$0] ?? [] })
    #expect(try rules("service=local").admit { values[$0] ?? [] })
    #expect(try rules("service=sport", "service=local").admit { values[$0] ?? [] })
    #expect(try !rules("service=local", "title~=^Owls").admit { values[$0] ?? [] })
    #expect(try rules("service=local", "title~=cycl", "author=b. moss").admit { values[$0] ?? [] })
    #expect(try !rules("language=fa").admit { values[$0] ?? [] })
  }

  @Test func anyRuleBlocks() throws {
    #expect(try !rules().refuse { values[$0] ?? [] })
    #expect(try rules("language=fa", "title~=cyclists$").refuse { values[$0] ?? [] })
    #expect(try !rules("title=Bridge").refuse { values[$0] ?? [] })
  }

  @Test(arguments: ["", "politics", "=x", "colour=red", "title~=(", "~=x"])
  func refusesWhatIsNoRule(_ text: String) {
    #expect(throws: FieldRule.Malformed.self) { try FieldRule(text) }
  }

  @Test func keepsEqualSignsOfTheValue() throws {
    #expect(try rules("url=https://a.example/?a=b").admit { _ in ["https://a.example/?a=b"] })
  }
}
