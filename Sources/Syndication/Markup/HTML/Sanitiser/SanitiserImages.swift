extension SanitiserPass {
  /// The tag of an image; nil for one without a usable address and for one that only counts
  /// readers.
  mutating func imageTag() -> [UInt8]? {
    collectAttributes(of: .img)
    guard !isTrackingPixel() else { return nil }
    let set = sourceSet()
    guard let source = imageSource() ?? set.flatMap(SourceSet.firstAddress) else { return nil }
    present.subtract([.src, .srcset, .lazySource, .lazySourceSet, .style])
    if !present.contains(.alt) {
      values[Int(SanitiserAttribute.alt.rawValue)] = 0..<0
      present.insert(.alt)
    }
    tag.removeAll(keepingCapacity: true)
    tag.append(literal: "<img")
    write(.src, source)
    if let set { write(.srcset, set) } else { present.remove(.sizes) }
    writeAttributes(of: .img)
    tag.append(UInt8(ascii: ">"))
    return tag
  }

  /// The address that a script would load late, else the one of the tag itself, which is a
  /// placeholder in the first case.
  mutating func imageSource() -> [UInt8]? {
    for attribute in [SanitiserAttribute.lazySource, .src] where present.contains(attribute.set) {
      decode(attribute)
      if attribute == .lazySource, !value.contains(where: Self.standsInAddresses) { continue }
      if let address = addresses.web(value) { return address }
    }
    return nil
  }

  /// `data-lazy="true"` and its like tell a script what to do, not where the image lies.
  private static func standsInAddresses(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private mutating func sourceSet() -> [UInt8]? {
    for attribute in [SanitiserAttribute.lazySourceSet, .srcset]
    where present.contains(attribute.set) {
      decode(attribute)
      let candidates = SourceSet.candidates(value, with: &addresses)
      if !candidates.isEmpty { return candidates }
    }
    return nil
  }

  /// Whether the image is at most one pixel wide and high, by its attributes or its style, or not
  /// shown at all.
  mutating func isTrackingPixel() -> Bool {
    var isThin = present.contains(.width) && isAtMostOne(.width)
    var isFlat = present.contains(.height) && isAtMostOne(.height)
    if present.contains(.style) {
      decode(.style)
      let style = value.filter { $0 > 0x20 }.map(\.lowercasedASCII)
      for declaration in style.split(separator: UInt8(ascii: ";")) {
        let text = String(decoding: declaration, as: UTF8.self)
        if text == "display:none" { return true }
        if Self.smallWidths.contains(text) { isThin = true }
        if Self.smallHeights.contains(text) { isFlat = true }
      }
    }
    return isThin && isFlat
  }

  private mutating func isAtMostOne(_ attribute: SanitiserAttribute) -> Bool {
    decode(attribute)
    guard let digits = AttributeValue.length(AttributeValue.trimmed(value)),
      let pixels = Int(ascii: digits[...])
    else { return false }
    return pixels <= 1
  }

  private static let smallWidths: Set<String> = ["width:0", "width:0px", "width:1px"]
  private static let smallHeights: Set<String> = ["height:0", "height:0px", "height:1px"]
}

/// The list of images in a `srcset` (HTML §4.8.4.2.1).
enum SourceSet {
  /// Images beyond this many are left out.
  static let maximumCandidates = 32

  /// The candidates with a usable address, rebuilt as `address descriptor, …`; empty where there
  /// is none.
  static func candidates(
    _ value: [UInt8], with addresses: inout SanitiserAddresses
  ) -> [UInt8] {
    var output: [UInt8] = []
    var rest = value[...]
    var count = 0
    while count < maximumCandidates {
      rest = rest.drop { $0.isHTMLSpace || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { break }
      count &+= 1
      var reference = rest.prefix { !$0.isHTMLSpace }
      rest = rest.dropFirst(reference.count)
      var descriptor = rest.prefix(0)
      if reference.last == UInt8(ascii: ",") {
        while reference.last == UInt8(ascii: ",") { reference = reference.dropLast() }
      } else {
        descriptor = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest.dropFirst(descriptor.count)
      }
      append(reference, descriptor, with: &addresses, to: &output)
    }
    return output
  }

  /// The address of the first candidate of a rebuilt list.
  static func firstAddress(of candidates: [UInt8]) -> [UInt8]? {
    let address = candidates.prefix { $0 != 0x20 }
    return address.isEmpty
      ? nil : Array(address.last == UInt8(ascii: ",") ? address.dropLast() : address)
  }

  private static func append(
    _ reference: ArraySlice<UInt8>, _ descriptor: ArraySlice<UInt8>,
    with addresses: inout SanitiserAddresses, to output: inout [UInt8]
  ) {
    let descriptor = AttributeValue.trimmed(Array(descriptor))
    guard isDescriptor(descriptor),
      let address = addresses.web(Array(reference)),
      address.last != UInt8(ascii: ",")
    else { return }
    if !output.isEmpty { output.append(literal: ", ") }
    output.append(contentsOf: address)
    if !descriptor.isEmpty {
      output.append(0x20)
      output.append(contentsOf: descriptor)
    }
  }

  /// A width (`300w`), a density (`1.5x`), or none.
  private static func isDescriptor(_ text: ArraySlice<UInt8>) -> Bool {
    guard let unit = text.last else { return true }
    return text.count > 1 && text.count <= 10
      && (unit == UInt8(ascii: "w") || unit == UInt8(ascii: "x"))
      && text.dropLast().allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
  }
}
