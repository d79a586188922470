/// Where a source may go, by which way, and how far its patience goes. What was fetched under other
/// terms is not shared: it may have come from where this source may not go, or be missing only because
/// the other had less time.
struct FetchTerms: Hashable, Sendable {
  var allowPrivate = false
  var allowsInsecureRedirects = false
  var caFile: String?
  var proxy: String?
  /// Seconds.
  var timeout: Int64 = 20
  var maximumBytes: Int64 = 8 << 20
  var speedLimit: Int64 = 100
  var speedTime: Int64 = 60
}

extension FetchTerms {
  init(_ source: Source) {
    let settings = source.settings
    self.init(
      allowPrivate: source.allowPrivate,
      allowsInsecureRedirects: settings.allowsInsecureRedirects, caFile: settings.caFile,
      proxy: settings.proxy, timeout: settings.timeout, maximumBytes: settings.maximumBytes,
      speedLimit: settings.speedLimit, speedTime: settings.speedTime)
  }
}
