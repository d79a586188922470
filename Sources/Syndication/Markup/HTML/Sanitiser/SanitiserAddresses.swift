import Text

/// Makes the addresses in attributes absolute and judges them.
struct SanitiserAddresses {
  /// Longer addresses are left out, in bytes.
  static let maximumLength = 8_192
  /// A longer base is none, in bytes: every relative address is as long as it at least.
  static let maximumBaseLength = 2_048
  /// What resolving may add to a document, in bytes, beyond twice its length; relative addresses
  /// after that are left out. A long base and many short links would make a small document huge.
  static let growthAllowance = 4_096

  private let base: AddressBase
  private var growth: Int

  init(base: String?, inputLength: Int) {
    self.base = AddressBase(base.flatMap { $0.utf8.count <= Self.maximumBaseLength ? $0 : nil })
    growth = 2 &* inputLength &+ Self.growthAllowance
  }

  /// The absolute address of a link: any scheme that runs nothing. Nil where there is none.
  mutating func link(_ value: [UInt8]) -> [UInt8]? {
    guard let address = absolute(value), !address.isWeb || address.hasHost else { return nil }
    return address
  }

  /// The absolute address of something that is loaded: http and https only.
  mutating func web(_ value: [UInt8]) -> [UInt8]? {
    guard let address = absolute(value), address.isWeb, address.hasHost else { return nil }
    return address
  }

  /// An address that no server can have leads nowhere: it is none.
  private mutating func absolute(_ value: [UInt8]) -> [UInt8]? {
    guard let address = resolved(value),
      address.withUnsafeBufferPointer(WebAddress.namesPossibleServer)
    else { return nil }
    return address
  }

  private mutating func resolved(_ value: [UInt8]) -> [UInt8]? {
    guard !value.isEmpty, value.count <= Self.maximumLength else { return nil }
    if growth > 0, let address = clean(value) { return address }
    let reference = String(decoding: value, as: UTF8.self)
    guard WebAddress.isSafe(reference),
      let address = WebAddress.resolve(reference, against: growth > 0 ? base.text : nil),
      WebAddress.isSafe(address)
    else { return nil }
    // Telephone numbers and subjects of letters have spaces, which no address may hold.
    let space = growth > 0 ? Array("%20".utf8) : []
    let bytes =
      address.utf8.contains(0x20)
      ? address.utf8.flatMap { $0 == 0x20 ? space : [$0] } : Array(address.utf8)
    growth &-= max(0, bytes.count &- value.count)
    return bytes.count <= Self.maximumLength ? bytes : nil
  }

  /// The address where nothing has to be mended.
  private mutating func clean(_ value: [UInt8]) -> [UInt8]? {
    var address: [UInt8] = []
    guard value.withUnsafeBufferPointer({ base.appendClean($0, to: &address) }),
      address.count <= Self.maximumLength
    else { return nil }
    growth &-= address.count &- value.count
    return address
  }
}

extension [UInt8] {
  /// Whether the address begins with `http:` or `https:`.
  fileprivate var isWeb: Bool {
    withUnsafeBufferPointer { $0.hasASCII("http:", at: 0) || $0.hasASCII("https:", at: 0) }
  }

  /// Whether a host follows the scheme of a web address.
  fileprivate var hasHost: Bool {
    guard let colon = firstIndex(of: UInt8(ascii: ":")), colon + 3 < count,
      self[colon + 1] == UInt8(ascii: "/"), self[colon + 2] == UInt8(ascii: "/")
    else { return false }
    let first = self[colon + 3]
    return first != UInt8(ascii: "/") && first != UInt8(ascii: "?") && first != UInt8(ascii: "#")
      && first != UInt8(ascii: ":") && first != UInt8(ascii: "@")
  }
}
