import JSON
package import News

extension Evidence {
  /// Its kind; for a near duplicate with its numbers: `near-duplicate 0.93 41/44`.
  package var text: String {
    guard case .nearDuplicate(let containment) = self else { return kind }
    return "\(kind) \(Share.text(containment.share)) \(containment.shared)/\(containment.shorter)"
  }
}

extension Membership {
  /// How much of the shorter text stands in the other: of the best near duplicate, 1 for the same
  /// text; nil when only addresses or identifiers speak for the article.
  package var containment: Double? {
    let shares = evidence.compactMap { evidence -> Double? in
      switch evidence {
      case .contentHash: 1
      case .nearDuplicate(let containment): containment.share
      case .newsID, .canonicalURL, .declaredSource, .byHand: nil
      }
    }
    return shares.max()
  }
}

/// How much later an article came.
package enum Lag {
  /// Seconds between the times that order articles everywhere (`Article.canonicalTime`). Below 0
  /// when the article that is taken for the origin bears the later date.
  package static func seconds(of article: Article, behind origin: Article) -> Int64 {
    article.canonicalTime.since(origin.canonicalTime)
  }
}

/// Shares from 0 to 1, with four decimals at most.
enum Share {
  static func rounded(_ value: Double) -> Double {
    (bounded(value) * 10_000).rounded() / 10_000
  }

  static func percent(_ value: Double) -> Int {
    Int((bounded(value) * 100).rounded())
  }

  /// What is no share counts as none.
  private static func bounded(_ value: Double) -> Double {
    value >= 0 ? min(value, 1) : 0
  }

  static func text(_ value: Double) -> String {
    let rounded = rounded(value)
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension JSONWriter {
  /// `evidence`, `containment` and `credited` of contract 5.4.
  mutating func write(reasonsOf membership: Membership) {
    key("evidence")
    array { writer in
      for evidence in membership.evidence { writer.string(evidence.text) }
    }
    key("containment")
    if let containment = membership.containment {
      number(Share.rounded(containment))
    } else {
      null()
    }
    member("credited", membership.credited)
  }
}
