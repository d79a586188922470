import Text

/// The bytes are what a feed writes where a date is due.
enum DatesTarget: FuzzTarget {
  /// Moments that both formats can hold and that no Jalali year is mistaken for: the years 1600 to
  /// 9999.
  private static let written: ClosedRange<Int64> = -11_676_096_000...253_402_214_399

  static func check(_ input: FuzzInput) {
    let date = DateReader.read(UnsafeBufferPointer(rebasing: input.rest))
    law(date == DateReader.read(UnsafeBufferPointer(rebasing: input.rest)), "it is no accident")
    let spaced = Array(" \n".utf8) + input.document + Array("\t ".utf8)
    law(date == spaced.withUnsafeBufferPointer(DateReader.read), "white space says nothing")
    guard let date else { return }
    if let offset = date.offset { law(abs(offset) < 86_400, "an offset is less than a day") }
    guard written.contains(date.seconds) else { return }
    let offset = date.offset ?? 0
    for text in [
      DateWriter.rfc3339(date.seconds, offset: offset),
      DateWriter.rfc822(date.seconds, offset: offset),
    ] {
      law(DateReader.read(text)?.seconds == date.seconds, "\(text) is the moment \(date.seconds)")
    }
  }
}
