import CCurl
import Glibc

/// What follows from a hop that has ended.
enum Verdict {
  case redirect(to: TargetURL, isPermanent: Bool)
  /// Once more, over a connection of its own.
  case againFresh
  /// Once more, when there is memory for all of it.
  case againReserved
  /// A response that only lacks its body and figures.
  case done(status: Int)
  case failed(FetchFailure.Reason)

  init(_ code: CURLcode, of exchange: Exchange, for transfer: Transfer) {
    switch exchange.stop {
    case .headersTooLarge: self = .failed(.headersTooLarge)
    case .bodyTooLarge: self = .failed(.tooLarge(limit: transfer.request.maximumBytes))
    case .outOfMemory: self = .againReserved
    case .bodyUnwanted, .bodyCut: self = Self.answered(exchange, transfer)
    case nil where code == CURLE_OK: self = Self.answered(exchange, transfer)
    case nil: self = Self.broken(code, exchange, transfer)
    }
  }

  private static func answered(_ exchange: Exchange, _ transfer: Transfer) -> Verdict {
    let status = exchange.reader.status
    switch status {
    case 304:
      if transfer.request.isConditional { return .done(status: status) }
      return .failed(.protocolError("304 Not Modified to a request without validators"))
    case 301, 302, 303, 307, 308:
      guard let location = exchange.reader.location else { break }
      return redirected(to: location, status, transfer)
    case 206: break
    case 226:
      if transfer.request.takesPart, isFeedPart(exchange.reader.head) {
        return .done(status: status)
      }
      return .failed(.protocolError("226 IM Used, in a way that was not asked for"))
    case 200...299: return .done(status: status)
    default: break
    }
    return .failed(
      .status(
        status, retryAfter: exchange.retryAfter, server: exchange.reader.head.server))
  }

  /// The only manipulation of the body is the one that was asked for.
  private static func isFeedPart(_ head: ResponseHead) -> Bool {
    let name = head.instanceManipulation?.split(separator: ";").first
    return name?.filter { $0 != " " }.lowercased() == "feed"
  }

  private static func redirected(
    to location: String, _ status: Int, _ transfer: Transfer
  ) -> Verdict {
    do throws(RedirectRule.Refusal) {
      let next = try RedirectRule.target(
        of: location, from: transfer.target, source: transfer.trail.source,
        followed: transfer.trail.redirects,
        allowsInsecure: transfer.request.allowsInsecureRedirects)
      return .redirect(to: next, isPermanent: status == 301 || status == 308)
    } catch {
      switch error {
      case .tooMany: return .failed(.tooManyRedirects(limit: FetchLimits.redirects))
      case .place(let why): return .failed(.redirectRefused(why))
      }
    }
  }

  private static func broken(
    _ code: CURLcode, _ exchange: Exchange, _ transfer: Transfer
  ) -> Verdict {
    if exchange.refusedConnection, !transfer.needsFreshConnection { return .againFresh }
    let words = exchange.errorWords(code)
    switch code {
    case CURLE_URL_MALFORMAT: return .failed(.badAddress(words))
    // Through a proxy it is the proxy's: another name that is resolved here fails as the proxy does.
    case CURLE_COULDNT_RESOLVE_HOST where !exchange.usesProxy: return .failed(.resolve)
    case CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK: return unconnected(exchange, words)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST:
      return .failed(.proxy("its name is not known"))
    case CURLE_PROXY: return .failed(.proxy(words))
    case CURLE_OPERATION_TIMEDOUT:
      if let floor = transfer.request.speedFloor, exchange.offset(CURLINFO_PRETRANSFER_TIME_T) > 0 {
        return .failed(.tooSlow(floor))
      }
      let why = "no connection within \(FetchLimits.connectSeconds) s"
      let isReached = !exchange.usesProxy || exchange.offset(CURLINFO_CONNECT_TIME_T) > 0
      return .failed(isReached ? .connect(why) : .proxy(why))
    // libcurl reports a header line beyond its own bound as a lack of memory.
    case CURLE_OUT_OF_MEMORY:
      return .failed(exchange.reader.isComplete ? .protocolError(words) : .headersTooLarge)
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      return .failed(.connectionLost(words))
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_SHUTDOWN_FAILED:
      return .failed(.tls(words))
    default: return .failed(.protocolError(words))
    }
  }

  /// The refused address is the reason only when there was no other to try.
  private static func unconnected(_ exchange: Exchange, _ words: String) -> Verdict {
    if let refused = exchange.refused, !exchange.triedAddress {
      return .failed(
        .addressRefused(address: refused.address.description, range: refused.range))
    }
    let code = exchange.number(CURLINFO_OS_ERRNO)
    let why = code > 0 ? String(cString: strerror(Int32(truncatingIfNeeded: code))) : words
    // libcurl connects to the proxy only.
    return .failed(exchange.usesProxy ? .proxy(why) : .connect(why))
  }
}
