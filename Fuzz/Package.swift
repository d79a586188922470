// swift-tools-version: 6.2
import PackageDescription

/// AddressSanitizer and the counters that lead libFuzzer; `assert` holds too. Optimised, but never
/// `-Ounchecked`: a trap is what is looked for.
let watched: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug"]),
]

/// A stage of the main package, compiled again with the instruments (decision 0018).
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Syndication/\(name)",
    swiftSettings: watched)
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(
      name: "CLibXML", path: "Sources/CLibXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibFuzzer", path: "Sources/CLibFuzzer"),
    stage("News"),
    stage("Text"),
    stage("JSON"),
    stage("Markup", ["CLibXML", "Text"]),
    stage("Feeds", ["JSON", "Markup", "News", "Text"]),
    stage("Extraction", ["JSON", "Markup", "News", "Text"]),
    .executableTarget(
      name: "fuzz",
      dependencies: ["CLibFuzzer", "Extraction", "Feeds", "JSON", "Markup", "News", "Text"],
      path: "Sources/fuzz", swiftSettings: watched,
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address"])]),
  ],
  swiftLanguageModes: [.v6]
)
