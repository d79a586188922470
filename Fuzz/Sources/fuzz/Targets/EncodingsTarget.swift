import Markup

/// A content type, a kind of document, and its bytes.
enum EncodingsTarget: FuzzTarget {
  static func check(_ input: FuzzInput) {
    var input = input
    let contentType = input.contentType()
    let kind = input.choose([Encoding.Kind.xml, .html, .json]) ?? .xml
    let bytes = input.document
    let decoded = Encoding.decode(bytes, contentType: contentType, kind: kind)
    law(
      String(validating: decoded.utf8, as: UTF8.self) != nil, "what is decoded is UTF-8")
    law(!decoded.name.isEmpty && decoded.name == decoded.name.lowercased(), "a name is a name")
    // A byte of a single-byte encoding, and two of UTF-16, become three at most.
    law(decoded.utf8.count <= bytes.count * 3 + 3, "the text is not swollen")
    let marked = [0xEF, 0xBB, 0xBF] + decoded.utf8
    let again = Encoding.decode(marked, contentType: contentType, kind: kind)
    law(again.utf8 == decoded.utf8, "marked as UTF-8 it is read as it stands")
    law(again.name == "utf-8" && again.isSound, "the mark is believed")
  }
}

extension FuzzInput {
  /// A header's value.
  mutating func contentType() -> String? {
    let labels = [
      "utf-8", "windows-1256", "windows-1252", "iso-8859-1", "iso-8859-6", "koi8-r", "gb18030",
      "gb2312", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp", "utf-16", "utf-16be",
      "utf-32", "utf-7", "us-ascii", "windows-874", "macintosh", "tis-620", "hz-gb-2312", "none",
      "",
    ]
    let types = ["text/xml", "application/rss+xml", "text/html", "application/json"]
    return choose(
      [nil] + labels.map { "text/xml; charset=\($0)" } + types
        + ["charset=\"utf-8", ";;charset = 'windows-1256' ; x"]) ?? nil
  }
}
