/// Language tags as feeds may carry them.
enum LanguageTag {
  /// The tag when it is well-formed (RFC 5646, section 2.1) and its language has a two-letter code
  /// (ISO 639-1): readers and validators of XML feeds know no others for sure. Of what follows, a
  /// script is kept where the language is written in several, and a region of ISO 3166-1; checkers of
  /// pages hold the rest against a registry.
  static func known(_ tag: String?) -> String? {
    guard let tag = wellFormed(tag) else { return nil }
    var parts = tag.utf8.split(separator: hyphen)[...]
    guard let primary = parts.popFirst(), holds(languages, primary, length: 2) else { return nil }
    var known = String(decoding: primary, as: UTF8.self)
    if let script = parts.first, holds(scripts, script, length: 4) {
      parts = parts.dropFirst()
      if holds(languagesOfScripts, primary, length: 2) {
        known += "-" + String(decoding: script, as: UTF8.self)
      }
    }
    if let region = parts.first, holds(regions, region, length: 2) {
      known += "-" + String(decoding: region, as: UTF8.self)
    }
    return known
  }

  /// Whether a list of codes of one length, in small letters, holds this one in any.
  private static func holds(
    _ codes: StaticString, _ code: Substring.UTF8View, length: Int
  ) -> Bool {
    guard code.count == length else { return false }
    let code = code.map { $0 | 0x20 }
    return stride(from: 0, to: codes.utf8CodeUnitCount, by: length).contains { start in
      (0..<length).allSatisfy { codes.utf8Start[start + $0] == code[$0] }
    }
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

  private static let languages: StaticString = """
    aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffi\
    fjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkw\
    kylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnro\
    rurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyi\
    yozazhzu
    """

  private static let regions: StaticString = """
    adaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcick\
    clcmcncocrcucvcwcxcyczdedjdkdmdodzeceeegeheresetfifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgs\
    gtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulv\
    lymamcmdmemfmgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpm\
    pnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsvsxsysztctdtftgthtjtktltmtntotr\
    tttvtwtzuaugumusuyuzvavcvevgvivnvuwfwsyeytzazmzw
    """

  private static let scripts: StaticString = "arabcyrlhanshantlatn"
  /// Azerbaijani, Kurdish, Serbian, Uzbek, Chinese.
  private static let languagesOfScripts: StaticString = "azkusruzzh"
}
