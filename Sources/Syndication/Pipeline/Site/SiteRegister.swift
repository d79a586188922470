/// What the site's folder holds, and by which fingerprint each file is known to be as it was. It is kept
/// in the folder itself, so that a site that is moved or removed takes its memory with it.
struct SiteRegister: Hashable, Sendable {
  /// The store's generation that the site was last written from.
  var generation: Int64
  var signature: UInt64
  /// By path, relative to the folder.
  var files: [String: UInt64] = [:]

  static let name = "\(FileSet.ownFolder)/site"
  /// Bytes of a register: two million files.
  static let maximumLength = 128 << 20
  private static let firstLine = "aggregator site 1"

  /// Nil when there is none, or none that can be understood: then every page is made anew.
  static func read(_ path: String) -> SiteRegister? {
    guard let bytes = try? ReadFile.bytes(at: path, limit: maximumLength) else { return nil }
    var lines = bytes.split(separator: UInt8(ascii: "\n")).makeIterator()
    func text(_ line: ArraySlice<UInt8>?) -> String {
      line.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    guard text(lines.next()) == firstLine, let generation = Int64(text(lines.next())),
      let signature = UInt64(text(lines.next()), radix: 16)
    else { return nil }
    var register = SiteRegister(generation: generation, signature: signature)
    while let line = lines.next() {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard parts.count == 2, let fingerprint = UInt64(text(parts[0]), radix: 16) else {
        return nil
      }
      let path = text(parts[1])
      guard isInside(path) else { return nil }
      register.files[path] = fingerprint
    }
    return register
  }

  /// Whether a path stays inside the site's folder: files that the register names are removed when they
  /// are no longer wanted, and anybody may have written into it.
  private static func isInside(_ path: String) -> Bool {
    !Paths.isAbsolute(path) && Paths.parts(of: path).allSatisfy { $0 != ".." && $0 != "." }
  }

  /// Whether both were written from the same state of a store in the same way.
  func isOfSame(_ other: SiteRegister) -> Bool {
    generation == other.generation && signature == other.signature
  }

  var bytes: [UInt8] {
    var lines = [Self.firstLine, "\(generation)", String(signature, radix: 16)]
    lines += files.sorted { $0.key < $1.key }.map { "\(String($0.value, radix: 16)) \($0.key)" }
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }
}
