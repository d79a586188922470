/// The date in a page's address: `/2019/11/20/` or `/2019-11-20-`, Gregorian or Jalali.
enum AddressDate {
  static func read(_ url: String?) -> String? {
    guard let url, let scheme = url.range(of: "://") else { return nil }
    let path = url[scheme.upperBound...].drop { $0 != "/" }
    let numbers = path.split(whereSeparator: { !($0.isASCII && $0.isNumber) })
    for index in numbers.indices.dropLast(2) {
      let year = numbers[index]
      let month = numbers[index + 1]
      let day = numbers[index + 2]
      guard year.count == 4, month.count <= 2, day.count <= 2,
        year.hasPrefix("19") || year.hasPrefix("20") || year.hasPrefix("13") || year.hasPrefix("14")
      else { continue }
      guard path.distance(from: year.endIndex, to: day.startIndex) <= 5 else { continue }
      return "\(year)-\(pad(month))-\(pad(day))"
    }
    return nil
  }

  private static func pad(_ number: Substring) -> String {
    number.count == 1 ? "0\(number)" : String(number)
  }
}
