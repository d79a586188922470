import Markup

/// Leaves out what stands inside a body and is not its text, by name and by shape.
struct BodyPruner {
  let layout: PageLayout
  private var document: HTMLDocument { layout.document }

  func prune(_ root: Int) -> ArticleBody {
    var body = ArticleBody(
      root: root, isDropped: [Bool](repeating: false, count: document.nodes.count))
    let end = document.end(of: root)
    let total = layout.letters(of: root)
    var index = root + 1
    while index < end {
      let node = document.nodes[index]
      if node.tag != .text && drops(index, node, total: total) {
        body.isDropped[index] = true
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return body
  }

  private func drops(_ index: Int, _ node: HTMLDocument.Node, total: Int) -> Bool {
    let letters = layout.letters(of: index)
    let traits = layout.traits[index]
    let share = Double(letters) / Double(max(total, 1))
    if layout.isForeign(index, share: share) { return true }
    switch node.tag {
    case .form, .input: return share < 0.5
    case .h1: return true
    default: break
    }
    if traits.contains(.byline) && letters < 200 { return true }
    if traits.contains(.date) && letters < 60 { return true }
    return isLinkBlock(index, node, letters: letters)
  }

  /// A list or a box that is made of links.
  private func isLinkBlock(_ index: Int, _ node: HTMLDocument.Node, letters: Int) -> Bool {
    guard node.tag.isBlock, letters > 0 else { return false }
    let density = layout.linkDensity(index)
    switch node.tag {
    case .ul, .ol, .dl, .div, .section, .table, .header: return density > 0.6
    case .p, .li, .h2, .h3, .h4, .h5, .h6: return density > 0.9
    default: return false
    }
  }
}
