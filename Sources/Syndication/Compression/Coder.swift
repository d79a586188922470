/// A stream of one of the libraries: takes bytes as it likes and gives others.
protocol Coder {
  /// Takes some of `input`, and fills some of `output`.
  ///
  /// - Parameter isLast: nothing follows `input`.
  func step(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep
}

struct CoderStep {
  /// Bytes taken of the input and written to the output.
  var taken: Int
  var given: Int
  /// The stream has come to its end.
  var isDone: Bool
}

extension Coder {
  /// Carries all of `source` over to `sink`, through two buffers of one size.
  func run(
    from source: (UnsafeMutableRawBufferPointer) throws -> Int,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let size = ContentCoding.pieceSize
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { input.deallocate() }
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { output.deallocate() }
    var isLast = false
    while !isLast {
      let count = try source(input)
      isLast = count == 0
      var rest = UnsafeRawBufferPointer(rebasing: input[..<count])
      var step = CoderStep(taken: 0, given: 0, isDone: false)
      repeat {
        step = try self.step(rest, isLast: isLast, into: output)
        rest = UnsafeRawBufferPointer(rebasing: rest[step.taken...])
        if step.given > 0 { try sink(UnsafeRawBufferPointer(rebasing: output[..<step.given])) }
        if step.isDone {
          guard try rest.isEmpty && source(input) == 0 else { throw CodingFailure.damaged }
          return
        }
      } while step.taken > 0 || step.given > 0
    }
    throw CodingFailure.damaged
  }
}
