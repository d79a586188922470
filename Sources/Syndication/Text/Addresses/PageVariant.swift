/// An address without its scheme, taken apart as far as variants of pages show in it. Valid as long
/// as the address is.
struct PageVariant {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private var host: Bytes
  /// From its slash on.
  private var path: [UInt8]
  private var query: [UInt8]?

  private static let lastParts: [StaticString] = [
    "/amp", "/amp.html", "/amp.htm", "/print", "/print.html",
  ]
  private static let indexes: [StaticString] = [
    "/index.html", "/index.htm", "/index.php", "/index.aspx",
  ]
  private static let parameters: Set<String> = [
    "amp", "amp=1", "amp=true", "amp=yes", "output=amp", "outputtype=amp", "format=amp", "print",
    "print=1", "print=true", "print=yes", "mobile=1", "mobile=true",
  ]
  /// Blogs of one provider have their telephones' pages under this one; elsewhere it may be a month.
  private static let blogParameters: Set<String> = ["m=1", "m=0"]
  private static let longestParameter = 14
  /// A page may be inside a cache, inside a viewer of it, and so on.
  private static let deepest = 8

  init(_ address: Bytes) {
    var parts = Parts(Self.withoutLabels(address))
    for _ in 0..<Self.deepest {
      guard let inner = parts.cached else { break }
      parts = Parts(Self.withoutLabels(inner))
    }
    host = parts.host
    path = Array(parts.path)
    query = parts.query.map { Array($0) }
    foldQuery()
    foldPath()
  }

  var key: [UInt8] {
    var key = Array(host)
    key.append(contentsOf: path)
    if let query {
      key.append(UInt8(ascii: "?"))
      key.append(contentsOf: query)
    }
    return key
  }

  /// Takes off what is left when something was taken off, too. Each round shortens the path.
  private mutating func foldPath() {
    var length: Int
    repeat {
      length = path.count
      foldPathOnce()
    } while path.count < length
    if path.isEmpty { path = [UInt8(ascii: "/")] }
  }

  private mutating func foldPathOnce() {
    if path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    for last in Self.lastParts where path.count > last.utf8CodeUnitCount && path.ends(with: last) {
      path.removeLast(last.utf8CodeUnitCount)
    }
    if path.count > 5, path.withUnsafeBufferPointer({ $0.starts(with: "/amp/") }) {
      path.removeFirst(4)
    }
    if path.ends(with: ".amp.html") { path.removeSubrange((path.count - 9)..<(path.count - 5)) }
    if path.ends(with: ".amp") { path.removeLast(4) }
    guard query == nil else { return }
    for index in Self.indexes where path.ends(with: index) {
      path.removeLast(index.utf8CodeUnitCount)
    }
  }

  private mutating func foldQuery() {
    guard let whole = query else { return }
    let isBlog = host.contains(".blogspot.")
    let kept = whole.split(separator: UInt8(ascii: "&")).filter { parameter in
      guard parameter.count <= Self.longestParameter else { return true }
      let lower = String(decoding: parameter, as: UTF8.self).lowercased()
      return !Self.parameters.contains(lower) && !(isBlog && Self.blogParameters.contains(lower))
    }
    query = kept.isEmpty ? nil : Array(kept.joined(separator: [UInt8(ascii: "&")]))
  }
}

extension PageVariant {
  /// Where host, path and query of an address lie.
  private struct Parts {
    let host: Bytes
    /// Path and query.
    let rest: Bytes
    let path: Bytes
    let query: Bytes?

    init(_ address: Bytes) {
      let end = PageVariant.endOfHost(address)
      host = Bytes(rebasing: address[..<end])
      let rest = Bytes(rebasing: address[end...])
      let mark = rest.firstIndex(of: UInt8(ascii: "?"))
      path = Bytes(rebasing: rest[..<(mark ?? rest.count)])
      query = mark.map { Bytes(rebasing: rest[($0 &+ 1)...]) }
      self.rest = rest
    }

    /// The page in an AMP cache ("https://a-example.cdn.ampproject.org/c/s/a.example/1") or in the
    /// viewer of a search engine ("https://www.google.com/amp/s/a.example/1").
    var cached: Bytes? {
      var start: Int
      if host.ends(with: ".cdn.ampproject.org"),
        path.starts(with: "/c/") || path.starts(with: "/v/")
      {
        start = 3
      } else if host.starts(with: "google."), path.starts(with: "/amp/") {
        start = 5
      } else {
        return nil
      }
      if Bytes(rebasing: path[start...]).starts(with: "s/") { start += 2 }
      guard let slash = path[start...].firstIndex(of: UInt8(ascii: "/")),
        path[start..<slash].contains(UInt8(ascii: ".")),
        HostName.isPlainName(path[start..<slash])
      else { return nil }
      return Bytes(rebasing: rest[start...])
    }
  }

  private static func endOfHost(_ address: Bytes) -> Int {
    address.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? address.count
  }
}

extension PageVariant {
  /// Labels of hosts that have the same pages in another dress.
  private static let labels = ["www", "m", "mobile", "amp", "wap", "touch"].map(number)
  /// Those, and the first label of a search engine's viewer.
  private static let firstLabels = labels + [number("google")]
  /// Letters of the longest of them.
  private static let longestLabel = 6

  private static func number(_ label: String) -> UInt64 {
    label.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The first label of an address as a number; nil for one that is too long to be a variant's.
  private static func firstLabel(_ address: Bytes) -> (number: UInt64, dot: Int)? {
    var number: UInt64 = 0
    for index in 0..<min(address.count, longestLabel &+ 1) {
      if address[index] == UInt8(ascii: ".") { return (number, index) }
      number = number << 8 | UInt64(address[index])
    }
    return nil
  }

  /// The address without the labels that stand for another dress: a name of two labels is left.
  static func withoutLabels(_ address: Bytes) -> Bytes {
    var address = address
    while let label = firstLabel(address), labels.contains(label.number) {
      let end = endOfHost(address)
      guard label.dot < end,
        address[(label.dot &+ 1)..<end].contains(UInt8(ascii: "."))
      else { return address }
      address = Bytes(rebasing: address[(label.dot &+ 1)...])
    }
    return address
  }

  /// How names of variants begin, a slash or a dot before them: "/amp", ".amp", "/print", "/index".
  private static let beginnings: (UInt32, UInt32, UInt32, UInt32) = (
    0x2F61_6D70, 0x2E61_6D70, 0x2F70_7269, 0x2F69_6E64
  )
  /// How parameters of variants begin, after a question mark or an ampersand: a, f, m, o, p.
  private static let parameterLetters: UInt32 = 1 << 1 | 1 << 6 | 1 << 13 | 1 << 15 | 1 << 16

  /// Whether nothing in an address can be a variant's, so that it is its own key: nearly all are so.
  /// Where it says no, there need be nothing all the same.
  static func isPlain(_ address: Bytes) -> Bool {
    guard let slash = address.firstIndex(of: UInt8(ascii: "/")), slash &+ 1 < address.count,
      !isEnding(address[address.count &- 1]),
      address[..<slash].contains(UInt8(ascii: ".")), !isVariant(address)
    else { return false }
    let (amp, dotAmp, print, index) = beginnings
    var last: UInt32 = 0
    var isQuery = false
    for byte in address {
      let before = UInt8(truncatingIfNeeded: last)
      last = last << 8 | UInt32(byte | 0x20)
      if !isQuery {
        if last == amp || last == dotAmp || last == print || last == index
          || before == UInt8(ascii: "/") && byte == UInt8(ascii: "?")
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

  private static func isVariant(_ address: Bytes) -> Bool {
    guard let label = firstLabel(address) else { return false }
    return firstLabels.contains(label.number)
  }

  /// What has nothing after it.
  private static func isEnding(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "&")
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      count >= text.count && text.indices.allSatisfy { self[$0] == text[$0] }
    }
  }

  fileprivate func ends(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return count >= length
      && UnsafeBufferPointer(rebasing: self[(count &- length)...]).starts(with: text)
  }

  fileprivate func contains(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    return (0...(count &- length)).contains {
      UnsafeBufferPointer(rebasing: self[$0...]).starts(with: text)
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    withUnsafeBufferPointer { $0.ends(with: text) }
  }
}
