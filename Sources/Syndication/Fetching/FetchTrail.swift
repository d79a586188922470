/// Where a fetch goes next, and what its redirects before that have led to.
struct FetchTrail: Sendable {
  /// Where the whole fetch began.
  let source: TargetURL
  /// Where the next or running hop goes.
  private(set) var target: TargetURL
  /// Redirects followed.
  private(set) var redirects = 0
  /// Each of them was permanent.
  private(set) var isPermanent = true
  /// Still where the request was sent to: its own headers are for no one else.
  private(set) var isAtHome = true
  /// Nanoseconds that the hops before this one and this one's pauses took off or gave back.
  var spent: Int64 = 0
  var bytesOnWire: Int64 = 0

  init(to target: TargetURL) {
    source = target
    self.target = target
  }

  mutating func follow(to next: TargetURL, isPermanent: Bool) {
    redirects += 1
    self.isPermanent = self.isPermanent && isPermanent
    isAtHome = isAtHome && next.isSameOrigin(as: source)
    target = isAtHome ? next.withCredentials(of: source) : next
  }
}
