// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks are a package of their own, so that nobody who builds the program builds them. The
/// stages that are measured come in by a link to their folder: targets of this package, whose
/// `package` declarations it may therefore use.
let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Syndication/\(name)",
    swiftSettings: walls)
}

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML", path: "Sources/CLibXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
    .target(name: "CAllocations", path: "Sources/CAllocations"),
    stage("News"),
    stage("Text"),
    stage("JSON"),
    stage("Markup", ["CLibXML", "Text"]),
    stage("Feeds", ["JSON", "Markup", "News", "Text"]),
    stage("Matching", ["News", "Text", .product(name: "Crypto", package: "swift-crypto")]),
    .executableTarget(
      name: "feed-bench", dependencies: ["CAllocations", "Feeds", "Markup", "News"],
      path: "Sources/feed-bench", swiftSettings: walls),
    .executableTarget(
      name: "match-bench", dependencies: ["CMalloc", "JSON", "Matching", "News", "Text"],
      path: "Sources/match-bench", swiftSettings: walls),
  ],
  swiftLanguageModes: [.v6]
)
