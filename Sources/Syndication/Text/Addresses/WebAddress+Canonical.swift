extension WebAddress {
  /// The form by which two spellings of one page's address are compared. It is a key: publish and
  /// fetch the address as given.
  ///
  /// Scheme and host in lower case, the host in Punycode and without a last dot; user, default
  /// port, fragment, tracking parameters (`TrackingParameters`), empty parameters, dot segments and
  /// a closing slash of the path off; an empty path is "/"; escapes of unreserved characters
  /// decoded, others with capital digits. Twice is once. Nil for what is no http(s) address with a
  /// host.
  package static func canonical(_ url: String) -> String? {
    if url.utf8.withContiguousStorageIfAvailable(isCleanAndCanonical) == true { return url }
    return withRepaired(url) { text in
      let parts = AddressParts(text)
      guard let scheme = parts.scheme, isWebScheme(text[scheme]), let range = parts.authority,
        let authority = Authority(UnsafeBufferPointer(rebasing: text[range])),
        let host = HostName.ascii(authority)
      else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(text.count &+ 8)
      result.append(contentsOf: text[scheme].lazy.map(AddressBytes.lower))
      result.append(contentsOf: "://".utf8)
      result.append(contentsOf: host.utf8)
      if let port = authority.port, port != (scheme.count == 4 ? 80 : 443) {
        result.append(contentsOf: ":\(port)".utf8)
      }
      appendCanonicalPath(text[parts.path], to: &result)
      if let query = parts.query { appendCanonicalQuery(text[query], to: &result) }
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// Whether an address is clean and its own canonical form: a plain host, then a path without
  /// escapes and a closing slash, and no more.
  private static func isCleanAndCanonical(_ clean: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isClean(clean), let slashes = clean.firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    let host = clean[(slashes &+ 2)...].prefix { $0 != UInt8(ascii: "/") }
    guard host.endIndex < clean.endIndex, HostName.isPlainName(host) else { return false }
    let path = clean[host.endIndex...]
    let isPlain = path.allSatisfy {
      $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    return isPlain && (path.last != UInt8(ascii: "/") || path.count == 1)
  }

  private static func appendCanonicalPath(
    _ path: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]
  ) {
    let floor = result.count
    var normalised: [UInt8] = []
    appendNormalisingEscapes(path, to: &normalised)
    if normalised.first != UInt8(ascii: "/") { normalised.insert(UInt8(ascii: "/"), at: 0) }
    DotSegments.appendRemoving(normalised[...], afterAuthority: true, to: &result)
    while result.count > floor &+ 1, result.last == UInt8(ascii: "/") { result.removeLast() }
  }

  private static func appendCanonicalQuery(
    _ query: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]
  ) {
    var separator = UInt8(ascii: "?")
    for parameter in query.split(separator: UInt8(ascii: "&")) {
      var normalised: [UInt8] = []
      appendNormalisingEscapes(parameter, to: &normalised)
      let equals = normalised.firstIndex(of: UInt8(ascii: "=")) ?? normalised.endIndex
      let name = String(decoding: normalised[..<equals], as: UTF8.self)
      let value = String(decoding: normalised[equals...].dropFirst(), as: UTF8.self)
      if TrackingParameters.contains(name: name, value: value) { continue }
      result.append(separator)
      result.append(contentsOf: normalised)
      separator = UInt8(ascii: "&")
    }
  }

  /// RFC 3986 §6.2.2: capital digits in escapes, and none for unreserved characters.
  private static func appendNormalisingEscapes(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index &+ 2 < text.endIndex,
        let high = AddressBytes.hexValue(text[index &+ 1]),
        let low = AddressBytes.hexValue(text[index &+ 2])
      {
        let value = high << 4 | low
        if AddressBytes.classes[Int(value)] & AddressBytes.unreserved != 0 {
          result.append(value)
        } else {
          AddressBytes.appendEscape(of: value, to: &result)
        }
        index &+= 3
      } else {
        result.append(byte)
        index &+= 1
      }
    }
  }
}
