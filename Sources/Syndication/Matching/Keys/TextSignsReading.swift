package import News
package import Text

extension TextSigns {
  /// What a plain text shows about its own standing.
  package init(_ standing: TextStanding) {
    self = []
    if standing.isTruncated { insert(.truncated) }
    if standing.isOwnReport { insert(.ownReport) }
    if standing.hasLeftoverMarkup { insert(.leftoverMarkup) }
  }
}
