/// Host names in the letters that the DNS has.
enum HostName {
  /// The host in lower case, its labels in Punycode where they need it, without a last dot. Nil for
  /// a host that no name can be (a label of more than 63 bytes, white space, a slash).
  static func ascii(_ host: String) -> String? {
    if host.utf8.allSatisfy({ isPlain($0) }), host.utf8.last != UInt8(ascii: ".") { return host }
    var labels: [String] = []
    var label: [Unicode.Scalar] = []
    guard let decoded = decodingEscapes(host) else { return nil }
    if decoded.utf8.contains(UInt8(ascii: ":")) { return bracketed(decoded) }
    for scalar in decoded.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x2e, 0x3002, 0xff0e, 0xff61:
        guard let ascii = asciiLabel(label) else { return nil }
        labels.append(ascii)
        label = []
      case 0xad, 0x200b, 0x2060, 0xfe00...0xfe0f, 0xfeff: break
      case 0xff01...0xff5e:
        guard let plain = Unicode.Scalar(scalar.value &- 0xfee0) else { return nil }
        label.append(plain)
      default: label.append(scalar)
      }
    }
    if !label.isEmpty || labels.isEmpty {
      guard let ascii = asciiLabel(label) else { return nil }
      labels.append(ascii)
    }
    return labels.joined(separator: ".")
  }

  /// An IPv6 address in its brackets.
  private static func bracketed(_ host: String) -> String? {
    let isAddress = host.utf8.allSatisfy {
      AddressBytes.isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    return isAddress ? "[\(host.lowercased())]" : nil
  }

  private static func asciiLabel(_ label: [Unicode.Scalar]) -> String? {
    if label.allSatisfy(\.isASCII) {
      guard label.count <= Punycode.longestLabel else { return nil }
      let bytes = label.map { UInt8(truncatingIfNeeded: $0.value) }
      guard bytes.allSatisfy({ isPlain($0) }) else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard label.allSatisfy({ !$0.isASCII || isPlain(UInt8(truncatingIfNeeded: $0.value)) }),
      let code = Punycode.encode(label), code.utf8.count &+ 4 <= Punycode.longestLabel
    else { return nil }
    return "xn--" + code
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  /// Nil when the escapes hold no valid UTF-8.
  private static func decodingEscapes(_ host: String) -> String? {
    guard host.utf8.contains(UInt8(ascii: "%")) else { return host }
    var bytes: [UInt8] = []
    var rest = ArraySlice(host.utf8)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(AddressBytes.hexValue),
        let low = rest.dropFirst().first.flatMap(AddressBytes.hexValue)
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
