import CCurl
import Glibc

/// The C functions that libcurl calls, all on the transfers' thread; each finds its exchange by the
/// pointer it was given.
enum ExchangeCallbacks {
  static func install(on handle: UnsafeMutableRawPointer) {
    ccurl_set_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, exchange in
      guard let bytes, let exchange else { return 0 }
      let length = size &* count
      let ok = ExchangeCallbacks.view(bytes, length) {
        Exchange.of(exchange).receiveHeader($0)
      }
      return ok ? length : 0
    }
    ccurl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, exchange in
      guard let bytes, let exchange else { return 0 }
      let length = size &* count
      let reception = ExchangeCallbacks.view(bytes, length) {
        Exchange.of(exchange).receiveBody($0)
      }
      switch reception {
      case .taken: return length
      case .heldBack: return Int(CURL_WRITEFUNC_PAUSE)
      // Any other count than `length` ends the transfer.
      case .stopped: return length == 0 ? 1 : 0
      }
    }
    ccurl_set_opensocket(handle) { exchange, _, address in
      guard let exchange, let address else { return CURL_SOCKET_BAD }
      return ExchangeCallbacks.openSocket(Exchange.of(exchange), address)
    }
    ccurl_set_prereq(handle) { exchange, remote, _, _, _ in
      guard let exchange, let remote else { return CURL_PREREQFUNC_ABORT }
      let address = InternetAddress(String(cString: remote))
      let permits = Exchange.of(exchange).permitsConnection(to: address)
      return permits ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  private static func view<Value>(
    _ bytes: UnsafeMutablePointer<CChar>, _ count: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// Opens a socket for the address that libcurl is about to connect to, if the rule permits.
  private static func openSocket(
    _ exchange: Exchange, _ address: UnsafeMutablePointer<curl_sockaddr>
  ) -> curl_socket_t {
    // The member `addr` is only the head of `addrlen` bytes: libcurl keeps room for any family.
    guard let start = address.pointer(to: \.addr),
      let resolved = InternetAddress(
        family: address.pointee.family,
        socketAddress: UnsafeRawBufferPointer(start: start, count: Int(address.pointee.addrlen))),
      exchange.permits(resolved)
    else { return CURL_SOCKET_BAD }
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, type, address.pointee.protocol)
  }
}
