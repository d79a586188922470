/// Rule family: compatibility forms and case (NFKC and full case folding), from a generated table.
/// Arabic presentation forms, ligatures, full-width and mathematical letters, superscripts, and
/// letters written as a letter and a mark.
struct Compatibility: Sendable {
  /// What a scalar becomes.
  enum Folded {
    case itself
    case scalar(UInt32)
    case scalars([UInt32])
  }

  static let shared = Compatibility()

  private struct Run {
    var first: UInt32
    var count: UInt32
    var step: UInt32
    var target: UInt32
    var rise: UInt32
  }

  private let runs: [Run]
  private let sequences: [UInt32: [UInt32]]
  private let pairs: [UInt64: UInt32]

  private init() {
    var runs: [Run] = []
    Self.eachRecord(of: CompatibilityTable.runs) { fields in
      guard fields.count == 5 else { return }
      runs.append(
        Run(
          first: fields[0], count: fields[1], step: fields[2], target: fields[3], rise: fields[4]))
    }
    self.runs = runs
    var sequences: [UInt32: [UInt32]] = [:]
    Self.eachRecord(of: CompatibilityTable.sequences) { fields in
      sequences[fields[0]] = Array(fields.dropFirst())
    }
    self.sequences = sequences
    var pairs: [UInt64: UInt32] = [:]
    Self.eachRecord(of: CompatibilityTable.pairs) { fields in
      guard fields.count == 3 else { return }
      pairs[UInt64(fields[0]) << 32 | UInt64(fields[1])] = fields[2]
    }
    self.pairs = pairs
  }

  func folded(_ scalar: UInt32) -> Folded {
    if (0x41...0x5A).contains(scalar) { return .scalar(scalar + 0x20) }
    if scalar < 0x80 { return .itself }
    if let run = run(of: scalar) {
      return .scalar(run.target + (scalar - run.first) / run.step * run.rise)
    }
    return sequences[scalar].map(Folded.scalars) ?? .itself
  }

  /// The letter that a letter and a combining mark make together.
  func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    pairs[UInt64(letter) << 32 | UInt64(mark)]
  }

  private func run(of scalar: UInt32) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= scalar { low = middle + 1 } else { high = middle }
    }
    // Runs with a step of two may lie within one another.
    for index in stride(from: low - 1, through: max(0, low - 2), by: -1) where index >= 0 {
      let run = runs[index]
      let distance = scalar - run.first
      if distance % run.step == 0, distance / run.step < run.count { return run }
    }
    return nil
  }

  /// Hexadecimal fields between commas, records between spaces.
  private static func eachRecord(of table: StaticString, _ body: ([UInt32]) -> Void) {
    var fields: [UInt32] = [0]
    table.withUTF8Buffer { bytes in
      for byte in bytes {
        switch byte {
        case 0x20:
          body(fields)
          fields.removeAll(keepingCapacity: true)
          fields.append(0)
        case 0x2C: fields.append(0)
        default:
          let digit = UInt32(byte < 0x41 ? byte &- 0x30 : byte &- 0x37)
          fields[fields.count - 1] = fields[fields.count - 1] << 4 | digit
        }
      }
    }
    body(fields)
  }
}
