/// Letters one after the other that the table folds, written where there is room for as many bytes
/// as the text still has: no letter of the table grows.
struct LetterRun {
  /// The index after the last letter.
  let end: Int
  /// Bytes written.
  let written: Int

  init(
    _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, table: UnsafeBufferPointer<Fold>,
    into out: UnsafeMutablePointer<UInt8>
  ) {
    var index = start
    var written = 0
    while index < utf8.count {
      let lead = utf8[index]
      if lead < 0x80 {
        let fold = table[Int(lead)]
        guard fold.isLetter else { break }
        out[written] = fold.low
        written &+= 1
        index &+= 1
      } else {
        guard lead >= 0xC2, lead < 0xE0, index &+ 1 < utf8.count,
          utf8[index &+ 1] & 0xC0 == 0x80
        else { break }
        let fold = table[Int(lead & 0x1F) << 6 | Int(utf8[index &+ 1] & 0x3F)]
        guard fold.isLetter else { break }
        if fold.packed < 0x80 {
          out[written] = fold.low
          written &+= 1
        } else {
          out[written] = 0xC0 | UInt8(truncatingIfNeeded: fold.packed >> 6)
          out[written &+ 1] = 0x80 | fold.low & 0x3F
          written &+= 2
        }
        index &+= 2
      }
    }
    end = index
    self.written = written
  }
}
