extension WebAddress {
  /// The address as documents for strict readers carry it: `resolve`'s spelling with the host in
  /// Punycode. Nil for a relative reference and for a host that no DNS name can be.
  package static func ascii(_ url: String) -> String? {
    if isClean(url) { return url }
    guard let absolute = resolve(url, against: nil) else { return nil }
    var bytes = Array(absolute.utf8)
    guard let authority = bytes.withUnsafeBufferPointer({ AddressParts($0).authority }),
      bytes[authority].contains(where: { $0 >= 0x80 })
    else { return bytes.allSatisfy({ $0 < 0x80 }) ? absolute : nil }
    let host = hostRange(bytes, authority)
    guard let name = HostName.name(String(decoding: bytes[host], as: UTF8.self)) else {
      return nil
    }
    bytes.replaceSubrange(host, with: name.utf8)
    return bytes.allSatisfy({ $0 < 0x80 }) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The host within an authority: after the user, before the port.
  private static func hostRange(_ bytes: [UInt8], _ authority: Range<Int>) -> Range<Int> {
    let user = bytes[authority].lastIndex(of: UInt8(ascii: "@"))
    let start = user.map { $0 &+ 1 } ?? authority.lowerBound
    let port = bytes[start..<authority.upperBound].lastIndex(of: UInt8(ascii: ":"))
    return start..<(port ?? authority.upperBound)
  }
}
