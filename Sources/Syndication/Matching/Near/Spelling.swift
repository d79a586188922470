/// Whether two words are one word in two spellings: a slip of the keys, "industrialised", a plural.
enum Spelling {
  /// Letters of a word that are compared, at most.
  private static let longest = 32

  /// Up to one letter in four may be added, left out, changed, or changed with its neighbour.
  static func isVariant(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    let (a, b) = (letters(a), letters(b))
    let length = max(a.count, b.count)
    guard length <= longest, min(a.count, b.count) >= 2 else { return false }
    let allowed = max(1, length / 4)
    guard abs(a.count - b.count) <= allowed else { return false }
    return distance(a, b) <= allowed
  }

  private static func letters(_ word: ArraySlice<UInt8>) -> [UInt32] {
    String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// Optimal string alignment: Levenshtein's distance with swapped neighbours as one edit.
  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var before = Array(repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var least = min(change, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, before[j - 2] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
