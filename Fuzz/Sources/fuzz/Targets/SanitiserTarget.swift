import Markup

/// A base, and HTML.
enum SanitiserTarget: FuzzTarget {
  static func check(_ input: FuzzInput) {
    var input = input
    let base = input.base()
    checkBytes(input.rest)
    let html = input.text
    let once = Sanitiser.sanitise(html, base: base)
    let fault = HarmlessHTML.fault(in: once)
    law(fault == nil, "what is sanitised is harmless: \(fault ?? "")")
    law(Sanitiser.sanitise(once, base: nil) == once, "sanitising twice is sanitising once")
    law(once.utf8.count <= html.utf8.count * 8 + 100_000, "the document is not swollen")
    for text in [HTMLText.plain(html), HTMLText.title(html), HTMLText.plain(once)] {
      law(text.utf8.count <= html.utf8.count * 6 / 5 + 16, "plain text is not longer")
      law(
        isPlain(text), "plain text has no controls")
    }
  }

  /// The same over bytes that need not be UTF-8.
  private static func checkBytes(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    var output: [UInt8] = []
    Sanitiser.sanitise(bytes, base: nil, into: &output)
    HTMLText.plain(bytes, into: &output)
    HTMLEntities.decode(bytes, into: &output)
    law(output.count <= bytes.count * 12 + 100_000, "no bytes swell")
  }
}
