/// The elements of HTML that some rule here speaks of; all others are `unknown`.
package enum HTMLElement: UInt8, CaseIterable, Sendable {
  case unknown
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins
  case kbd, keygen, label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, meta, meter
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress, q
  case rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, small, source, span, strike, strong, style, sub
  case summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xml, xmp

  /// The name in lower case.
  package var name: String { Self.names[Int(rawValue)] }

  /// The name in bytes.
  var nameBytes: [UInt8] { Self.namesInBytes[Int(rawValue)] }

  /// The element that a tag's name, in either case, stands for.
  package static func named(_ name: UnsafeBufferPointer<UInt8>) -> HTMLElement {
    nameTable.number(of: name).flatMap(HTMLElement.init(rawValue:)) ?? .unknown
  }

  /// By raw value; `unknown` has no name.
  private static let names = allCases.map { $0 == .unknown ? "" : "\($0)" }
  private static let namesInBytes = names.map { Array($0.utf8) }
  private static let nameTable = HTMLNameTable(names)
}
