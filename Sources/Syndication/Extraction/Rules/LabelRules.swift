/// What a label on a page announces.
package enum Label: String, CaseIterable, Sendable {
  case newsID
  case service
  case source
  /// A link to the original.
  case sourceLink
  case print
  case published
  case modified
  case author
}

/// How a label stands on a page when it is one.
enum LabelForm: Sendable {
  /// As a word of its own, anywhere in a short text: nothing else is called so.
  case word
  /// With a colon behind it, or at the end of its text.
  case colon
  /// The same, and no word before it: "Source: …", not "Open source: …".
  case opening
  /// A word that stands in sentences, too: with a colon behind it, or as the first of a line that
  /// is neither heading nor prose.
  case line
  /// A word that stands before numbers in sentences, too: before a bare number, "Article: 12", or
  /// in a line of its own, neither heading nor paragraph: "Article 12", "Article 12 in City".
  case number
  /// A word that stands in titles, too: with no other word in its text.
  case alone
}

/// The labels by which pages of unknown sites announce their fields, as `LabelFolding` writes them:
/// without white space and joiners, letters of one shape, lower case. A new label is one word here.
enum LabelRules {
  struct Row: Sendable {
    let label: Label
    let form: LabelForm
    let words: String

    init(_ label: Label, _ form: LabelForm, _ words: String) {
      self.label = label
      self.form = form
      self.words = words
    }
  }

  static let rows: [Row] = [
    Row(.newsID, .word, "شناسه‌خبر کد‌خبر کد‌مطلب شناسه‌مطلب شماره‌خبر"),
    Row(.newsID, .colon, "شناسه کد خبر‌شماره شماره‌مطلب شماره‌نامه"),
    Row(.newsID, .word, "رقم‌الخبر رمز‌الخبر معرف‌الخبر رقم‌المقال كود‌الخبر"),
    Row(.newsID, .colon, "news‌id newsid article‌id story‌id news‌code"),
    Row(.newsID, .number, "article"),
    Row(.service, .line, "سرویس"),
    Row(.service, .opening, "دسته‌بندی گروه گروه‌خبر حوزه بخش دسته موضوع سرویس‌خبر"),
    Row(.service, .opening, "القسم التصنيف قسم section category desk"),
    Row(.source, .opening, "منبع منبع‌خبر المصدر مصدر‌الخبر مصدر source"),
    Row(.source, .colon, "به‌نقل‌از"),
    Row(.sourceLink, .word, "لینک‌خبر لینک‌منبع لینک‌اصلی لینک‌اصلی‌خبر"),
    Row(.sourceLink, .word, "مشاهده‌خبر‌در‌منبع رابط‌الخبر رابط‌المصدر"),
    Row(.sourceLink, .word, "original‌article original‌story original‌link"),
    Row(.print, .word, "نسخه‌قابل‌چاپ نسخه‌چاپی نسخه‌پرینت نسخة‌للطباعة"),
    Row(.print, .word, "printable‌version print‌version print‌article"),
    Row(.print, .word, "print‌this‌article printer‌friendly‌version"),
    Row(.print, .alone, "چاپ چاپ‌خبر چاپ‌این‌خبر چاپ‌مطلب چاپ‌این‌مطلب"),
    Row(.print, .alone, "چاپ‌صفحه چاپ‌این‌صفحه پرینت پرینت‌خبر"),
    Row(.print, .alone, "طباعة طباعة‌الخبر طباعة‌المقال طباعة‌الصفحة اطبع للطباعة"),
    Row(.print, .alone, "print print‌this print‌page print‌this‌page print‌story print‌this‌story"),
    Row(.published, .colon, "تاریخ‌انتشار زمان‌انتشار انتشار تاریخ تاریخ‌خبر"),
    Row(.published, .colon, "تاريخ‌النشر نشر‌في تم‌النشر published posted‌on posted"),
    Row(.published, .line, "published‌on published‌at"),
    Row(.published, .word, "publication‌date"),
    Row(.modified, .colon, "آخرین‌به‌روز‌رسانی تاریخ‌بروزرسانی به‌روز‌شده‌در"),
    Row(.modified, .colon, "آخر‌تحديث تاريخ‌التحديث last‌updated updated"),
    Row(.author, .colon, "نویسنده خبرنگار نگارنده گزارشگر الكاتب بقلم كتب"),
  ]

  struct Entry: Sendable {
    let label: Label
    let form: LabelForm
    let bytes: [UInt8]
  }

  /// The labels, the longer before the shorter, by their first two bytes.
  static let index = index(with: [])

  /// The labels with those of a user.
  static func index(with rules: [LabelRule]) -> [UInt16: [Entry]] {
    var entries = rows.flatMap { row in
      row.words.split(separator: " ").map { entry(row.label, row.form, String($0)) }
    }
    for rule in rules { entries += rule.words.map { entry(rule.label, .colon, $0) } }
    let byBytes = Dictionary(grouping: entries.filter { $0.bytes.count >= 2 }) { entry in
      UInt16(entry.bytes[0]) << 8 | UInt16(entry.bytes[1])
    }
    return byBytes.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }

  private static func entry(_ label: Label, _ form: LabelForm, _ word: String) -> Entry {
    Entry(label: label, form: form, bytes: LabelFolding.fold(word))
  }
}
