import Foundation
import Testing
import Text

@testable import Matching

/// Two texts with their titles and what they are to each other: a file of `Fixtures/near`. After a
/// line that says why the pair is there come `verdict: NAME`, `untitled: NAME` where the verdict is
/// another one without titles, `containment: LOW...HIGH`, and after a line `---` each of the texts,
/// its title first.
struct NearPair: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let verdict: NearVerdict
  let untitled: NearVerdict
  let containment: ClosedRange<Double>
  let first: TitledText
  let second: TitledText

  struct TitledText: Sendable {
    let title: String
    let text: String

    var near: NearText { NearText(title: title, body: NormalForm.n1(text)) }
    var untitled: NearText { NearText(title: "", body: NormalForm.n1(text)) }
  }

  struct Malformed: Error {
    let name: String
  }

  static let all: [NearPair] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/near")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      else { return nil }
      return NearPair(name, text)
    }
  }()

  init?(_ name: String, _ file: String) {
    let parts = file.components(separatedBy: "\n---\n")
    guard parts.count == 3 else { return nil }
    var head: [String: String] = [:]
    for line in parts[0].split(separator: "\n") where !line.hasPrefix("#") {
      let pair = line.components(separatedBy: ": ")
      guard pair.count == 2 else { return nil }
      head[pair[0]] = pair[1]
    }
    guard let verdict = head["verdict"].flatMap(NearVerdict.init),
      let untitled = NearVerdict(rawValue: head["untitled"] ?? verdict.rawValue)
    else { return nil }
    let bounds = head["containment"]?.components(separatedBy: "...").compactMap(Double.init)
    if let bounds, bounds.count != 2 || bounds[0] > bounds[1] { return nil }
    testDescription = name
    (self.verdict, self.untitled) = (verdict, untitled)
    containment = bounds.map { $0[0]...$0[1] } ?? 0...1
    (first, second) = (Self.titled(parts[1]), Self.titled(parts[2]))
  }

  private static func titled(_ part: String) -> TitledText {
    let end = part.firstIndex(of: "\n") ?? part.endIndex
    return TitledText(
      title: String(part[..<end]),
      text: part[end...].trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Counted over the first texts of all pairs, each once, and over ordinary words.
  static let frequencies: WordFrequencies = {
    var frequencies = OrdinaryWords.frequencies()
    for text in Set(all.map(\.first.text)).sorted() {
      frequencies.add(TextWords(NormalForm.n1(text)))
    }
    return frequencies
  }()

  /// As texts are compared that no others have anything in common with.
  static func compare(_ a: NearText, _ b: NearText) -> Comparison {
    Comparison(a, b, furniture: ([], []), frequencies: frequencies)
  }
}
