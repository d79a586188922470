import News

/// `RepeatedBlocks` as one value: the pages in four bytes, then sixteen bytes a block, the lowest
/// byte of each number first.
extension Prepared {
  func bind(_ repeated: RepeatedBlocks) {
    guard repeated != .none else { return bind(nil as String?) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 + 16 * repeated.blocks.count)
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(repeated.pages)
    for block in repeated.blocks {
      append(block.fingerprint)
      append(block.pages)
      append(block.since)
    }
    bind(blob: bytes)
  }
}

extension Columns {
  mutating func repeatedBlocks() throws -> RepeatedBlocks {
    guard let bytes = try blobIfAny() else { return .none }
    let count = (bytes.count - 4) / 16
    guard bytes.count == 4 + 16 * count, count <= RepeatedBlocks.maximumBlocks else {
      throw damage()
    }
    func number(_ start: Int, _ width: Int) -> UInt64 {
      bytes[start..<(start + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    func pages(_ start: Int) throws -> Int32 {
      guard let value = Int32(exactly: number(start, 4)) else { throw damage() }
      return value
    }
    let blocks = try (0..<count).map { index in
      let start = 4 + 16 * index
      return RepeatedBlocks.Block(
        fingerprint: number(start, 8), pages: try pages(start + 8), since: try pages(start + 12))
    }
    return RepeatedBlocks(pages: try pages(0), blocks: blocks)
  }
}
