/// RFC 3986 §5.2.4.
enum DotSegments {
  /// Whether a segment of the path begins with a dot, or the path with "//", which needs a look too.
  static func mayOccur(in path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var previous = UInt8(ascii: "/")
    for byte in path {
      if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") { return true }
      previous = byte
    }
    return path.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")])
  }

  /// Appends the path without its "." and ".." segments. What then begins with "//" would be read
  /// as an authority where none stands before it, so it gets a "/." there (RFC 3986 §3.3).
  static func appendRemoving(
    _ path: ArraySlice<UInt8>, afterAuthority: Bool, to result: inout [UInt8]
  ) {
    let floor = result.count
    let isRooted = path.first == UInt8(ascii: "/")
    var rest = isRooted ? path.dropFirst() : path
    if isRooted { result.append(UInt8(ascii: "/")) }
    let segments = result.count
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "/"))
      let segment = rest[rest.startIndex..<(end ?? rest.endIndex)]
      if isDot(segment, times: 2) {
        dropSegment(from: &result, floor: segments)
      } else if !isDot(segment, times: 1) {
        result.append(contentsOf: segment)
        if end != nil { result.append(UInt8(ascii: "/")) }
      }
      guard let end else { break }
      rest = rest[(end &+ 1)...]
    }
    if !afterAuthority, result[floor...].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
      result.insert(contentsOf: [UInt8(ascii: "/"), UInt8(ascii: ".")], at: floor)
    }
  }

  private static func isDot(_ segment: ArraySlice<UInt8>, times: Int) -> Bool {
    segment.count == times && segment.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// Drops the last segment and its slash, down to `floor`.
  private static func dropSegment(from result: inout [UInt8], floor: Int) {
    guard result.count > floor else { return }
    result.removeLast()
    while result.count > floor, result.last != UInt8(ascii: "/") { result.removeLast() }
  }
}
