package import News
import Text

extension TextSigns {
  /// What a plain text shows about its own standing.
  package static func read(_ text: String) -> TextSigns {
    var signs: TextSigns = []
    if TextSignReader.isTruncated(text) { signs.insert(.truncated) }
    if TextSignReader.isOwnReport(text) { signs.insert(.ownReport) }
    if TextSignReader.hasLeftoverMarkup(text) { signs.insert(.leftoverMarkup) }
    return signs
  }
}
