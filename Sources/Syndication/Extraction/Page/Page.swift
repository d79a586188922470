import Markup
import Text

/// All that the readers of fields look at.
struct Page {
  let document: HTMLDocument
  let layout: PageLayout
  let head: PageHead
  let data: StructuredData
  let labels: [LabelledValue]
  /// The content system that wrote the page, when its marks are on it.
  let system: ContentSystem?
  /// The page's own address.
  let url: String?
  /// What relative references are relative to.
  let base: String?
  let rules: ExtractionRules

  init(_ document: HTMLDocument, url: String?, rules: ExtractionRules = .builtIn) {
    self.document = document
    self.url = url
    self.rules = rules
    layout = PageLayout(document)
    head = PageHead(document)
    data = StructuredData(document.structuredData)
    labels = LabelScanner.scan(layout, rules.labels)
    system = rules.system(layout, head, url: url)
    base = head.base.flatMap { WebAddress.resolve($0, against: url) } ?? url
  }

  /// The absolute address of a reference; nil when it is not one of http or https.
  ///
  /// An address that is absolute already stays as it is written, in the letters a reader knows.
  func address(_ reference: String?) -> String? {
    guard let reference = reference?.trimmed(), !reference.isEmpty, !reference.hasPrefix("#") else {
      return nil
    }
    let isClean = !reference.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x5C }
    let lower = reference.prefix(8).lowercased()
    if isClean && (lower.hasPrefix("http://") || lower.hasPrefix("https://")) { return reference }
    guard let resolved = WebAddress.resolve(reference, against: base) else { return nil }
    return resolved.hasPrefix("http://") || resolved.hasPrefix("https://") ? resolved : nil
  }

  func labelled(_ label: Label) -> [LabelledValue] {
    labels.filter { $0.label == label }
  }

  /// The text of the first element that one of the selectors finds, in the selectors' order.
  func text(_ selectors: [Selector]) -> String? {
    for selector in selectors {
      for node in selector.matches(in: layout) {
        if let text = PlainLine.of(node, in: document).nonEmpty { return text }
      }
    }
    return nil
  }
}
