import Testing

@testable import Text

/// What must hold for every date and every input.
@Suite struct DateLawTests {
  private func moments(_ count: Int) -> [Int64] {
    var source = SeededSource(seed: 0x5eed)
    return (0..<count).map { _ in Int64.random(in: -5_000_000_000...8_000_000_000, using: &source) }
  }

  @Test func whatIsWrittenIsReadAsTheSameMoment() {
    var source = SeededSource(seed: 1)
    for moment in moments(2000) {
      let offset = Int32.random(in: -56...56, using: &source) * 900
      let read = ReadDate(seconds: moment, offset: offset)
      #expect(DateReader.read(DateWriter.rfc3339(moment, offset: offset)) == read)
      #expect(DateReader.read(DateWriter.rfc822(moment, offset: offset)) == read)
    }
  }

  @Test func theFastPathsAgreeWithTheGeneralReader() {
    for moment in moments(500) {
      for text in [DateWriter.rfc3339(moment, offset: 3600), DateWriter.rfc822(moment)] {
        agree(text)
      }
    }
  }

  /// As mail stores write it, and what is nearly that.
  @Test func theFastPathForHyphensAgreesWithTheGeneralReader() {
    for (index, moment) in moments(500).enumerated() {
      let words = DateWriter.rfc822(moment).split(separator: " ").map(String.init)
      let fraction = ["", ".5", ".65", ",250", "."][index % 5]
      let zone = ["", " +0330", " GMT", "Z", " -08:00"][index / 5 % 5]
      let time = words[4] + fraction + zone
      agree("\(words[1])-\(words[2].uppercased())-\(words[3]) \(time)")
      agree("\(words[0]) \(words[1])-\(words[2])-\(words[3]) \(time)")
      agree("\(words[1])-\(words[2]) \(words[3]) \(time)")
      agree("\(words[1]) \(words[2]) \(words[3]) \(time)")
    }
  }

  private func agree(_ text: String) {
    let general = Array(text.utf8).withUnsafeBufferPointer { LooseDate.read($0) }
    #expect(general == DateReader.read(text), "\(text)")
  }

  /// Shown dates are read to the minute, but years that the other calendar uses.
  @Test(arguments: DisplayLanguage.allCases, DisplayCalendar.allCases)
  func whatIsShownIsRead(_ language: DisplayLanguage, _ calendar: DisplayCalendar) {
    var source = SeededSource(seed: 7)
    for _ in 0..<300 {
      let moment = Int64.random(in: 700_000_000...3_000_000_000, using: &source) / 60 * 60
      let offset = calendar == .jalali ? TehranTime.offset(at: moment) : 0
      // The hour that a clock shows twice is read as its first occurrence.
      if calendar == .jalali, TehranTime.offset(at: moment - 3600) != offset { continue }
      for text in [
        DateWriter.display(moment, offset: offset, calendar: calendar, language: language),
        DateWriter.numeric(moment, offset: offset, calendar: calendar, language: language),
      ] {
        #expect(DateReader.read(text) == ReadDate(seconds: moment, offset: nil), "\(text)")
      }
    }
  }

  /// Every prefix and many single-byte changes of every case.
  @Test(arguments: ["internet", "iso", "jalali", "languages"])
  func nothingTraps(_ name: String) throws {
    var source = SeededSource(seed: 3)
    for row in try FixtureTable("dates/\(name).tsv").rows {
      let bytes = Array(row[0].utf8)
      for end in 0...bytes.count { read(bytes[..<end]) }
      for _ in 0..<40 where !bytes.isEmpty {
        var changed = bytes
        changed[Int.random(in: 0..<bytes.count, using: &source)] = .random(
          in: 0...255, using: &source)
        read(changed[...])
      }
    }
  }

  @Test func noiseDoesNotTrap() {
    var source = SeededSource(seed: 4)
    let alphabet = Array("0123456789 :+-/.,TZWamGMTJunتیر۱۴ساعت年月日".utf8) + [0xff, 0xc3, 0]
    for _ in 0..<3000 {
      let length = Int.random(in: 0...40, using: &source)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &source) ?? 0 }
      read(bytes[...])
    }
  }

  @Test func textsBeyondTheLimitAreNoDates() {
    let date = "2024-06-29 12:30"
    let room = String(repeating: "x", count: DateReader.longestText - date.utf8.count - 1)
    #expect(DateReader.read("\(room) \(date)") != nil)
    #expect(DateReader.read("\(room)x \(date)") == nil)
    let marks = String(repeating: ",", count: DateTokens.limit)
    #expect(DateReader.read(String(marks.dropLast(8)) + date) != nil)
    #expect(DateReader.read(marks + date) == nil)
  }

  private func read(_ bytes: ArraySlice<UInt8>) {
    let date = bytes.withUnsafeBufferPointer { DateReader.read($0) }
    if let date { #expect(DateWriter.rfc3339(date.seconds).utf8.count == 20) }
  }
}
