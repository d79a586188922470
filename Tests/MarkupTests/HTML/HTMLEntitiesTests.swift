import Markup
import Testing

@Suite("Character references")
struct HTMLEntitiesTests {
  /// Name, with its semicolon where it has one, and the text that it stands for.
  private static func names() throws -> [(name: String, text: String)] {
    try HTMLFixtures.text("entities.txt").split(separator: "\n").map { line in
      let columns = line.split(separator: " ")
      var text = ""
      for scalar in columns[1...].compactMap({ UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) })
      {
        text.unicodeScalars.append(scalar)
      }
      return (String(columns[0]), text)
    }
  }

  @Test("every name of the standard is known")
  func allNames() throws {
    let names = try Self.names()
    #expect(names.count == 2_231)
    for (name, text) in names {
      #expect(HTMLEntities.decode("a&\(name) b") == "a\(text) b", "\(name)")
    }
  }

  @Test("no name is found under another")
  func nearNames() throws {
    let known = Set(try Self.names().map(\.name))
    let open = known.filter { !$0.hasSuffix(";") }
    for name in known where name.hasSuffix(";") {
      for other in ["\(name.dropLast())q;", "q\(name)"] where !known.contains(other) {
        let starts = open.contains { other.hasPrefix($0) }
        #expect((HTMLEntities.decode("&\(other)") == "&\(other)") != starts, "\(other)")
      }
    }
  }

  @Test(
    "text and attributes differ where a semicolon is missing",
    arguments: [
      ("&notit;", "¬it;", "&notit;"), ("&notin;", "∉", "∉"), ("&amp", "&", "&"),
      ("&copy=2", "©=2", "&copy=2"), ("&copy2", "©2", "&copy2"), ("&copy;2", "©2", "©2"),
      ("&copy-", "©-", "©-"), ("&lt", "<", "<"), ("&AMP;&QUOT;", "&\"", "&\""),
      ("&Amp;", "&Amp;", "&Amp;"), ("&hellip", "&hellip", "&hellip"), ("&a", "&a", "&a"),
      ("&", "&", "&"), ("&&amp;", "&&", "&&"), ("& amp;", "& amp;", "& amp;"),
      ("&NotEqualTilde;", "≂̸", "≂̸"), ("&zwnj;", "\u{200C}", "\u{200C}"),
    ])
  func places(_ source: String, _ text: String, _ attribute: String) {
    #expect(HTMLEntities.decode(source) == text)
    #expect(HTMLEntities.decode(source, place: .attribute) == attribute)
  }

  @Test(
    "numbers stand for scalars, and for U+FFFD where there is none",
    arguments: [
      ("&#65;", "A"), ("&#x41;", "A"), ("&#X4a", "J"), ("&#65", "A"), ("&#0;", "\u{FFFD}"),
      ("&#x0", "\u{FFFD}"), ("&#128;", "€"), ("&#x9F;", "Ÿ"), ("&#x81;", "\u{81}"),
      ("&#xD800;", "\u{FFFD}"), ("&#xDFFF;", "\u{FFFD}"), ("&#x10FFFF;", "\u{10FFFF}"),
      ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999999;", "\u{FFFD}"), ("&#;", "&#;"),
      ("&#x;", "&#x;"), ("&#xg", "&#xg"), ("&#", "&#"), ("&#1776;", "۰"),
      ("&#x1F600;", "😀"), ("&#00000000000065;", "A"),
    ])
  func numbers(_ source: String, _ text: String) {
    #expect(HTMLEntities.decode(source) == text)
  }

  @Test("text without references comes back as it is")
  func untouched() {
    #expect(HTMLText.decodeEntities("می‌خواهم <b>") == "می‌خواهم <b>")
    #expect(HTMLText.decodeEntities("") == "")
  }
}
