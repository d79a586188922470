/// A form in which a web server may send a file (RFC 9110, section 8.4.1), by its registered name.
package enum ContentCoding: String, CaseIterable, Sendable {
  /// RFC 1952.
  case gzip
  /// RFC 7932.
  case br

  /// What web servers expect behind the name of a file for its copy in this coding.
  package var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .br: ".br"
    }
  }

  /// Stands near the beginning of all that is encoded here, where decoders pass over it: it tells our
  /// files from those of others.
  static let mark: StaticString = "copy by aggregator"

  /// At most so many bytes from the beginning the mark ends.
  package static let markEnd = 32

  /// Whether a file was encoded here.
  ///
  /// - Parameter beginning: its first `markEnd` bytes.
  package func isMarked(_ beginning: [UInt8]) -> Bool {
    let start: Int
    switch self {
    // Behind the header, as its comment (RFC 1952, section 2.3).
    case .gzip: start = 10
    // As a metadata block (RFC 7932, section 9.2), behind its own header and the window's size.
    case .br: start = 3
    }
    return Self.mark.withUTF8Buffer { beginning.dropFirst(start).starts(with: $0) }
  }
}
