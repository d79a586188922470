import CCurl

/// One request and its answer on a libcurl easy handle. Handles are used again: what never changes
/// is set once. Confined to the transfers' thread; libcurl's callbacks get it as their pointer.
final class Exchange {
  /// Why a callback of ours stopped the transfer.
  enum Stop {
    case headersTooLarge, bodyTooLarge, outOfMemory, bodyUnwanted, bodyCut
  }

  let handle: UnsafeMutableRawPointer
  /// Whose hop runs.
  private(set) var transfer: Transfer?
  private let errorText: UnsafeMutablePointer<CChar>
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private let budgets: PerLane<ByteBudget>
  /// Where the body of the transfer counts.
  private var lane = BodyLane.feeds
  private let rule: AddressRule
  private let from: String?

  private(set) var reader = HeaderReader()
  private(set) var body: [UInt8] = []
  /// What the body took from the budget.
  private(set) var charge = 0
  /// Bytes received of a body that nobody will read.
  private var discarded = 0
  private(set) var stop: Stop?
  private var maximumBytes = 0
  /// What exceeds the limit is cut off rather than refused.
  private var cutsBody = false
  private var allowPrivate = false
  /// It connects to a proxy, whose address the configuration vouches for.
  private(set) var usesProxy = false
  private(set) var isExempt = false
  /// An address that the rule refused, when no other was tried after it.
  private(set) var refused: (address: InternetAddress, range: String)?
  private(set) var triedAddress = false
  /// The pool's connection led to a refused address.
  private(set) var refusedConnection = false
  /// Held back by the write callback.
  private(set) var isHeldBack = false

  init?(_ settings: ExchangeSettings, budgets: PerLane<ByteBudget>) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.budgets = budgets
    rule = settings.rule
    from = settings.from
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    settings.apply(to: handle)
    let me = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, me)
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, me)
    ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, me)
    ccurl_set_pointer(handle, CURLOPT_PREREQDATA, me)
    ccurl_set_pointer(handle, CURLOPT_PRIVATE, me)
    ExchangeCallbacks.install(on: handle)
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headerLines)
    errorText.deallocate()
    budget.give(charge)
  }

  // libcurl's pointer back to the object that owns the handle: unretained, since the handle ends in
  // `deinit` and no callback comes after that.
  static func of(_ pointer: UnsafeMutableRawPointer) -> Exchange {
    Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
  }

  static func of(handle: UnsafeMutableRawPointer) -> Exchange? {
    var pointer: UnsafePointer<CChar>?
    ccurl_get_string(handle, CURLINFO_PRIVATE, &pointer)
    return pointer.map { of(UnsafeMutableRawPointer(mutating: $0)) }
  }

  /// Makes the handle ready for the next hop of `transfer`.
  ///
  /// - Parameter keepsConnection: whether another transfer may go over its connection afterwards.
  func prepare(for transfer: Transfer, keepsConnection: Bool) {
    let request = transfer.request
    reset()
    self.transfer = transfer
    lane = request.kind.lane
    maximumBytes = max(request.maximumBytes, 0)
    cutsBody = request.kind == .robots
    allowPrivate = request.allowPrivate
    curl_slist_free_all(headerLines)
    headerLines = RequestHeaders.lines(of: transfer, from: from)
    ccurl_set_string(handle, CURLOPT_URL, transfer.target.text)
    ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headerLines)
    ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, transfer.needsFreshConnection ? 1 : 0)
    ccurl_set_long(handle, CURLOPT_FORBID_REUSE, keepsConnection ? 0 : 1)
    setProxy(request.proxy)
    ccurl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, request.speedFloor?.bytesPerSecond ?? 0)
    ccurl_set_long(handle, CURLOPT_LOW_SPEED_TIME, request.speedFloor?.seconds ?? 0)
    ccurl_set_long(handle, CURLOPT_PIPEWAIT, transfer.target.isSecure ? 1 : 0)
  }

  /// Without one not even the environment's: they would connect where the address rule cannot look.
  private func setProxy(_ proxy: String?) {
    usesProxy = proxy != nil
    ccurl_set_string(handle, CURLOPT_PROXY, proxy.map(TargetURL.proxy) ?? "")
    ccurl_set_string(handle, CURLOPT_NOPROXY, proxy == nil ? "*" : "")
  }

  private var budget: ByteBudget { budgets[lane] }

  private func reset() {
    reader = HeaderReader()
    body = []
    budget.give(charge)
    charge = 0
    discarded = 0
    stop = nil
    refused = nil
    triedAddress = false
    refusedConnection = false
    isHeldBack = false
    isExempt = false
    errorText.pointee = 0
  }

  /// The body, which from now on counts until it is let go. What was set aside for more of it is
  /// given back: memory that nobody has written to takes no place.
  func takeBody() -> ResponseBody {
    budget.give(charge &- body.count)
    charge = min(charge, body.count)
    let whole = ResponseBody(body, charge: charge, budget: budget)
    body = []
    charge = 0
    return whole
  }

  /// Drops what has come, and the handle's hold of memory with it.
  func clear() {
    transfer = nil
    reset()
  }

  /// Sets the memory of a whole body aside, before it comes.
  func reserve(_ count: Int) {
    budget.take(count)
    charge &+= count
  }

  /// Lets the body grow whatever the budget says.
  func exempt() {
    isExempt = true
  }

  /// The body of a good answer is coming, so that pausing saves memory.
  var isReceiving: Bool { reader.isComplete && wantsBody }

  private var wantsBody: Bool { (200...299).contains(reader.status) }

  func receiveHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard reader.read(line) else {
      stop = .headersTooLarge
      return false
    }
    if !cutsBody, reader.isComplete, wantsBody, let length = reader.contentLength,
      length > maximumBytes
    {
      stop = .bodyTooLarge
      return false
    }
    return true
  }

  enum Reception {
    case taken, heldBack, stopped
  }

  func receiveBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Reception {
    guard wantsBody else {
      discarded &+= bytes.count
      if discarded > FetchLimits.discardedBody { stop = .bodyUnwanted }
      return stop == nil ? .taken : .stopped
    }
    let size = body.count &+ bytes.count
    guard size <= maximumBytes else {
      guard cutsBody else {
        stop = .bodyTooLarge
        return .stopped
      }
      body.append(contentsOf: bytes.prefix(maximumBytes &- body.count))
      stop = .bodyCut
      return .stopped
    }
    guard hasRoom(for: size) else {
      // A compressed body may not be held back: libcurl would go on decoding what has come, into
      // memory of its own that nobody bounds.
      if reader.isEncoded {
        stop = .outOfMemory
        return .stopped
      }
      isHeldBack = true
      return .heldBack
    }
    body.append(contentsOf: bytes)
    return .taken
  }

  func pause() {
    curl_easy_pause(handle, CURLPAUSE_RECV)
  }

  /// What was held back comes again before this returns, and may be held back again.
  func resume() {
    isHeldBack = false
    curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  /// Sees to it that `size` bytes fit, doubling what was there.
  private func hasRoom(for size: Int) -> Bool {
    guard size > body.capacity else { return true }
    let expected = body.isEmpty ? min(reader.contentLength ?? 0, BodyGrowth.first) : 0
    let wanted = min(
      max(size, body.capacity &* 2, expected, BodyGrowth.least), max(maximumBytes, size))
    let more = wanted &- charge
    guard more <= 0 || isExempt || budget.has(more) else { return false }
    body.reserveCapacity(wanted)
    if more > 0 {
      budget.take(more)
      charge &+= more
    }
    return true
  }

  private enum BodyGrowth {
    static let least = 16 << 10
    static let first = 256 << 10
  }

  /// Why the address that stands in a URL itself may not be reached by way of a proxy.
  func refusal(of target: TargetURL) -> FetchFailure.Reason? {
    guard usesProxy, !allowPrivate, let address = target.literalAddress,
      let range = rule.refusal(of: address)
    else { return nil }
    return .addressRefused(address: address.description, range: range)
  }

  /// Whether a connection to `address` may be made.
  func permits(_ address: InternetAddress) -> Bool {
    if !allowPrivate, !usesProxy, let range = rule.refusal(of: address) {
      refused = (address, range)
      return false
    }
    triedAddress = true
    return true
  }

  /// Whether the request may go out over a connection to `address`, new or from the pool.
  func permitsConnection(to address: InternetAddress?) -> Bool {
    guard !allowPrivate, !usesProxy else { return true }
    if let address, rule.refusal(of: address) == nil { return true }
    refusedConnection = true
    return false
  }

  /// What libcurl says of its failure.
  func errorWords(_ code: CURLcode) -> String {
    let text = String(cString: errorText)
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
  }

  func number(_ info: CURLINFO) -> Int {
    var value = 0
    ccurl_get_long(handle, info, &value)
    return value
  }

  /// Seconds that the answer asks to wait; a number that is too large counts as the longest.
  var retryAfter: Int64? {
    let seconds = reader.retryAfter ?? offset(CURLINFO_RETRY_AFTER)
    return seconds > 0 ? seconds : nil
  }

  func offset(_ info: CURLINFO) -> Int64 {
    var value: curl_off_t = 0
    ccurl_get_offset(handle, info, &value)
    return Int64(value)
  }

  /// Of the answer.
  var httpVersion: String {
    switch number(CURLINFO_HTTP_VERSION) {
    case CURL_HTTP_VERSION_1_0: "1.0"
    case CURL_HTTP_VERSION_1_1: "1.1"
    case CURL_HTTP_VERSION_2_0: "2"
    case CURL_HTTP_VERSION_3: "3"
    default: "?"
    }
  }
}
