import CCurl

/// What is the same for all exchanges: set once on each handle.
struct ExchangeSettings {
  private let userAgent: String
  private let certificates: Certificates
  /// Session tickets that all handles share.
  private let share: UnsafeMutableRawPointer?
  /// `NAME:PORT:ADDRESS[,ADDRESS]…`, asked before the DNS.
  private let pinned: UnsafeMutablePointer<curl_slist>?

  /// Bytes that libcurl reads at once: its default; the most that one transfer adds to a body
  /// between two looks at the budget.
  private static let bufferSize = 16 << 10

  let rule: AddressRule
  /// Of the requests' `From` field.
  let from: String?

  init(
    _ configuration: Transfers.Configuration, certificates: Certificates, rule: AddressRule
  ) {
    self.rule = rule
    from = configuration.from
    userAgent = configuration.userAgent
    self.certificates = certificates
    share = curl_share_init()
    if let share {
      ccurl_share_set_long(share, CURLSHOPT_SHARE, Int(CURL_LOCK_DATA_SSL_SESSION.rawValue))
    }
    var list: UnsafeMutablePointer<curl_slist>?
    for name in configuration.pinnedNames {
      list = curl_slist_append(list, name) ?? list
    }
    pinned = list
  }

  /// Only when no handle uses it any more.
  func free() {
    curl_share_cleanup(share)
    curl_slist_free_all(pinned)
  }

  func apply(to handle: UnsafeMutableRawPointer) {
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_string(handle, CURLOPT_USERAGENT, userAgent)
    ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_string(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    // What a proxy says before the host does is no header of the host, and the host's secrets are
    // not for the proxy.
    ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    ccurl_set_long(handle, CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
    ccurl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "")
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    ccurl_set_long(handle, CURLOPT_BUFFERSIZE, Self.bufferSize)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, FetchLimits.connectSeconds)
    // A transfer that ends while its name is being looked up must not wait for the answer: all
    // others would wait with it.
    ccurl_set_long(handle, CURLOPT_QUICK_EXIT, 1)
    // libcurl looks through all names that it keeps after each transfer, unless they never grow old:
    // a run over many hosts would take time with their square.
    ccurl_set_long(handle, CURLOPT_DNS_CACHE_TIMEOUT, -1)
    applyTrust(to: handle)
    if let share { ccurl_set_pointer(handle, CURLOPT_SHARE, share) }
    if let pinned { ccurl_set_pointer(handle, CURLOPT_RESOLVE, pinned) }
  }

  /// libcurl keeps a loaded certificate store only when it comes from a file and no folder is
  /// named; loading Debian's takes 40 ms, and without this is done for each connection.
  private func applyTrust(to handle: UnsafeMutableRawPointer) {
    ccurl_set_string(handle, CURLOPT_CAPATH, nil)
    ccurl_set_string(handle, CURLOPT_PROXY_CAPATH, nil)
    if let path = certificates.path {
      ccurl_set_string(handle, CURLOPT_CAINFO, path)
      ccurl_set_string(handle, CURLOPT_PROXY_CAINFO, path)
    }
    ccurl_set_long(handle, CURLOPT_CA_CACHE_TIMEOUT, -1)
  }
}
