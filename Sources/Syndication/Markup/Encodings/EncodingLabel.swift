/// An encoding that a label names. Labels are those of the Encoding Standard and the spellings that
/// feeds use for them; the C library is only ever asked for names from this table.
struct EncodingLabel {
  let name: String
  let codec: Encoding.Codec

  init?(_ label: String) {
    let key = Self.key(label)
    guard let entry = Self.table[key] else { return nil }
    (name, codec) = entry
  }

  /// A document whose first bytes are ASCII cannot be in an encoding where they would not be.
  var isASCIICompatible: Bool {
    switch codec {
    case .utf16, .utf32: false
    default: true
    }
  }

  var isSingleByte: Bool {
    switch codec {
    case .windows1252, .windows1256: true
    case .iconv(let name): name.hasPrefix("ISO-8859") || name.hasPrefix("CP12")
    default: false
    }
  }

  /// Labels are compared by their letters and digits alone.
  private static func key(_ label: String) -> String {
    var key: [UInt8] = []
    for byte in label.utf8 {
      let byte = lowercase(byte)
      if byte &- 97 < 26 || byte &- 48 < 10 { key.append(byte) }
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static let table: [String: (String, Encoding.Codec)] = {
    var table: [String: (String, Encoding.Codec)] = [:]
    func add(_ name: String, _ codec: Encoding.Codec, _ labels: String...) {
      for label in [name] + labels { table[key(label)] = (name, codec) }
    }
    add("utf-8", .utf8, "unicode11utf8", "u8", "unicode", "utf", "cp65001")
    add("utf-16be", .utf16(bigEndian: true))
    add("utf-16le", .utf16(bigEndian: false), "utf16", "ucs2")
    add("utf-32be", .utf32(bigEndian: true))
    add("utf-32le", .utf32(bigEndian: false), "utf32", "ucs4")
    // ISO 8859-1 and ASCII are read as windows-1252, of which they are parts but for C1 controls.
    add("us-ascii", .windows1252, "ascii", "iso646us", "ansix341968")
    add("iso-8859-1", .windows1252, "latin1", "l1", "8859", "88591")
    add("windows-1252", .windows1252, "cp1252", "xcp1252", "win1252", "ansi")
    add("windows-1256", .windows1256, "cp1256", "xcp1256", "win1256")
    for page in ["1250", "1251", "1253", "1254", "1255", "1257", "1258"] {
      add("windows-\(page)", .iconv("CP\(page)"), "cp\(page)", "xcp\(page)", "win\(page)")
    }
    add("windows-874", .iconv("CP874"), "tis620", "iso885911", "dos874", "cp874")
    for part in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
      add("iso-8859-\(part)", .iconv("ISO-8859-\(part)"), "8859\(part)")
    }
    add("iso-8859-9", .iconv("CP1254"), "latin5", "l5")
    add("iso-8859-15", .iconv("ISO-8859-15"), "latin9", "l9")
    add("iso-8859-2", .iconv("ISO-8859-2"), "latin2", "l2")
    add("koi8-r", .iconv("KOI8-R"), "koi", "koi8", "cskoi8r")
    add("koi8-u", .iconv("KOI8-U"), "koi8ru")
    add("ibm866", .iconv("CP866"), "866", "cp866")
    add("macintosh", .iconv("MACINTOSH"), "mac", "xmacroman")
    add("gb18030", .iconv("GB18030"), "gbk", "gb2312", "gb231280", "xgbk", "cp936", "euccn")
    add("big5", .iconv("BIG5-HKSCS"), "big5hkscs", "cnbig5", "xxbig5", "cp950")
    add("shift_jis", .iconv("CP932"), "sjis", "xsjis", "mskanji", "windows31j", "cp932", "ms932")
    add("euc-jp", .iconv("EUC-JP-MS"), "xeucjp", "ujis")
    add("iso-2022-jp", .iconv("ISO-2022-JP"), "csiso2022jp")
    add("euc-kr", .iconv("CP949"), "ksc56011987", "ksc5601", "uhc", "windows949", "cp949")
    return table
  }()
}
