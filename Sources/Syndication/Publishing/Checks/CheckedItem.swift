import JSON
import Markup

/// One item of a document while it is held against the rules: what its faults are told of.
struct CheckedItem {
  /// Its identifier, or else its address.
  var name: String?

  func fault(_ rule: PublicationRule, _ reason: String) -> PublicationFault {
    PublicationFault(rule, item: name, reason)
  }

  func expect(
    _ rule: PublicationRule, _ holds: Bool, _ reason: @autoclosure () -> String
  ) throws(PublicationFault) {
    guard holds else { throw fault(rule, reason()) }
  }

  func expectAddress(
    _ address: String?, of what: @autoclosure () -> String
  ) throws(PublicationFault) {
    guard let address, CheckedText.isWebAddress(address) else {
      throw fault(
        .absoluteLink, "\(what()) is no absolute, percent-encoded address: \(address ?? "none")")
    }
  }

  func expectRFC822(_ date: String?) throws(PublicationFault) {
    guard let date, CheckedText.isRFC822(date) else {
      throw fault(.numericOffset, "\(date ?? "nothing") is no date with a numeric offset")
    }
  }

  func expectRFC3339(_ date: String?) throws(PublicationFault) {
    guard let date, CheckedText.isRFC3339(date) else {
      throw fault(.numericOffset, "\(date ?? "nothing") is no date of RFC 3339")
    }
  }

  /// A text where nobody may find a tag.
  func expectPlain(
    _ text: String, of what: @autoclosure () -> String
  ) throws(PublicationFault) {
    guard !HarmlessText.mayHoldTag(text) else {
      throw fault(.noMarkupInTitle, "\(what()) holds markup: \(text)")
    }
  }

  func expectSanitised(_ html: String) throws(PublicationFault) {
    if let offence = SanitisedHTML.offence(in: html) {
      throw fault(.sanitisedContent, "the content was not sanitised: \(offence)")
    }
  }

  /// All texts of a JSON value, where an escape may hide what no text has.
  func expectTexts(_ node: JSONNode) throws(PublicationFault) {
    if var text = node.string, text.withUTF8(TextScan.needsCleaning) {
      throw fault(.noControlCharacters, "there is a control character in a text")
    }
    for member in node.members ?? [] { try expectTexts(member.node) }
    for element in node.array ?? [] { try expectTexts(element) }
  }

  /// Whether the Atom link that was just entered names the document's own address.
  func isSelf(_ reader: borrowing XMLReader, _ url: String?) throws(PublicationFault) -> Bool {
    guard reader.attribute("rel") == "self" else { return false }
    return reader.attribute("href") == url
  }
}
