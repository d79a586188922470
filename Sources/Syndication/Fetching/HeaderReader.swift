/// Reads the header lines of one hop as libcurl hands them over, one whole line a call.
struct HeaderReader {
  private(set) var head = ResponseHead()
  /// Of the last status line; 0 before it.
  private(set) var status = 0
  private(set) var location: String?
  /// Values of `Set-Cookie`.
  private(set) var cookies: [String] = []
  /// What `Retry-After` says in seconds; nil when it names a date, which libcurl reads.
  private(set) var retryAfter: Int64?
  /// What `Content-Length` says, when it can be read.
  private(set) var contentLength: Int?
  /// The body or the transfer is compressed, so that few bytes may become many.
  private(set) var isEncoded = false
  /// The empty line after the header of a final answer has come.
  private(set) var isComplete = false
  private(set) var bytes = 0
  private(set) var lines = 0

  /// False when the lines together are larger than `FetchLimits` allow.
  mutating func read(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes &+= line.count
    lines &+= 1
    guard bytes <= FetchLimits.headerBytes, lines <= FetchLimits.headerLines else { return false }
    let text = Self.trimmed(line[...])
    if text.isEmpty {
      isComplete = status >= 200
    } else if !isComplete {
      if text.starts(with: "HTTP/".utf8) {
        begin(text)
      } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
        field(text[..<colon], Self.trimmed(text[(colon + 1)...]))
      }
    }
    return true
  }

  /// A status line: the answer before it was an interim one.
  private mutating func begin(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    head = ResponseHead()
    location = nil
    cookies = []
    contentLength = nil
    retryAfter = nil
    isEncoded = false
    status = 0
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return }
    for byte in line[(space + 1)...].prefix(3) {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
      status = status * 10 + Int(byte - UInt8(ascii: "0"))
    }
  }

  private mutating func field(
    _ name: Slice<UnsafeBufferPointer<UInt8>>, _ value: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    switch name.count {
    case 2 where Self.equal(name, "im"): Self.join(value, to: &head.instanceManipulation)
    case 3 where Self.equal(name, "age"): Self.keep(value, as: &head.age)
    case 4 where Self.equal(name, "etag"): Self.keep(value, as: &head.etag)
    case 4 where Self.equal(name, "date"): Self.keep(value, as: &head.date)
    case 4 where Self.equal(name, "link"): Self.join(value, to: &head.link)
    case 6 where Self.equal(name, "server"): Self.keep(value, as: &head.server)
    case 7 where Self.equal(name, "expires"): Self.keep(value, as: &head.expires)
    case 8 where Self.equal(name, "location"): location = String(decoding: value, as: UTF8.self)
    case 10 where Self.equal(name, "set-cookie"):
      if cookies.count < CookieJar.maximumCount, value.count <= FetchLimits.headerValue,
        let text = String(validating: value, as: UTF8.self)
      {
        cookies.append(text)
      }
    case 11 where Self.equal(name, "retry-after"): retryAfter = Self.seconds(value)
    case 12 where Self.equal(name, "content-type"): Self.keep(value, as: &head.contentType)
    case 13 where Self.equal(name, "last-modified"): Self.keep(value, as: &head.lastModified)
    case 13 where Self.equal(name, "cache-control"): Self.join(value, to: &head.cacheControl)
    case 14 where Self.equal(name, "content-length"):
      contentLength = Int(String(decoding: value, as: UTF8.self))
    case 16 where Self.equal(name, "content-encoding"): encoding(value)
    case 17 where Self.equal(name, "transfer-encoding"): encoding(value)
    default: break
    }
  }

  /// As RFC 9111 §1.2.2 bounds seconds.
  private static let longestWait: Int64 = 1 << 31

  /// Nil for what is no number.
  private static func seconds(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    guard !value.isEmpty, value.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return min(Int64(String(decoding: value, as: UTF8.self)) ?? longestWait, longestWait)
  }

  private mutating func encoding(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
    if !Self.equal(value, "chunked"), !Self.equal(value, "identity"), !value.isEmpty {
      isEncoded = true
    }
  }

  private static func keep(
    _ value: Slice<UnsafeBufferPointer<UInt8>>, as field: inout String?
  ) {
    field = value.count <= FetchLimits.headerValue ? String(validating: value, as: UTF8.self) : nil
  }

  private static func join(
    _ value: Slice<UnsafeBufferPointer<UInt8>>, to field: inout String?
  ) {
    var next: String?
    keep(value, as: &next)
    guard let next else { return }
    guard let before = field else {
      field = next
      return
    }
    if before.utf8.count + next.utf8.count + 2 <= FetchLimits.headerValue {
      field = before + ", " + next
    }
  }

  private static func equal(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ lowercased: StaticString
  ) -> Bool {
    guard bytes.count == lowercased.utf8CodeUnitCount else { return false }
    var other = lowercased.utf8Start
    for byte in bytes {
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      guard (isUpper ? byte | 0x20 : byte) == other.pointee else { return false }
      other += 1
    }
    return true
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var rest = bytes
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a
  }
}
