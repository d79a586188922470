/// What a server answered in the end: 304, or a 2xx status with its body, 226 only with the part of a
/// feed that is new.
package struct FetchResponse: Sendable {
  package var status: Int
  /// Where the body came from, redirects followed; without user name, password and fragment.
  package var finalURL: String
  /// `finalURL` when there were redirects and each of them was permanent (301, 308).
  package var permanentURL: String?
  package var body: ResponseBody
  package var head: ResponseHead
  /// Header and body bytes received, as they were on the wire, of all hops.
  package var bytesOnWire: Int64
  /// Seconds from the first connection to the last byte, without waiting in queues.
  package var seconds: Double
  /// 1.0, 1.1, 2 or 3 as "1.0", "1.1", "2", "3".
  package var httpVersion: String

  package var isNotModified: Bool { status == 304 }

  /// The body holds the entries that are new since the validator that was sent, and not those that are
  /// still there (RFC 3229, `feed`).
  package var isPart: Bool { status == 226 }
}

/// The header fields of an answer that a reader of feeds needs. Values are as they were sent; fields
/// that came more than once are joined by ", " (RFC 9110 §5.3). One longer than
/// `FetchLimits.headerValue`, or not in UTF-8, is left out.
package struct ResponseHead: Hashable, Sendable {
  package var contentType: String?
  package var etag: String?
  package var lastModified: String?
  package var cacheControl: String?
  package var expires: String?
  package var date: String?
  package var age: String?
  /// Seconds to wait, from the moment of the answer; a date is turned into such.
  package var retryAfter: Int64?
  /// `Link`: WebSub hubs and the like (RFC 8288).
  package var link: String?
  /// `IM`: how the body differs from the whole (RFC 3229).
  package var instanceManipulation: String?
  /// `Server`, to tell a reader who refused.
  package var server: String?

  package init() {}
}

/// A decoded body. Its bytes count against the budget of the `Transfers` it came from until this
/// object goes: keep it no longer than its bytes are read.
package final class ResponseBody: Sendable {
  package let bytes: [UInt8]
  private let charge: Int
  private let budget: ByteBudget?

  /// A body that no transfer brought.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    charge = 0
    budget = nil
  }

  init(_ bytes: [UInt8], charge: Int, budget: ByteBudget) {
    self.bytes = bytes
    self.charge = charge
    self.budget = budget
    budget.lend(charge)
  }

  deinit {
    budget?.takeBack(charge)
  }
}
