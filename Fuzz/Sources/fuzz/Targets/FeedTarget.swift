/// A content type, a base, and a feed document of any format.
enum FeedTarget: FuzzTarget {
  static func check(_ input: FuzzInput) {
    var input = input
    let contentType = input.contentType()
    let base = input.base()
    FeedLaws.check(input.document, contentType: contentType, base: base)
  }
}
