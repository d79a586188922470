/// The languages that dates are shown in, with their digits and names.
package enum DisplayLanguage: Sendable, CaseIterable {
  case persian, arabic, english

  /// By the primary subtag of a language tag (BCP 47), such as `fa-IR`; English for all others.
  package init(tag: String) {
    let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    switch String(decoding: primary, as: UTF8.self).lowercased() {
    case "fa", "prs", "per", "fas": self = .persian
    case "ar", "ara": self = .arabic
    default: self = .english
    }
  }

  /// A number in the digits of the language, with zeros before it to `width`.
  package func digits(_ number: Int, width: Int = 1) -> String {
    let plain = String(number)
    let padded = String(repeating: "0", count: max(0, width - plain.utf8.count)) + plain
    guard let zero else { return padded }
    var result = ""
    for byte in padded.utf8 {
      let isDigit = byte &- 0x30 < 10
      let scalar = Unicode.Scalar(isDigit ? zero &+ UInt32(byte &- 0x30) : UInt32(byte))
      if let scalar { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  private var zero: UInt32? {
    switch self {
    case .persian: 0x6f0
    case .arabic: 0x660
    case .english: nil
    }
  }

  /// From Sunday on.
  var weekdays: [String] {
    switch self {
    case .persian: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"]
    case .arabic: ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
    case .english:
      ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    }
  }

  var gregorianMonths: [String] {
    switch self {
    case .persian:
      [
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر",
        "نوامبر", "دسامبر",
      ]
    case .arabic:
      [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر",
      ]
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }

  var jalaliMonths: [String] {
    switch self {
    case .persian:
      [
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
        "بهمن", "اسفند",
      ]
    case .arabic:
      [
        "فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي",
        "بهمن", "إسفند",
      ]
    case .english:
      [
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban",
        "Azar", "Dey", "Bahman", "Esfand",
      ]
    }
  }

  /// What stands between the day and the time.
  var beforeTime: String {
    switch self {
    case .persian: "، ساعت "
    case .arabic: "، الساعة "
    case .english: ", "
    }
  }
}

/// The calendar that a date is shown in.
package enum DisplayCalendar: Sendable, CaseIterable {
  case gregorian, jalali
}
