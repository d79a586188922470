import Glibc

/// An IPv4 or IPv6 address.
enum InternetAddress: Hashable, Sendable {
  case v4(UInt32)
  case v6(high: UInt64, low: UInt64)

  /// Reads what `inet_pton` reads: dotted quads and the forms of RFC 4291 §2.2.
  init?(_ text: String) {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self = .v4(UInt32(bigEndian: v4.s_addr))
      return
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
    self = withUnsafeBytes(of: &v6) { Self.v6(bytes: $0) }
  }

  /// Reads a socket address of family AF_INET or AF_INET6 that lies in `bytes`.
  init?(family: Int32, socketAddress bytes: UnsafeRawBufferPointer) {
    if family == AF_INET, bytes.count >= MemoryLayout<sockaddr_in>.size {
      let address = bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
      self = .v4(UInt32(bigEndian: address))
    } else if family == AF_INET6, bytes.count >= MemoryLayout<sockaddr_in6>.size {
      var address = bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      self = withUnsafeBytes(of: &address) { Self.v6(bytes: $0) }
    } else {
      return nil
    }
  }

  private static func v6(bytes: UnsafeRawBufferPointer) -> InternetAddress {
    .v6(
      high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}

extension InternetAddress: CustomStringConvertible {
  var description: String {
    switch self {
    case .v4(let value):
      "\(value >> 24).\(value >> 16 & 255).\(value >> 8 & 255).\(value & 255)"
    case .v6(let high, let low):
      Self.text(high: high, low: low)
    }
  }

  private static func text(high: UInt64, low: UInt64) -> String {
    var address = in6_addr()
    withUnsafeMutableBytes(of: &address) {
      $0.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) {
      guard let start = $0.baseAddress,
        inet_ntop(AF_INET6, &address, start, socklen_t($0.count)) != nil
      else { return "" }
      return String(cString: start)
    }
  }
}
