extension WebAddress {
  /// The form under which the variants of one page are one: for a reader of AMP pages, on a telephone,
  /// for printing, with and without `www.`, over http and https. A key only, and no address any more:
  /// who wants one keeps the canonical form.
  ///
  /// It knows what holds on every site. What one site alone does belongs to its news IDs.
  ///
  /// - Parameter canonical: an address as `canonical(_:)` gives it.
  package static func pageKey(_ canonical: String) -> String {
    guard let start = canonical.utf8.firstIndex(of: UInt8(ascii: "/")) else { return canonical }
    let rest = canonical.utf8[start...].drop { $0 == UInt8(ascii: "/") }
    let isPlain = rest.withContiguousStorageIfAvailable(PageVariant.isPlain) ?? false
    return isPlain ? String(Substring(rest)) : PageVariant(Substring(rest)).key
  }
}

/// An address without its scheme, taken apart as far as variants of pages show in it.
struct PageVariant {
  private var host: Substring
  /// From its slash on.
  private var path: Substring
  private var query: Substring?

  /// Labels of hosts that have the same pages in another dress.
  private static let labels: Set<Substring> = ["www", "m", "mobile", "amp", "wap", "touch"]
  private static let lastParts = ["/amp", "/amp.html", "/amp.htm", "/print", "/print.html"]
  private static let indexes = ["/index.html", "/index.htm", "/index.php", "/index.aspx"]
  private static let parameters: Set<String> = [
    "amp", "amp=1", "amp=true", "amp=yes", "output=amp", "outputtype=amp", "format=amp", "print",
    "print=1", "print=true", "print=yes", "mobile=1", "mobile=true",
  ]
  /// Blogs of one provider have their telephones' pages under this one; elsewhere it may be a month.
  private static let blogParameters: Set<String> = ["m=1", "m=0"]
  /// A page may be inside a cache, inside a viewer of it, and so on.
  private static let deepest = 8

  /// Letters of the longest of `labels`, and of the first label of a search engine's viewer.
  private static let longestLabel = 6
  /// What has nothing after it.
  private static let endings = Array("/?&".utf8)
  /// How names of variants begin, a slash or a dot before them: "/amp", ".amp", "/print", "/index".
  private static let beginnings: (UInt32, UInt32, UInt32, UInt32) = (
    0x2F61_6D70, 0x2E61_6D70, 0x2F70_7269, 0x2F69_6E64
  )
  /// How parameters of variants begin, after a question mark or an ampersand: a, f, m, o, p.
  private static let parameterLetters: UInt32 = 1 << 1 | 1 << 6 | 1 << 13 | 1 << 15 | 1 << 16

  /// Whether a first label is one of `labels`, or that of a search engine's viewer.
  private static func isVariant(_ label: UnsafeBufferPointer<UInt8>) -> Bool {
    guard label.count <= longestLabel else { return false }
    let name = label.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return firstLabels.contains(name)
  }

  private static let firstLabels: [UInt64] = (labels + ["google"]).map { label in
    label.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }

  /// Whether nothing in an address can be a variant's, so that it is its own key: nearly all are so.
  /// Where it says no, there need be nothing all the same.
  static func isPlain(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let slash = address.firstIndex(of: UInt8(ascii: "/")), slash &+ 1 < address.count,
      !endings.contains(address[address.count &- 1]),
      let dot = address[..<slash].firstIndex(of: UInt8(ascii: ".")),
      !isVariant(UnsafeBufferPointer(rebasing: address[..<dot]))
    else { return false }
    var last: UInt32 = 0
    var isQuery = false
    for byte in address {
      let before = UInt8(truncatingIfNeeded: last)
      last = last << 8 | UInt32(byte | 0x20)
      if !isQuery {
        if last == beginnings.0 || last == beginnings.1 || last == beginnings.2
          || last == beginnings.3 || before == UInt8(ascii: "/") && byte == UInt8(ascii: "?")
        {
          return false
        }
      } else if before == UInt8(ascii: "?") || before == UInt8(ascii: "&"),
        parameterLetters >> UInt32(byte & 0x1F) & 1 == 1 || byte == UInt8(ascii: "&")
      {
        return false
      }
      if byte == UInt8(ascii: "?") { isQuery = true }
    }
    return true
  }

  init(_ address: Substring) {
    var address = address
    self.init(parts: address)
    for _ in 0..<Self.deepest {
      guard let inner = cached else { break }
      address = inner
      self.init(parts: address)
    }
    foldQuery()
    foldPath()
  }

  private init(parts address: Substring) {
    let end = address.firstIndex { $0 == "/" || $0 == "?" } ?? address.endIndex
    host = address[..<end]
    let mark = address[end...].firstIndex(of: "?")
    path = address[end..<(mark ?? address.endIndex)]
    query = mark.map { address[address.index(after: $0)...] }
    while let dot = host.firstIndex(of: "."), Self.labels.contains(host[..<dot]),
      host[host.index(after: dot)...].contains(".")
    {
      host = host[host.index(after: dot)...]
    }
  }

  var key: String {
    guard let query else { return String(host + path) }
    return String(host + path + "?" + query)
  }

  /// The page in an AMP cache ("https://a-example.cdn.ampproject.org/c/s/a.example/1") or in the
  /// viewer of a search engine ("https://www.google.com/amp/s/a.example/1").
  private var cached: Substring? {
    var rest: Substring
    if host.hasSuffix(".cdn.ampproject.org"), path.hasPrefix("/c/") || path.hasPrefix("/v/") {
      rest = path.dropFirst(3)
    } else if host.hasPrefix("google."), path.hasPrefix("/amp/") {
      rest = path.dropFirst(5)
    } else {
      return nil
    }
    if rest.hasPrefix("s/") { rest = rest.dropFirst(2) }
    guard let slash = rest.firstIndex(of: "/"), rest[..<slash].contains("."),
      HostName.isPlainName(rest[..<slash].utf8)
    else { return nil }
    return query.map { rest + "?" + $0 } ?? rest
  }

  /// Takes off what is left when something was taken off, too. Each round shortens the path.
  private mutating func foldPath() {
    var length: Int
    repeat {
      length = path.utf8.count
      foldPathOnce()
    } while path.utf8.count < length
    if path.isEmpty { path = "/" }
  }

  private mutating func foldPathOnce() {
    if path.utf8.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    for last in Self.lastParts where path.hasSuffix(last) && path.utf8.count > last.utf8.count {
      path = path.dropLast(last.count)
    }
    if path.hasPrefix("/amp/"), path.utf8.count > 5 { path = path.dropFirst(4) }
    if path.hasSuffix(".amp.html") { path = path.dropLast(9) + ".html" }
    if path.hasSuffix(".amp") { path = path.dropLast(4) }
    guard query == nil else { return }
    for index in Self.indexes where path.hasSuffix(index) { path = path.dropLast(index.count) }
  }

  private mutating func foldQuery() {
    guard let whole = query else { return }
    let isBlog = host.contains(".blogspot.")
    let kept = whole.split(separator: "&").filter { parameter in
      let lower = parameter.lowercased()
      return !Self.parameters.contains(lower) && !(isBlog && Self.blogParameters.contains(lower))
    }
    query = kept.isEmpty ? nil : Substring(kept.joined(separator: "&"))
  }
}
