/// Language tags as feeds may carry them.
enum LanguageTag {
  /// The tag when it is well-formed (RFC 5646, section 2.1) and its language has a two-letter code
  /// (ISO 639-1): readers and validators of XML feeds know no others for sure.
  static func known(_ tag: String?) -> String? {
    guard let tag = wellFormed(tag), let primary = tag.utf8.split(separator: hyphen).first,
      primary.count == 2
    else { return nil }
    let code = primary.map { $0 | 0x20 }
    return stride(from: 0, to: codes.utf8CodeUnitCount, by: 2)
      .contains { codes.utf8Start[$0] == code[0] && codes.utf8Start[$0 + 1] == code[1] }
      ? tag : nil
  }

  /// The tag with hyphens when it consists of one to eight letters or digits a part.
  static func wellFormed(_ tag: String?) -> String? {
    guard let tag, tag.utf8.count <= longestTag else { return nil }
    let hyphenated = tag.utf8.map { $0 == UInt8(ascii: "_") ? hyphen : $0 }
    let parts = hyphenated.split(separator: hyphen, omittingEmptySubsequences: false)
    let isWellFormed = parts.allSatisfy {
      1...8 ~= $0.count && $0.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    guard isWellFormed, let first = parts.first, 2...8 ~= first.count,
      first.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    else { return nil }
    return String(decoding: hyphenated, as: UTF8.self)
  }

  /// Twice what RFC 5646, section 4.4.1 asks everyone to keep room for.
  private static let longestTag = 70
  private static let hyphen = UInt8(ascii: "-")

  private static let codes: StaticString = """
    aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffi\
    fjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkw\
    kylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnro\
    rurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyi\
    yozazhzu
    """
}
