/// Host names in the letters that the DNS has.
enum HostName {
  /// The longest name in bytes (RFC 1035 §2.3.4, without the length bytes at both ends).
  static let longestName = 253
  /// The longest label in bytes (RFC 1035 §2.3.4).
  static let longestLabel = 63

  /// The host of an authority as `name` gives it, an IPv6 address in its brackets.
  static func ascii(_ authority: Authority) -> String? {
    guard authority.isBracketed else { return name(authority.host) }
    let isAddress = authority.host.utf8.allSatisfy {
      AddressBytes.isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    return isAddress && !authority.host.isEmpty ? "[\(authority.host.lowercased())]" : nil
  }

  /// The name in lower case, its labels in Punycode where they need it, without a last dot. Nil for
  /// what no name can be: an empty or too long label, white space, a slash.
  static func name(_ host: String) -> String? {
    if isPlainName(host.utf8) { return host }
    guard let decoded = decodingEscapes(host) else { return nil }
    var labels: [String] = []
    for label in labelsOfLetters(decoded) {
      guard let ascii = asciiLabel(label) else { return nil }
      labels.append(ascii)
    }
    let name = labels.joined(separator: ".")
    return name.isEmpty || name.utf8.count > longestName ? nil : name
  }

  /// Whether the host is a name in lower case already, which nearly all are.
  static func isPlainName(_ host: some Sequence<UInt8>) -> Bool {
    var length = 0
    var total = 0
    for byte in host {
      total &+= 1
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return false }
        length = 0
      } else {
        guard isPlain(byte), length < longestLabel else { return false }
        length &+= 1
      }
    }
    return length > 0 && total <= longestName
  }

  /// The labels in lower case, invisible characters dropped and full-width forms narrowed (UTS 46
  /// without its full table); a last empty one is no label.
  private static func labelsOfLetters(_ host: String) -> [[Unicode.Scalar]] {
    var labels: [[Unicode.Scalar]] = [[]]
    for scalar in host.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x2e, 0x3002, 0xff0e, 0xff61: labels.append([])
      case 0xad, 0x200b, 0x2060, 0xfe00...0xfe0f, 0xfeff: break
      case 0xff01...0xff5e:
        if let plain = Unicode.Scalar(scalar.value &- 0xfee0) {
          labels[labels.count &- 1].append(plain)
        }
      default: labels[labels.count &- 1].append(scalar)
      }
    }
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    return labels
  }

  private static func asciiLabel(_ label: [Unicode.Scalar]) -> String? {
    let isWritable = label.allSatisfy {
      !$0.isASCII || isPlain(UInt8(truncatingIfNeeded: $0.value))
    }
    guard isWritable, !label.isEmpty else { return nil }
    if label.allSatisfy(\.isASCII) {
      guard label.count <= longestLabel else { return nil }
      return String(decoding: label.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
    }
    guard let code = Punycode.encode(label), code.utf8.count &+ 4 <= longestLabel else {
      return nil
    }
    return "xn--" + code
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
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
