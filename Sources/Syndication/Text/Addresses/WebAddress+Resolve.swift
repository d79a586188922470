extension WebAddress {
  /// The absolute address that `reference` means in a document at `base` (RFC 3986 §5), spelled
  /// with the bytes that the RFC allows; a host in other letters than ASCII stays (`ascii` turns it
  /// into Punycode). Nil for a relative reference without an absolute base, and for a reference of
  /// more than 65,536 bytes.
  ///
  /// Nothing is judged here: see `isSafe`.
  package static func resolve(_ reference: String, against base: String?) -> String? {
    if isClean(reference) { return reference }
    if let base, let address = rooted(reference, base) { return address }
    guard let relative = repaired(reference, against: base) else { return nil }
    return relative.withUnsafeBufferPointer { text in
      let parts = AddressParts(text)
      if parts.scheme != nil {
        return DotSegments.mayOccur(in: text[parts.path])
          ? joined(text, parts, nil, nil) : String(decoding: text, as: UTF8.self)
      }
      guard let base else { return nil }
      return withRepaired(base) { baseText in
        let baseParts = AddressParts(baseText)
        guard baseParts.scheme != nil else { return nil }
        return joined(text, parts, baseText, baseParts)
      }
    }
  }

  /// The address of a clean path from the root of a clean base.
  private static func rooted(_ reference: String, _ base: String) -> String? {
    var reference = reference
    return reference.withUTF8 { path in
      guard isCleanAndRooted(path) else { return nil }
      var base = base
      return base.withUTF8 { text in
        guard isClean(text), let end = endOfOrigin(text) else { return nil }
        return String(unsafeUninitializedCapacity: end &+ path.count) { buffer in
          _ = buffer.initialize(fromContentsOf: text[..<end])
          return buffer[end...].initialize(fromContentsOf: path)
        }
      }
    }
  }

  /// Calls `body` with the bytes of an address after `AddressRepair`, its own where it is clean.
  static func withRepaired<Result>(
    _ address: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result?
  ) -> Result? {
    if isClean(address) {
      var address = address
      return address.withUTF8(body)
    }
    return repaired(address, against: nil)?.withUnsafeBufferPointer(body)
  }

  /// The reference's bytes after `AddressRepair`; the base tells whether it is a web address.
  static func repaired(_ reference: String, against base: String?) -> [UInt8]? {
    var reference = reference
    return reference.withUTF8 { text in
      AddressRepair.repaired(text) { kept in
        let parts = AddressParts(kept)
        if let scheme = parts.scheme { return isWebScheme(kept[scheme]) }
        guard let base else { return true }
        return base.utf8.lazy.drop { $0 <= 0x20 }.prefix(4).elementsEqual("http".utf8)
      }
    }
  }

  static func isWebScheme(_ scheme: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard scheme.count == 4 || scheme.count == 5 else { return false }
    return zip(scheme, "https".utf8).allSatisfy { AddressBytes.lower($0) == $1 }
  }

  /// RFC 3986 §5.2.2 and §5.3. Without a base the reference has a scheme.
  private static func joined(
    _ text: UnsafeBufferPointer<UInt8>, _ parts: AddressParts,
    _ base: UnsafeBufferPointer<UInt8>?, _ baseParts: AddressParts?
  ) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count &+ (base?.count ?? 0) &+ 8)
    var query = parts.query.map { text[$0] }
    if let scheme = parts.scheme ?? baseParts?.scheme {
      result.append(contentsOf: parts.scheme == nil ? (base ?? text)[scheme] : text[scheme])
      result.append(UInt8(ascii: ":"))
    }
    if parts.scheme != nil || parts.authority != nil {
      appendAuthority(parts.authority.map { text[$0] }, to: &result)
      DotSegments.appendRemoving(
        ArraySlice(text[parts.path]), afterAuthority: parts.authority != nil, to: &result)
    } else if let base, let baseParts {
      appendAuthority(baseParts.authority.map { base[$0] }, to: &result)
      if parts.path.isEmpty {
        result.append(contentsOf: base[baseParts.path])
        query = query ?? baseParts.query.map { base[$0] }
      } else {
        DotSegments.appendRemoving(
          merged(text, parts, base, baseParts), afterAuthority: baseParts.authority != nil,
          to: &result)
      }
    }
    append(query, after: UInt8(ascii: "?"), to: &result)
    append(parts.fragment.map { text[$0] }, after: UInt8(ascii: "#"), to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// RFC 3986 §5.2.3.
  private static func merged(
    _ text: UnsafeBufferPointer<UInt8>, _ parts: AddressParts,
    _ base: UnsafeBufferPointer<UInt8>, _ baseParts: AddressParts
  ) -> ArraySlice<UInt8> {
    let path = text[parts.path]
    if path.first == UInt8(ascii: "/") { return ArraySlice(path) }
    let basePath = base[baseParts.path]
    var merged: [UInt8] = []
    if baseParts.authority != nil, basePath.isEmpty {
      merged.append(UInt8(ascii: "/"))
    } else if let slash = basePath.lastIndex(of: UInt8(ascii: "/")) {
      merged.append(contentsOf: basePath[...slash])
    }
    merged.append(contentsOf: path)
    return merged[...]
  }

  private static func appendAuthority(
    _ authority: Slice<UnsafeBufferPointer<UInt8>>?, to result: inout [UInt8]
  ) {
    guard let authority else { return }
    result.append(UInt8(ascii: "/"))
    result.append(UInt8(ascii: "/"))
    result.append(contentsOf: authority)
  }

  private static func append(
    _ part: Slice<UnsafeBufferPointer<UInt8>>?, after delimiter: UInt8, to result: inout [UInt8]
  ) {
    guard let part else { return }
    result.append(delimiter)
    result.append(contentsOf: part)
  }
}
