/// The 66 code points that are no characters and never will be (Unicode standard, section 23.7):
/// U+FDD0 to U+FDEF and the last two of every plane. Documents that hold one are refused by
/// validators of HTML and of feeds.
package enum Noncharacter {
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    0xFDD0...0xFDEF ~= scalar.value || scalar.value & 0xFFFE == 0xFFFE
  }

  /// The bytes of the one that begins at `index` of a text in UTF-8; nil when another character
  /// stands there. The first is EF or greater, as it is of U+F000 and all that follow.
  package static func length(in utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard utf8[index] >= 0xEF, index &+ 2 < utf8.count else { return nil }
    let (second, third) = (utf8[index &+ 1], utf8[index &+ 2])
    if utf8[index] == 0xEF {
      let isNone = second == 0xBF ? third >= 0xBE : second == 0xB7 && 0x90...0xAF ~= third
      return isNone ? 3 : nil
    }
    let isNone =
      index &+ 3 < utf8.count && second & 0x0F == 0x0F && third == 0xBF && utf8[index &+ 3] >= 0xBE
    return isNone ? 4 : nil
  }
}
