import Glibc

/// Which hosts the URL standard lets an address have (section 3.5), and DNS could answer for.
extension WebAddress {
  /// The host as a document for strict readers may name it: in ASCII, its labels none too long, none
  /// in Punycode that stands for nothing, and what ends in a number four numbers. Nil for any other,
  /// and for addresses of sixteen bytes.
  package var publishedHost: String? {
    host.flatMap(HostName.name).flatMap { HostName.isPossible($0) ? $0 : nil }
  }

  /// Whether an address in UTF-8 that names a server names a possible one: a host of DNS, in any
  /// letters, or an address of four or sixteen bytes, with a port that there is. True for an address
  /// without a server.
  package static func namesPossibleServer(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let range = AddressParts(address).authority else { return true }
    let text = UnsafeBufferPointer(rebasing: address[range])
    if HostName.isOrdinaryName(text) { return true }
    guard let authority = Authority(text) else { return false }
    guard !authority.isBracketed else {
      var bytes = in6_addr()
      return inet_pton(AF_INET6, authority.host, &bytes) == 1
    }
    return HostName.name(authority.host).map(HostName.isPossible) ?? false
  }
}

extension HostName {
  /// Whether the host is a plain name that needs no closer look: no label in Punycode, the last one
  /// no number.
  static func isOrdinaryName(_ host: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = host.last, last &- 0x61 < 26, isPlainName(host) else { return false }
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in host {
      if byte == UInt8(ascii: "-"), previous == (UInt8(ascii: "-"), UInt8(ascii: "n")) {
        return false
      }
      previous = (byte, previous.0)
    }
    return true
  }

  /// Whether a name, as `name` gives it, could be somebody's.
  static func isPossible(_ name: String) -> Bool {
    let utf8 = Array(name.utf8)
    if isOrdinaryName(utf8) { return true }
    let labels = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areLabels = labels.allSatisfy { label in
      guard 1...longestLabel ~= label.count else { return false }
      return !label.starts(with: "xn--".utf8) || isPunycode(label.dropFirst(4))
    }
    guard areLabels, let last = labels.last else { return false }
    return isNumber(last) ? isAddress(labels) : true
  }

  /// Whether it stands for letters that a label may have, and is the only code for them.
  private static func isPunycode(_ code: ArraySlice<UInt8>) -> Bool {
    guard let label = Punycode.decode(code), let first = label.first,
      !label.allSatisfy(\.isASCII), Punycode.encode(label)?.utf8.elementsEqual(code) == true
    else { return false }
    return !isMark(first) && !label.starts(with: "xn--".unicodeScalars)
      && label.allSatisfy(mayStandInLabel)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func mayStandInLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .uppercaseLetter, .titlecaseLetter:
      false
    // Joiners between letters; all other marks of format are invisible.
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    default: true
    }
  }

  /// Whether a host that ends in this label is meant to be an address.
  private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
    label.allSatisfy { $0 &- 0x30 < 10 }
      || label.starts(with: "0x".utf8) && label.dropFirst(2).allSatisfy(AddressBytes.isHex)
  }

  private static func isAddress(_ labels: [ArraySlice<UInt8>]) -> Bool {
    labels.count == 4
      && labels.allSatisfy { label in
        label.allSatisfy { $0 &- 0x30 < 10 }
          && UInt8(String(decoding: label, as: UTF8.self)) != nil
      }
  }
}
