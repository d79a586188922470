import Markup

/// The part of a page that is the article's text: a subtree, without the nodes and the ranges of
/// text that are not part of it.
struct ArticleBody {
  let root: Int
  /// The roots of the parts that are left out.
  var isDropped: [Bool]
  /// Ranges of the document's text that are left out besides, in order.
  var cuts: [Range<Int>] = []

  init(root: Int, isDropped: [Bool]) {
    self.root = root
    self.isDropped = isDropped
  }
}
