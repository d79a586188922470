/// The names of ninjs properties that differ between its major versions.
struct NinjsNames {
  let version: String
  let schema: String
  let altIds: String
  let contentCreated: String
  let contentType: String
  let infoSources: String
  let pubStatus: String
  let representationType: String
  let sizeInBytes: String
  let versionCreated: String
  /// Whether an association says how it is related.
  let hasRelations: Bool

  /// Version 3.1.
  static let camelCase = NinjsNames(version: "3.1", hasRelations: true) { $0 }
  /// Version 2.2.
  static let lowerCase = NinjsNames(version: "2.2", hasRelations: false) { $0.lowercased() }

  private init(version: String, hasRelations: Bool, name: (String) -> String) {
    self.version = version
    schema = "http://www.iptc.org/std/ninjs/ninjs-schema_\(version).json#"
    altIds = name("altIds")
    contentCreated = name("contentCreated")
    contentType = name("contentType")
    infoSources = name("infoSources")
    pubStatus = name("pubStatus")
    representationType = name("representationType")
    sizeInBytes = name("sizeInBytes")
    versionCreated = name("versionCreated")
    self.hasRelations = hasRelations
  }
}
