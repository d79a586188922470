import CLibXML
import Glibc

extension HTMLDocument {
  /// Reads a page that is UTF-8. Broken markup is mended as libxml2 mends it.
  ///
  /// libxml2's reader is used without its tree, which stops at 256 levels and costs more than the
  /// reading itself.
  /// - Throws: `HTMLError` when the page breaks a limit.
  package static func parse(_ page: UnsafeBufferPointer<UInt8>) throws(HTMLError) -> HTMLDocument {
    guard page.count <= Limits.maximumBytes else { throw .tooLarge(bytes: page.count) }
    var reducer = HTMLReducer()
    try reducer.reduce(page)
    let reading = HTMLReading(expectedBytes: reducer.output.count)
    try reducer.output.withUnsafeBufferPointer { bytes throws(HTMLError) in
      try reading.read(bytes)
    }
    return reading.builder.finish(structuredData: reducer.structuredData)
  }

  package static func parse(_ page: [UInt8]) throws(HTMLError) -> HTMLDocument {
    try page.withUnsafeBufferPointer { bytes throws(HTMLError) in try parse(bytes) }
  }
}

/// One pass of libxml2's HTML reader over a page: its events become calls of the builder.
private final class HTMLReading {
  var builder: HTMLTreeBuilder
  private var context: htmlParserCtxtPtr?

  /// Set up by one thread before others use it, as libxml2 asks for: otherwise its parts set themselves up
  /// without a lock, and two threads that were the first to make a dictionary have waited for ever, each
  /// for a mutex that the other had replaced (2.9.14: 16 of 3000 processes that did only that).
  private static let isLibraryReady: Bool = {
    xmlInitParser()
    guard let dictionary = xmlDictCreate(), let context = htmlNewParserCtxt() else { return false }
    xmlDictFree(dictionary)
    htmlFreeParserCtxt(context)
    return true
  }()

  init(expectedBytes: Int) {
    builder = HTMLTreeBuilder(expectedBytes: expectedBytes)
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(HTMLError) {
    guard !bytes.isEmpty else { return }
    guard Self.isLibraryReady else { throw .outOfMemory }
    let count = Int32(truncatingIfNeeded: bytes.count)
    let made = bytes.withMemoryRebound(to: CChar.self) {
      htmlCreateMemoryParserCtxt($0.baseAddress, count)
    }
    guard let made else { throw .outOfMemory }
    defer { htmlFreeParserCtxt(made) }
    context = made
    install(on: made)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(made, Int32(bitPattern: options))
    xmlSwitchEncoding(made, XML_CHAR_ENCODING_UTF8)
    htmlParseDocument(made)
    context = nil
    if let failure = builder.failure { throw failure }
  }

  /// Replaces libxml2's tree builder by this one.
  private func install(on context: htmlParserCtxtPtr) {
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    guard let sax = context.pointee.sax else { return }
    memset(sax, 0, MemoryLayout<htmlSAXHandler>.size)
    sax.pointee.startElement = { data, name, attributes in
      HTMLReading.of(data)?.begin(name, attributes)
    }
    sax.pointee.endElement = { data, _ in HTMLReading.of(data)?.builder.end() }
    sax.pointee.characters = { data, bytes, count in
      guard let bytes, count > 0 else { return }
      HTMLReading.of(data)?.characters(bytes, Int(count))
    }
    sax.pointee.ignorableWhitespace = sax.pointee.characters
    sax.pointee.cdataBlock = sax.pointee.characters
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> HTMLReading? {
    data.map { Unmanaged<HTMLReading>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard builder.failure == nil, let name else { return }
    let tag = HTMLDocument.Tag(name: UnsafeBufferPointer(start: name, count: strlen(name)))
    let hasNode = builder.begin(tag)
    stopIfFailed()
    guard hasNode, var pair = attributes else { return }
    while let key = pair[0] {
      let keyBytes = UnsafeBufferPointer(start: key, count: strlen(key))
      if let index = HTMLDocument.Attribute.table.index(of: keyBytes) {
        let value = UnsafeBufferPointer(start: pair[1], count: pair[1].map { strlen($0) } ?? 0)
        builder.add(HTMLDocument.Attribute.all[index], value)
      }
      pair += 2
    }
  }

  private func characters(_ bytes: UnsafePointer<xmlChar>, _ count: Int) {
    guard builder.failure == nil else { return }
    builder.characters(UnsafeBufferPointer(start: bytes, count: count))
    stopIfFailed()
  }

  private func stopIfFailed() {
    if builder.failure != nil || builder.isFull, let context { xmlStopParser(context) }
  }
}

private func strlen(_ bytes: UnsafePointer<xmlChar>) -> Int {
  bytes.withMemoryRebound(to: CChar.self, capacity: 1) { Glibc.strlen($0) }
}
