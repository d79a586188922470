import CBrotli

final class BrotliEncoder: Coder {
  /// From 5 on texts seen before are looked for in more than one place; 9 costs five times as much
  /// for 7 %, 11 forty times (decision 0117).
  static let quality: UInt32 = 5
  /// 1 MiB, which is 8 MB a stream; four times the window is 1 % and 28 MB.
  static let windowBits: UInt32 = 20

  private let state: OpaquePointer
  private let memory: CodingMemory
  private var isMarked = false

  /// - Parameter length: about how many bytes will come.
  init(length: Int, _ memory: CodingMemory) throws(CodingFailure) {
    let state = BrotliEncoderCreateInstance(
      { CodingMemory.take($0, $1) }, { CodingMemory.giveBack($0, $1) }, memory.address)
    guard let state else { throw .outOfMemory }
    self.state = state
    self.memory = memory
    BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, Self.quality)
    BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, Self.windowBits)
    BrotliEncoderSetParameter(state, BROTLI_PARAM_SIZE_HINT, UInt32(clamping: length))
  }

  deinit {
    BrotliEncoderDestroyInstance(state)
  }

  /// The mark stands before all else.
  private func writeMark(
    into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep {
    let step = ContentCoding.mark.withUTF8Buffer { mark in
      call(BROTLI_OPERATION_EMIT_METADATA, UnsafeRawBufferPointer(mark), output)
    }
    guard let step, BrotliEncoderHasMoreOutput(state) == 0 else { throw .outOfMemory }
    isMarked = true
    return CoderStep(taken: 0, given: step.given, isDone: false)
  }

  func step(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep {
    guard isMarked else { return try writeMark(into: output) }
    let operation = isLast ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_PROCESS
    guard let step = call(operation, input, output) else { throw .outOfMemory }
    return step
  }

  private func call(
    _ operation: BrotliEncoderOperation, _ input: UnsafeRawBufferPointer,
    _ output: UnsafeMutableRawBufferPointer
  ) -> CoderStep? {
    var (inLeft, outLeft) = (input.count, output.count)
    var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var place = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let isGood = BrotliEncoderCompressStream(
      state, operation, &inLeft, &next, &outLeft, &place, nil)
    guard isGood != 0 else { return nil }
    return CoderStep(
      taken: input.count - inLeft, given: output.count - outLeft,
      isDone: BrotliEncoderIsFinished(state) != 0)
  }
}

final class BrotliDecoder: Coder {
  private let state: OpaquePointer

  init() throws(CodingFailure) {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw .outOfMemory }
    self.state = state
  }

  deinit {
    BrotliDecoderDestroyInstance(state)
  }

  func step(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CoderStep {
    var (inLeft, outLeft) = (input.count, output.count)
    var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var place = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let result = BrotliDecoderDecompressStream(
      state, &inLeft, &next, &outLeft, &place, nil)
    guard result != BROTLI_DECODER_RESULT_ERROR else { throw .damaged }
    return CoderStep(
      taken: input.count - inLeft, given: output.count - outLeft,
      isDone: result == BROTLI_DECODER_RESULT_SUCCESS)
  }
}
