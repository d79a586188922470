import News

extension Prepared {
  /// Four bytes a shingle, the lowest first.
  func bind(_ print: TextPrint) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(print.shingles.count * 4)
    for shingle in print.shingles {
      withUnsafeBytes(of: shingle.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bind(blob: bytes)
  }
}

extension Columns {
  /// None where the column is empty.
  mutating func print() throws -> TextPrint {
    guard let bytes = try blobIfAny() else { return .none }
    guard bytes.count % 4 == 0 else { throw damage() }
    var last: UInt32?
    let shingles = try stride(from: 0, to: bytes.count, by: 4).map { start in
      let shingle = bytes[start..<(start + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if let last, shingle <= last { throw damage() }
      last = shingle
      return shingle
    }
    return TextPrint(shingles: shingles)
  }
}
