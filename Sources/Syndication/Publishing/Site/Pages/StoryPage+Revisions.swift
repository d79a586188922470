import Markup
import News

extension StoryPage {
  /// What each revision changed, word by word.
  var revisions: HTML? {
    guard record.revisions.count > 1 else { return nil }
    let changes = zip(record.revisions, record.revisions.dropFirst()).reversed().map {
      change(from: $0, to: $1)
    }
    return """
      <section class="revisions" aria-labelledby="revisions-title">
      <h2 id="revisions-title">\(words.revisions)</h2>
      \(.joined(changes))</section>

      """
  }

  private func change(from old: Revision, to new: Revision) -> HTML {
    let title = WordDifference(from: old.title, to: new.title)
    let text = WordDifference(from: old.plainText, to: new.plainText)
    let titleHTML: HTML? =
      title.cut + title.added == 0 ? nil : paragraph(title.runs, class: "changed-title")
    let changed = DifferenceDocument.paragraphs(of: text.runs)
      .filter { $0.contains { $0.kind != .same } }.prefix(Self.maximumParagraphs)
    return """
      <details>
      <summary>\(words.revision) \(site.digits(new.number)) – \(site.short(new.seen)) \
      <span class="meta">\(words.added) \(site.digits(text.added)) · \
      \(words.cut) \(site.digits(text.cut))</span></summary>
      \(titleHTML)\(.joined(changed.map { paragraph($0) }))\
      <p class="meta">\(words.unchangedParts)</p>
      </details>

      """
  }

  /// Paragraphs that are shown of one change.
  static let maximumParagraphs = 100

  private func paragraph(_ runs: [WordDifference.Run], class name: StaticString = "change") -> HTML
  {
    let marked: [HTML] = runs.map { run in
      let text = PlainLine.of(run.text) ?? ""
      switch run.kind {
      case .same: return "\(text)"
      case .cut: return "<del>\(text)</del>"
      case .added: return "<ins>\(text)</ins>"
      }
    }
    let shown = ShownText(runs.first?.text ?? "", declared: origin.language)
    return
      "<p class=\"\(HTML(stringLiteral: name))\"\(shown.attributes)>\(.joined(marked, by: " "))</p>\n"
  }
}

extension Revision {
  /// The text without markup; the lead where there is none.
  fileprivate var plainText: String {
    switch content {
    case .none: lead ?? ""
    case .text(let text): text
    case .html(let html): HTMLText.plain(html)
    }
  }
}
