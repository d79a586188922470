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
}
