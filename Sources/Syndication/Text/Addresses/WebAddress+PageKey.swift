extension WebAddress {
  /// The form under which the variants of one page are one: for a reader of AMP pages, on a telephone,
  /// for printing, with and without `www.`, over http and https. A key only, and no address any more:
  /// who wants one keeps the canonical form.
  ///
  /// It knows what holds on every site. What one site alone does belongs to its news IDs.
  ///
  /// - Parameter canonical: an address as `canonical(_:)` gives it.
  package static func pageKey(_ canonical: String) -> String {
    withPageKey(canonical) { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes, which are valid in the closure only.
  package static func withPageKey<Result>(
    _ canonical: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var canonical = canonical
    return canonical.withUTF8 { utf8 in
      guard var start = utf8.firstIndex(of: UInt8(ascii: "/")) else { return body(utf8) }
      while start < utf8.count, utf8[start] == UInt8(ascii: "/") { start &+= 1 }
      let address = PageVariant.withoutLabels(UnsafeBufferPointer(rebasing: utf8[start...]))
      if PageVariant.isPlain(address) { return body(address) }
      return PageVariant(address).key.withUnsafeBufferPointer(body)
    }
  }
}
