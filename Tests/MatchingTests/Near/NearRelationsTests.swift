import News
import Testing

@testable import Matching

@Suite struct NearRelationsTests {
  private func id(_ number: Int) -> ArticleID { ArticleID(rawValue: UInt64(number)) }

  private func candidate(_ entry: Int) -> NearCandidate {
    NearCandidate(entry: entry, article: id(entry), share: 1)
  }

  /// Those of an entry, of a window that had ten before the batch.
  private func others(of entry: Int, in relations: NearRelations) -> Set<ArticleID> {
    var others: Set<ArticleID> = []
    _ = relations.hasAny(entry) {
      others.insert($0)
      return false
    }
    return others
  }

  @Test func leadBothWaysWithinTheBatch() {
    var relations = NearRelations(from: 10)
    relations.add(10, id(10), [candidate(3)])
    relations.add(11, id(11), [])
    relations.add(12, id(12), [candidate(10), candidate(7)])
    #expect(others(of: 10, in: relations) == [id(3), id(12)])
    #expect(others(of: 11, in: relations).isEmpty)
    #expect(others(of: 12, in: relations) == [id(10), id(7)])
    #expect(relations.hasAny(12) { $0 == id(7) })
    #expect(!relations.hasAny(10) { $0 == id(7) })
  }

  @Test func knowNothingOfOtherEntries() {
    var relations = NearRelations(from: 10)
    relations.add(10, id(10), [candidate(3)])
    #expect(others(of: 3, in: relations).isEmpty)
    #expect(others(of: 11, in: relations).isEmpty)
  }
}
