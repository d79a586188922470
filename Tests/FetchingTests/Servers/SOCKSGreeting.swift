/// The server's side of SOCKS 5 (RFC 1928) with a user and a password (RFC 1929).
struct SOCKSGreeting: Equatable {
  var user: String
  var password: String
  /// As the client wrote it: a name, or an IPv4 address.
  var host: String
  var port: UInt16

  init(user: String, password: String, host: String, port: UInt16) {
    self.user = user
    self.password = password
    self.host = host
    self.port = port
  }

  /// Grants whatever is asked for; what follows on the connection is for the host. Nil when the client
  /// says something else.
  init?(_ connection: RawConnection) {
    guard let head = connection.read(2), head[0] == 5,
      let methods = connection.read(Int(head[1])), methods.contains(2)
    else { return nil }
    connection.send([5, 2])
    guard connection.read(1) == [1], let user = Self.text(connection),
      let password = Self.text(connection)
    else { return nil }
    connection.send([1, 0])
    guard let request = connection.read(4), Array(request[..<3]) == [5, 1, 0],
      let host = Self.host(request[3], connection), let port = connection.read(2)
    else { return nil }
    connection.send([5, 0, 0, 1, 127, 0, 0, 1, 0, 0])
    self.init(
      user: user, password: password, host: host, port: UInt16(port[0]) << 8 | UInt16(port[1]))
  }

  private static func host(_ type: UInt8, _ connection: RawConnection) -> String? {
    switch type {
    case 1: connection.read(4)?.map(String.init).joined(separator: ".")
    case 3: text(connection)
    default: nil
    }
  }

  private static func text(_ connection: RawConnection) -> String? {
    guard let length = connection.read(1)?.first, let bytes = connection.read(Int(length)) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
