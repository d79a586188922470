/// A name as the codes that a vocabulary gives its namespace and its local part.
package struct XMLName: Hashable, Sendable {
  package var space: UInt8
  package var local: UInt8

  package init(space: UInt8, local: UInt8) {
    self.space = space
    self.local = local
  }
}

/// The names that a family of documents uses, known by small numbers, so that a reader's caller
/// compares integers and never text.
///
/// Names are compared without regard to ASCII case, because the wild writes `<pubdate>` and
/// `<ITUNES:author>`. A namespace is known by its URI; where the prefix is undeclared or its URI is
/// unknown, by its well-known prefix.
package final class XMLVocabulary: Sendable {
  /// How one name is treated where a document is broken.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// An element of which none ever stands inside another (`item`, `entry`): where one starts
    /// inside another, the other was not closed.
    package static let record = Traits(rawValue: 1)
    /// A field that never stands inside the text of another field: where one starts, the field
    /// that is being read was not closed.
    package static let field = Traits(rawValue: 2)
  }

  package struct Namespace: Sendable {
    package var code: UInt8
    package var uris: [String]
    package var prefixes: [String]

    package init(_ code: UInt8, uris: [String], prefixes: [String] = []) {
      self.code = code
      self.uris = uris
      self.prefixes = prefixes
    }
  }

  /// The code of a name outside every namespace, and of an unprefixed one in an unknown namespace.
  package static let noNamespace: UInt8 = 0
  /// The code of a namespace that is known neither by URI nor by prefix.
  package static let unknownNamespace: UInt8 = 255
  /// The code of a local name that the vocabulary lacks.
  package static let unknownLocal: UInt8 = 0

  private let locals: NameTable
  private let prefixes: NameTable
  private let uris: [String: UInt8]
  private let traits: [XMLName: Traits]

  /// - Parameters:
  ///   - locals: local names in lower case; the code of one is its place in the list plus one.
  ///   - traits: what is not listed has none.
  package init(locals: [String], namespaces: [Namespace], traits: [XMLName: Traits]) {
    self.locals = NameTable(locals.enumerated().map { ($1, UInt8(truncatingIfNeeded: $0 &+ 1)) })
    prefixes = NameTable(namespaces.flatMap { space in space.prefixes.map { ($0, space.code) } })
    var uris: [String: UInt8] = [:]
    for space in namespaces {
      for uri in space.uris { uris[Self.normal(uri)] = space.code }
    }
    self.uris = uris
    self.traits = traits
  }

  package func traits(of name: XMLName) -> Traits {
    traits[name] ?? []
  }

  func local(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    locals[bytes] ?? Self.unknownLocal
  }

  func namespace(prefix: UnsafeBufferPointer<UInt8>) -> UInt8? {
    prefixes[prefix]
  }

  func namespace(uri: String) -> UInt8? {
    uris[Self.normal(uri)]
  }

  /// What the wild varies in a namespace's URI: case, the scheme's `s`, a last `/` or `#`.
  private static func normal(_ uri: String) -> String {
    var text = Substring(uri.lowercased())
    while let last = text.utf8.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#") {
      text.removeLast()
    }
    guard text.hasPrefix("https:") else { return String(text) }
    return "http:" + text.dropFirst(6)
  }
}

/// A hash table from names to codes that is asked in bytes and ignores ASCII case.
struct NameTable: Sendable {
  private let names: [[UInt8]]
  private let codes: [UInt8]
  /// Places in `names` plus one; 0 is free. At most half full, so that a search ends soon.
  private let slots: [UInt16]

  init(_ entries: [(String, UInt8)]) {
    names = entries.map { Array($0.0.utf8) }
    codes = entries.map(\.1)
    var size = 16
    while size < entries.count &* 2 { size &*= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    for (place, name) in names.enumerated() {
      var slot = name.withUnsafeBufferPointer { Self.hash($0) } & (size &- 1)
      while slots[slot] != 0 { slot = (slot &+ 1) & (size &- 1) }
      slots[slot] = UInt16(truncatingIfNeeded: place &+ 1)
    }
    self.slots = slots
  }

  subscript(name: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var slot = Self.hash(name) & (slots.count &- 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) &- 1
      if Self.matches(names[place], name) { return codes[place] }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(lowercase(byte))) &* 16_777_619 }
    return Int(hash)
  }

  private static func matches(_ own: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard own.count == name.count else { return false }
    for (a, b) in zip(own, name) where a != lowercase(b) { return false }
    return true
  }
}

/// The lower-case form of an ASCII letter; any other byte as it is.
@inline(__always)
func lowercase(_ byte: UInt8) -> UInt8 {
  byte &- 65 < 26 ? byte | 0x20 : byte
}
