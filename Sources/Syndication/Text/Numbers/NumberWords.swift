/// Reads the numbers of a text in normal form, whether they are written in digits or in the words of
/// Persian, Arabic or English: «دو هزار و بیست و شش», «خمسة وعشرون ألفا», "three and a half million",
/// «۱۲ هزار و ۵۰۰».
///
/// What is a number only by chance is none: «یک» and "one" alone, weekdays («سه شنبه»), BBC
/// («بی بی سی»), «نه» before anything that is not counted. Neither are times and what has two points:
/// their tokens are compared as they are.
package enum NumberWords {
  /// Few texts have more numbers.
  private static let commonCount = 16

  /// The numbers of a text, in its order. No two share a token.
  package static func all(in form: NormalForm) -> [NumberReading] {
    var readings: [NumberReading] = []
    scan(form) { numbers in
      var token = 0
      var start = 0
      while token < numbers.count {
        let end = Int(numbers.ends[token])
        if numbers.mayStart(from: start, to: end),
          let reading = numbers.digitsAlone(at: token, from: start, to: end)
            ?? numbers.read(at: token)
        {
          if readings.isEmpty { readings.reserveCapacity(commonCount) }
          readings.append(reading)
          token = reading.tokens.upperBound
          start = numbers.start(of: token)
        } else {
          token &+= 1
          start = end
        }
      }
    }
    return readings
  }

  /// The number that starts at a token; nil when none does.
  package static func value(of form: NormalForm, at token: Int) -> NumberReading? {
    guard form.ends.indices.contains(token) else { return nil }
    var reading: NumberReading?
    scan(form) { reading = $0.read(at: token) }
    return reading
  }

  private static func scan(_ form: NormalForm, _ body: (NumberScan) -> Void) {
    form.bytes.withUnsafeBufferPointer { bytes in
      form.ends.withUnsafeBufferPointer { ends in
        body(NumberScan(bytes: bytes, ends: ends, lexicon: .shared))
      }
    }
  }
}
