import News
import Text

/// The chain of credit: what the text says, or else the source that the page names.
enum CreditReader {
  static func read(_ text: String?, source: NamedLink?) -> [String] {
    let chain = text.map { AttributionReader.chain(in: $0) } ?? []
    guard chain.isEmpty, let title = source?.title else { return chain }
    return [title]
  }
}
