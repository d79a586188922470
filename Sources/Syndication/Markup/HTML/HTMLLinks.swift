import Text

/// The links of an HTML text.
package enum HTMLLinks {
  /// Links beyond this many are not looked at.
  package static let maximumLinks = 1_000

  /// The addresses of `<a href>`, in their order, resolved against `base`; what is no web address is
  /// left out.
  package static func addresses(in html: String, base: String?) -> [String] {
    var html = html
    return html.withUTF8 { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      var addresses: [String] = []
      while addresses.count < maximumLinks, let token = tokenizer.next() {
        guard case .startTag(.a, _, _) = token else { continue }
        for attribute in tokenizer.attributes where bytes.matches(attribute.name, "href") {
          let value = String(decoding: bytes[attribute.value], as: UTF8.self)
          let reference = HTMLEntities.decode(value, place: .attribute)
          guard let url = WebAddress.resolve(reference, against: base),
            WebAddress(url)?.isWeb == true
          else { continue }
          addresses.append(url)
        }
      }
      return addresses
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a range holds a word of lower-case ASCII letters, in whatever case.
  fileprivate func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return range.indices.allSatisfy { index in
      self[index] | 0x20 == word.utf8Start[index - range.lowerBound]
    }
  }
}
