/// An address that many references are resolved against. Where it and a reference are as they should
/// be, which most are, nothing is taken apart: the reference is copied, behind the base's origin when
/// it is a path from the root.
package struct AddressBase: Sendable {
  package let text: String?
  /// `https://host` of the base; empty when it is not clean.
  private let origin: [UInt8]

  package init(_ text: String?) {
    self.text = text
    var base = text ?? ""
    origin = base.withUTF8 { bytes in
      guard WebAddress.isClean(bytes), let end = WebAddress.endOfOrigin(bytes) else { return [] }
      return Array(bytes[..<end])
    }
  }

  /// Appends what `WebAddress.resolve` would answer, when it can be told without taking anything
  /// apart; false when it cannot, and then nothing is appended. What is appended is safe.
  package func appendClean(
    _ reference: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) -> Bool {
    if !origin.isEmpty, WebAddress.isCleanAndRooted(reference) {
      output.append(contentsOf: origin)
    } else if !WebAddress.isClean(reference) {
      return false
    }
    output.append(contentsOf: reference)
    return true
  }
}
