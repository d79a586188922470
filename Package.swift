// swift-tools-version: 6.2
import PackageDescription

/// One set of walls for every target of ours: an import is internal unless it says otherwise, so
/// that a C type in a signature that leaves its target is an error, and each file names what it
/// uses.
let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A stage of the pipeline or one of its values.
func stage(
  _ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Syndication/\(path ?? name)",
    resources: resources, swiftSettings: walls)
}

/// A test target; its files of input and expected output lie in `Fixtures`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: ["Fixtures"],
    swiftSettings: walls)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// The release links Swift's runtime and Foundation into the program (decision 0017). The archives name
/// these four others only to code that was compiled for them.
let runtime = [
  "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
  "-l_FoundationCollections",
]

let package = Package(
  name: "aggregator",
  products: [
    .executable(name: "aggregator", targets: ["aggregator"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    .systemLibrary(
      name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CBrotli", path: "Sources/CBrotli", pkgConfig: "libbrotlienc",
      providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CLibXML", path: "Sources/CLibXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
    .systemLibrary(name: "CSync", path: "Sources/CSync"),

    stage("Compression", ["CBrotli", "CZlib"]),
    stage("News"),
    stage("Text"),
    stage("JSON"),
    stage("Markup", ["CLibXML", "Text"]),
    stage("Fetching", ["CCurl", "News", "Text"]),
    stage("Feeds", ["JSON", "Markup", "News", "Text"]),
    stage("Extraction", ["JSON", "Markup", "News", "Text"]),
    stage("Matching", ["News", "Text", crypto]),
    stage("Storage", ["News"]),
    stage("StorageSQLite", ["News", "Storage", grdb, sqlite]),
    stage(
      "Publishing", ["JSON", "Markup", "News", "Text"],
      resources: ["icon.svg", "search.js", "style.css"].map { .embedInCode("Site/Assets/\($0)") }),
    stage(
      "Syndication", path: "Pipeline",
      [
        "CSync", "Compression", "Extraction", "Feeds", "Fetching", "JSON", "Markup", "Matching",
        "News", "Publishing", "Storage", "Text",
      ]),
    .executableTarget(
      name: "aggregator", dependencies: ["CMalloc", "Syndication", "StorageSQLite", arguments],
      path: "Sources/aggregator", swiftSettings: walls,
      linkerSettings: [.unsafeFlags(runtime, .when(configuration: .release))]),
    .executableTarget(
      name: "demo-newsroom", dependencies: ["JSON", "Text", flyingFox, flyingSocks],
      path: "Demo/Sources",
      swiftSettings: walls),

    .target(
      name: "Loopback", dependencies: [flyingFox, flyingSocks], path: "Tests/Loopback",
      swiftSettings: walls),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    tests("CompressionTests", ["Compression"]),
    tests("TextTests", ["Text"]),
    tests("JSONTests", ["JSON"]),
    tests("MarkupTests", ["Markup", "Text"]),
    tests("FetchingTests", ["Fetching", "Loopback", "News", flyingFox, flyingSocks]),
    tests("FeedsTests", ["CAllocations", "Feeds", "JSON", "Markup", "News", "Text"]),
    tests("ExtractionTests", ["Extraction", "JSON", "Markup", "News", "Text"]),
    tests("MatchingTests", ["Matching", "News", "Text"]),
    tests("StorageTests", ["News", "Storage", "StorageSQLite", grdb]),
    tests(
      "SyndicationTests",
      [
        "Compression", "Feeds", "Loopback", "News", "Publishing", "Storage", "StorageSQLite",
        "Syndication", "aggregator", flyingFox,
      ]),
    tests("PublishingTests", ["JSON", "Markup", "News", "Publishing", "Text"]),
    tests("SiteTests", ["JSON", "Markup", "News", "Publishing"]),
  ],
  swiftLanguageModes: [.v6]
)
