/// RFC 3492: Unicode in the letters, digits and hyphens of a host name.
enum Punycode {
  private static let base: UInt32 = 36
  private static let tMin: UInt32 = 1
  private static let tMax: UInt32 = 26
  private static let skew: UInt32 = 38
  private static let damp: UInt32 = 700
  private static let initialBias: UInt32 = 72
  private static let initialN: UInt32 = 128

  /// The longest label that is encoded, in scalars: DNS holds 63 bytes, and a scalar takes one at
  /// least. It also keeps the sums of §6.3 far from overflow.
  static let longestLabel = 63

  /// Without the `xn--`; nil for a label longer than `longestLabel`.
  static func encode(_ label: [Unicode.Scalar]) -> String? {
    guard label.count <= longestLabel else { return nil }
    var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basicCount = UInt32(output.count)
    var handled = basicCount
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var n = initialN
    var delta: UInt32 = 0
    var bias = initialBias
    while handled < UInt32(label.count) {
      guard let next = label.lazy.map(\.value).filter({ $0 >= n }).min() else { return nil }
      delta &+= (next &- n) &* (handled &+ 1)
      n = next
      for scalar in label {
        if scalar.value < n { delta &+= 1 }
        guard scalar.value == n else { continue }
        appendNumber(delta, bias: bias, to: &output)
        bias = adapt(delta, points: handled &+ 1, isFirst: handled == basicCount)
        delta = 0
        handled &+= 1
      }
      delta &+= 1
      n &+= 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A generalised variable-length integer (§3.3).
  private static func appendNumber(_ number: UInt32, bias: UInt32, to output: inout [UInt8]) {
    var rest = number
    var k = base
    while true {
      let threshold = k <= bias ? tMin : min(k &- bias, tMax)
      if rest < threshold { break }
      output.append(digit(threshold &+ (rest &- threshold) % (base &- threshold)))
      rest = (rest &- threshold) / (base &- threshold)
      k &+= base
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? value &+ 0x61 : value &+ 22)
  }

  private static func adapt(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / damp : delta / 2
    delta &+= delta / points
    var k: UInt32 = 0
    while delta > ((base &- tMin) &* tMax) / 2 {
      delta /= base &- tMin
      k &+= base
    }
    return k &+ ((base &- tMin &+ 1) &* delta) / (delta &+ skew)
  }

  /// The label that `code`, without its `xn--`, stands for (§6.2); nil for what stands for none, in
  /// ASCII capitals too.
  static func decode(_ code: some BidirectionalCollection<UInt8>) -> [Unicode.Scalar]? {
    guard code.count <= longestLabel else { return nil }
    let hyphen = code.lastIndex(of: UInt8(ascii: "-"))
    var output = hyphen.map { code[..<$0].map { Unicode.Scalar($0) } } ?? []
    let basicCount = output.count
    var rest = Array(hyphen.map { code[code.index(after: $0)...] } ?? code[...])[...]
    var (n, place, bias) = (initialN, UInt32(0), initialBias)
    while !rest.isEmpty {
      let isFirst = output.count == basicCount
      let (before, count) = (place, UInt32(output.count) + 1)
      guard let delta = number(&rest, bias: bias) else { return nil }
      let (sum, overflows) = place.addingReportingOverflow(delta)
      guard !overflows else { return nil }
      bias = adapt(sum &- before, points: count, isFirst: isFirst)
      n &+= sum / count
      place = sum % count
      guard let scalar = Unicode.Scalar(n) else { return nil }
      output.insert(scalar, at: Int(place))
      place &+= 1
    }
    return output
  }

  /// Takes a generalised variable-length integer (§3.3).
  private static func number(_ digits: inout ArraySlice<UInt8>, bias: UInt32) -> UInt32? {
    var number: UInt32 = 0
    var weight: UInt32 = 1
    var k = base
    while let digit = digits.popFirst().flatMap(value(of:)) {
      let (part, isHuge) = digit.multipliedReportingOverflow(by: weight)
      let (sum, overflows) = number.addingReportingOverflow(part)
      guard !isHuge, !overflows else { return nil }
      number = sum
      let threshold = k <= bias ? tMin : min(k &- bias, tMax)
      if digit < threshold { return number }
      let (next, isTooHeavy) = weight.multipliedReportingOverflow(by: base &- threshold)
      guard !isTooHeavy else { return nil }
      weight = next
      k &+= base
    }
    return nil
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case 0x61...0x7A: UInt32(digit &- 0x61)
    case 0x30...0x39: UInt32(digit &- 0x16)
    default: nil
    }
  }
}
