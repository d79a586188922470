/// Host names in the letters that the DNS has.
package enum HostName {
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
  ///
  /// - Parameter host: in any letters, percent-encoded or not (RFC 3986 §3.2.2).
  package static func name(_ host: String) -> String? {
    if isPlainName(host.utf8) { return host }
    guard let decoded = decodingEscapes(host), let letters = labelsOfLetters(decoded) else {
      return nil
    }
    var labels: [String] = []
    for label in letters {
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

  /// The labels as `HostLetters` maps them; a last empty one is no label. Nil when a letter can stand
  /// in no name.
  private static func labelsOfLetters(_ host: String) -> [[Unicode.Scalar]]? {
    guard let letters = HostLetters.mapped(host.unicodeScalars) else { return nil }
    var labels = letters.split(separator: ".", omittingEmptySubsequences: false)
      .map { HostLetters.withJoinersThatCount(Array($0)) }
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
