import CCurl

/// The header lines of a hop, as libcurl takes them.
enum RequestHeaders {
  /// Why `request` cannot be sent; nil when it can.
  static func fault(in request: FetchRequest) -> String? {
    for header in request.headers {
      guard isName(header.name) else { return "a header's name is not a token" }
      guard isValue(header.value) else { return "header \(header.name) holds a control character" }
    }
    guard isValue(request.acceptValue) else { return "header Accept holds a control character" }
    return nil
  }

  /// A list that the caller frees. The request's own headers are in it only as long as no redirect
  /// has led elsewhere; validators always are, since they came from the end of the same way.
  ///
  /// - Parameter from: whom to write to about this robot (RFC 9110 §10.1.2).
  static func lines(of transfer: Transfer, from: String?) -> UnsafeMutablePointer<curl_slist>? {
    let request = transfer.request
    var list: UnsafeMutablePointer<curl_slist>?
    func add(_ name: String, _ value: String) {
      // libcurl sends a field without value only when it ends in a semicolon.
      let line = value.isEmpty ? "\(name);" : "\(name): \(value)"
      list = curl_slist_append(list, line) ?? list
    }
    add("Accept", request.acceptValue)
    if let from { add("From", from) }
    if let etag = request.etag, isValue(etag) {
      add("If-None-Match", etag)
      if request.takesPart { add("A-IM", "feed") }
    }
    if let date = request.lastModified, isValue(date) { add("If-Modified-Since", date) }
    if transfer.trail.isAtHome {
      for header in request.headers { add(header.name, header.value) }
    }
    if let cookies = request.cookies?.value(for: transfer.target) {
      add("Cookie", cookies)
    }
    return list
  }

  /// RFC 9110 §5.6.2.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func isValue(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }
  }
}
