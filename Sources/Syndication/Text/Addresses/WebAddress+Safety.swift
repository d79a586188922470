extension WebAddress {
  /// Schemes that name something to read, or someone to reach, and run nothing. Everything else is
  /// refused: `javascript`, `data`, `vbscript`, `file`, `blob`, `view-source`, what is unknown.
  package static let safeSchemes: Set<String> = [
    "ftp", "ftps", "geo", "http", "https", "irc", "ircs", "magnet", "mailto", "matrix", "news",
    "nntp", "sip", "sips", "sms", "tag", "tel", "urn", "webcal", "xmpp",
  ]

  /// Whether a reader may follow the address or relative reference: whether it has a scheme of
  /// `safeSchemes`, or none. HTML entities must be decoded before.
  ///
  /// The scheme is searched as browsers search it, and more suspiciously: white space, control and
  /// invisible characters are looked through wherever they stand, and whatever else comes before a
  /// colon in the first segment is taken for a scheme.
  package static func isSafe(_ url: String) -> Bool {
    if url.utf8.starts(with: "https://".utf8) || url.utf8.starts(with: "http://".utf8) {
      return true
    }
    var scheme: [UInt8] = []
    for scalar in url.unicodeScalars {
      switch scalar {
      case "/", "?", "#", "\\": return true
      case ":": return safeSchemes.contains(String(decoding: scheme, as: UTF8.self))
      default: break
      }
      if isInvisible(scalar) { continue }
      guard scheme.count <= longestScheme else { continue }
      scheme.append(scalar.isASCII ? AddressBytes.lower(UInt8(scalar.value)) : 0xff)
    }
    return true
  }

  /// More letters than any scheme of the list has.
  private static let longestScheme = 16

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7f...0xa0, 0xad, 0x1680, 0x180e, 0x2000...0x200f, 0x2028...0x202f,
      0x205f...0x206f, 0x3000, 0xfeff, 0xfff9...0xfffd:
      true
    default: false
    }
  }
}
