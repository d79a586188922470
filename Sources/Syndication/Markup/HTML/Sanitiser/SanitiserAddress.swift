import Text

/// Addresses in attributes.
enum SanitiserAddress {
  /// Longer addresses are left out, in bytes.
  static let maximumLength = 8_192

  /// The absolute address of a link: any scheme that runs nothing. Nil where there is none.
  static func link(_ value: [UInt8], base: String?) -> [UInt8]? {
    guard let address = absolute(value, base: base) else { return nil }
    if address.isWeb { return address.hasHost ? address : nil }
    return address
  }

  /// The absolute address of something that is loaded: http and https only.
  static func web(_ value: [UInt8], base: String?) -> [UInt8]? {
    guard let address = absolute(value, base: base), address.isWeb, address.hasHost else {
      return nil
    }
    return address
  }

  private static func absolute(_ value: [UInt8], base: String?) -> [UInt8]? {
    guard !value.isEmpty, value.count <= maximumLength else { return nil }
    let reference = String(decoding: value, as: UTF8.self)
    guard WebAddress.isSafe(reference),
      let address = WebAddress.resolve(reference, against: base), WebAddress.isSafe(address)
    else { return nil }
    let bytes = Array(address.utf8)
    return bytes.count <= maximumLength ? bytes : nil
  }
}

extension [UInt8] {
  /// Whether the address begins with `http:` or `https:`.
  fileprivate var isWeb: Bool {
    withUnsafeBufferPointer { $0.hasASCII("http:", at: 0) || $0.hasASCII("https:", at: 0) }
  }

  /// Whether a host follows the scheme of a web address.
  fileprivate var hasHost: Bool {
    guard let colon = firstIndex(of: UInt8(ascii: ":")), colon + 3 < count,
      self[colon + 1] == UInt8(ascii: "/"), self[colon + 2] == UInt8(ascii: "/")
    else { return false }
    let first = self[colon + 3]
    return first != UInt8(ascii: "/") && first != UInt8(ascii: "?") && first != UInt8(ascii: "#")
      && first != UInt8(ascii: ":") && first != UInt8(ascii: "@")
  }
}
