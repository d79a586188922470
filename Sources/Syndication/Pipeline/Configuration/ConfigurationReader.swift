import Compression
import Extraction
import Glibc
import JSON
import Matching
import News
import Publishing

extension Configuration {
  /// Reads and checks a configuration file. Relative paths in it are relative to it.
  package static func read(path: String) throws(ConfigurationError) -> Configuration {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ReadFile.bytes(at: path, limit: JSONOptions.defaultMaximumBytes)
    } catch {
      throw ConfigurationError(file: path, reason: error.description)
    }
    return try parse(bytes, path: path, environment: ProcessEnvironment.all)
  }

  package static func parse(
    _ bytes: [UInt8], path: String, environment: [String: String]
  ) throws(ConfigurationError) -> Configuration {
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONDocument.parse(bytes)
    } catch {
      let line = TextPosition(of: error.offset, in: bytes).line
      throw ConfigurationError(
        file: path,
        problems: [
          ConfigurationError.Problem(line: line, path: "$", reason: error.description)
        ])
    }
    let problems = ConfigurationProblems()
    let reader = ConfigurationReader(
      file: path, folder: Paths.folder(of: path), environment: environment, problems: problems)
    guard var configuration = reader.read(root), problems.isEmpty else {
      throw problems.error(file: path, bytes: bytes)
    }
    configuration.fingerprint = Hash64.of(bytes)
    return configuration
  }
}

/// The variables of this process.
enum ProcessEnvironment {
  static var all: [String: String] {
    var all: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      if let equals = variable.firstIndex(of: "=") {
        all[String(variable[..<equals])] = String(variable[variable.index(after: equals)...])
      }
      entry += 1
    }
    return all
  }
}

/// Reads the parts of `feeds.json` that are one for the whole file. Each part reports its own
/// problems and goes on.
struct ConfigurationReader {
  let file: String
  let folder: String
  let environment: [String: String]
  let problems: ConfigurationProblems

  /// Bytes of a file of certificates.
  static let maximumCertificates = 16 << 20

  /// Nil when something without which nothing can be built is missing.
  func read(_ root: JSONNode) -> Configuration? {
    guard let object = ObjectReader(root, path: JSONPath(), problems: problems) else { return nil }
    readVersion(object)
    let database = readDatabase(object)
    let userAgent = object.string("userAgent")
    if let userAgent, !Self.isHeaderValue(userAgent) {
      object.report("control characters cannot be sent", "userAgent")
    }
    let from = object.string("from")
    if let from, !Self.isHeaderValue(from) || from.isEmpty {
      object.report("expected the address of a mailbox", "from")
    }
    let limits = readLimits(object)
    var transfers = TransferSettings()
    let settings = readDefaults(object, &transfers)
    let sources = readSources(object, settings)
    let matching = readMatching(object, sources)
    let aliases = readPublishers(object)
    let exports = readExports(object)
    let site = readSite(object)
    let metrics = object.has("metrics") ? object.required("metrics") : object.string("metrics")
    let rules = readRules(object)
    object.reportUnknownKeys()
    guard let database else { return nil }
    return Configuration(
      path: file, database: database,
      userAgent: userAgent ?? Self.defaultUserAgent(site: site, exports: exports), from: from,
      limits: limits,
      transfers: transfers, sources: sources, aliases: aliases, matching: matching,
      exports: exports, site: site, metrics: metrics.map { Paths.absolute($0, in: folder) },
      rules: rules)
  }

  private func readVersion(_ object: ObjectReader) {
    guard let node = object.node("version") else {
      problems.add(
        "this key is missing; this program reads version 1",
        at: object.path.appending("version"), offset: object.node.offset)
      return
    }
    if node.int != 1 { object.report("this program reads version 1", "version") }
  }

  private func readDatabase(_ object: ObjectReader) -> Configuration.Database? {
    guard let text = object.required("database") else { return nil }
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      object.report("this build has no PostgreSQL store; name a path for an SQLite one", "database")
      return nil
    }
    let path = Paths.absolute(text, in: folder)
    // Names like ":memory:" mean something else to SQLite than a file.
    return .sqlite(path: path.contains("/") ? path : "./" + path)
  }

  private func readLimits(_ object: ObjectReader) -> CycleLimits {
    var limits = CycleLimits()
    guard let node = object.node("limits"),
      let reader = ObjectReader(node, path: object.path.appending("limits"), problems: problems)
    else { return limits }
    limits.bytes = reader.bytes("bytes") ?? limits.bytes
    if limits.bytes == 0 { reader.report("must be more than nothing", "bytes") }
    limits.pages = reader.integer("pages", in: 0...10_000_000) ?? limits.pages
    limits.pageTime = reader.seconds("pageTime") ?? limits.pageTime
    if limits.pageTime == 0 { reader.report("must be more than nothing", "pageTime") }
    limits.transfers = reader.integer("transfers", in: 1...1_024) ?? limits.transfers
    reader.reportUnknownKeys()
    return limits
  }

  private func readDefaults(
    _ object: ObjectReader, _ transfers: inout TransferSettings
  ) -> SourceSettings {
    var settings = SourceSettings()
    guard let node = object.node("defaults"),
      let defaults = ObjectReader(
        node, path: object.path.appending("defaults"), problems: problems)
    else { return settings }
    read(&settings, from: defaults)
    transfers.perHost = defaults.integer("perHost", in: 1...256) ?? transfers.perHost
    transfers.delay = defaults.milliseconds("delay") ?? transfers.delay
    defaults.reportUnknownKeys()
    return settings
  }

  /// The keys that `defaults` and each source share.
  func read(_ settings: inout SourceSettings, from object: ObjectReader) {
    settings.interval = object.seconds("interval") ?? settings.interval
    settings.minimumInterval = object.seconds("minInterval") ?? settings.minimumInterval
    settings.maximumInterval = object.seconds("maxInterval") ?? settings.maximumInterval
    settings.timeout = object.seconds("timeout") ?? settings.timeout
    settings.maximumBytes = object.bytes("maxBytes") ?? settings.maximumBytes
    settings.robots = object.choice("robots", RobotsScope.self) ?? settings.robots
    settings.keep = object.seconds("keep") ?? settings.keep
    settings.alertAfter = object.integer("alertAfter", in: 1...1_000_000) ?? settings.alertAfter
    settings.retryAfterScope =
      object.choice("retryAfterScope", RetryAfterScope.self) ?? settings.retryAfterScope
    readSafety(&settings, from: object)
    if settings.timeout == 0 { object.report("must be more than nothing", "timeout") }
    if settings.maximumBytes == 0 { object.report("must be more than nothing", "maxBytes") }
    if let path = object.string("caFile") {
      settings.caFile = Paths.absolute(path, in: folder)
      checkCertificates(Paths.absolute(path, in: folder), object)
    }
  }

  private func readSafety(_ settings: inout SourceSettings, from object: ObjectReader) {
    settings.allowsInsecureRedirects =
      object.bool("allowInsecureRedirects") ?? settings.allowsInsecureRedirects
    settings.speedLimit = object.bytes("speedLimit") ?? settings.speedLimit
    settings.speedTime = object.seconds("speedTime") ?? settings.speedTime
    settings.cookies = object.bool("cookies") ?? settings.cookies
    if object.node("proxy") != nil { settings.proxy = readProxy(object) }
    if settings.speedTime == 0 { object.report("must be more than nothing", "speedTime") }
  }

  /// None when it is empty, so that a source can do without that of the defaults.
  private func readProxy(_ object: ObjectReader) -> String? {
    guard let proxy = secret("proxy", object), !proxy.isEmpty else { return nil }
    let schemes = ["http", "https", "socks5", "socks5h"]
    guard let scheme = proxy.firstRange(of: "://").map({ proxy[..<$0.lowerBound].lowercased() }),
      schemes.contains(scheme), Self.isHeaderValue(proxy),
      FeedAddress.fault(in: "http" + proxy.dropFirst(scheme.count)) == nil
    else {
      // The value may be a secret.
      object.report(
        "expected an address that begins with \(schemes.joined(separator: ", "))", "proxy")
      return nil
    }
    return proxy
  }

  /// A text that may stand elsewhere; reports where it is missing.
  func secret(_ key: String, _ object: ObjectReader) -> String? {
    guard let text = object.string(key) else { return nil }
    do throws(Secret.Missing) {
      return try Secret.resolve(text, relativeTo: folder, environment: environment)
    } catch {
      object.report(error.reason, key)
      return nil
    }
  }

  private func checkCertificates(_ path: String, _ object: ObjectReader) {
    do throws(FileError) {
      let bytes = try ReadFile.bytes(at: path, limit: Self.maximumCertificates)
      if bytes.firstRange(of: Array("-----BEGIN".utf8)) == nil {
        object.report("\(path) holds no certificate in PEM", "caFile")
      }
    } catch {
      object.report(error.description, "caFile")
    }
  }

  /// The rows themselves, or the path of a file of them.
  private func readRules(_ object: ObjectReader) -> ExtractionRules {
    guard let node = object.node("rules") else { return .builtIn }
    guard let path = node.string else {
      return RulesReader(problems: problems).read(node, at: object.path.appending("rules"))
        ?? .builtIn
    }
    do throws(ConfigurationError) {
      return try ExtractionRules.read(path: Paths.absolute(path, in: folder))
    } catch {
      problems.add(error)
      return .builtIn
    }
  }

  private func readSite(_ object: ObjectReader) -> Site? {
    guard let node = object.node("site"),
      let site = ObjectReader(node, path: object.path.appending("site"), problems: problems)
    else { return nil }
    let path = site.required("path")
    let base = site.required("base")
    let title = site.string("title")
    let language = site.string("language")
    expectAddress(base, "base", site)
    let compress = site.choices("compress", ContentCoding.self)
    if let language, !SiteProfile.canSpeak(language) {
      let known = SiteProfile.languages.joined(separator: ", ")
      site.report("the site can be in \(known)", "language")
    }
    site.reportUnknownKeys()
    guard let path, let base else { return nil }
    return Site(
      path: Paths.absolute(path, in: folder), base: base, title: title, language: language,
      compress: compress)
  }

  /// What an HTTP field may hold (RFC 9110, section 5.5): no line break and no other control
  /// character.
  static func isHeaderValue(_ text: String) -> Bool {
    !text.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
  }
}
