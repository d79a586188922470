/// What a label on a page announces.
enum Label: Sendable {
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

/// The labels by which pages of unknown sites announce their fields, as `LabelFolding` writes them:
/// without white space and joiners, letters of one shape, lower case. A new label is one word here.
enum LabelRules {
  struct Row: Sendable {
    let label: Label
    /// Whether a colon must follow.
    let needsColon: Bool
    let words: String
  }

  static let rows: [Row] = [
    Row(label: .newsID, needsColon: false, words: "شناسه‌خبر کد‌خبر کد‌مطلب شناسه‌مطلب شماره‌خبر"),
    Row(label: .newsID, needsColon: true, words: "شناسه کد خبر‌شماره شماره‌مطلب شماره‌نامه"),
    Row(label: .newsID, needsColon: false, words: "رقم‌الخبر رمز‌الخبر معرف‌الخبر رقم‌المقال كود‌الخبر"),
    Row(label: .newsID, needsColon: true, words: "news‌id newsid article‌id story‌id news‌code"),
    Row(label: .newsID, needsColon: false, words: "article"),
    Row(label: .service, needsColon: false, words: "سرویس"),
    Row(
      label: .service, needsColon: true, words: "دسته‌بندی گروه گروه‌خبر حوزه بخش دسته موضوع سرویس‌خبر"
    ),
    Row(label: .service, needsColon: true, words: "القسم التصنيف قسم section category desk"),
    Row(
      label: .source, needsColon: true, words: "منبع منبع‌خبر به‌نقل‌از المصدر مصدر‌الخبر مصدر source"),
    Row(label: .sourceLink, needsColon: false, words: "لینک‌خبر لینک‌منبع لینک‌اصلی لینک‌اصلی‌خبر"),
    Row(label: .sourceLink, needsColon: false, words: "مشاهده‌خبر‌در‌منبع رابط‌الخبر رابط‌المصدر"),
    Row(label: .sourceLink, needsColon: false, words: "original‌article original‌story original‌link"),
    Row(label: .print, needsColon: false, words: "نسخه‌قابل‌چاپ نسخه‌چاپی چاپ چاپ‌خبر پرینت نسخه‌پرینت"),
    Row(label: .print, needsColon: false, words: "طباعة نسخة‌للطباعة اطبع للطباعة"),
    Row(
      label: .print, needsColon: false, words: "print printable‌version print‌version print‌article"),
    Row(label: .print, needsColon: false, words: "print‌this‌article printer‌friendly‌version"),
    Row(label: .published, needsColon: true, words: "تاریخ‌انتشار زمان‌انتشار انتشار تاریخ تاریخ‌خبر"),
    Row(
      label: .published, needsColon: true,
      words: "تاريخ‌النشر نشر‌في تم‌النشر published posted‌on posted"),
    Row(label: .published, needsColon: false, words: "published‌on published‌at publication‌date"),
    Row(label: .modified, needsColon: true, words: "آخرین‌به‌روز‌رسانی تاریخ‌بروزرسانی به‌روز‌شده‌در"),
    Row(label: .modified, needsColon: true, words: "آخر‌تحديث تاريخ‌التحديث last‌updated updated"),
    Row(label: .author, needsColon: true, words: "نویسنده خبرنگار نگارنده گزارشگر الكاتب بقلم كتب"),
  ]

  struct Entry: Sendable {
    let label: Label
    let needsColon: Bool
    let bytes: [UInt8]
  }

  /// The labels, the longer before the shorter, by their first two bytes.
  static let index: [UInt16: [Entry]] = {
    var index: [UInt16: [Entry]] = [:]
    for row in rows {
      for word in row.words.split(separator: " ") {
        let bytes = LabelFolding.fold(String(word))
        guard bytes.count >= 2 else { continue }
        let entry = Entry(label: row.label, needsColon: row.needsColon, bytes: bytes)
        index[UInt16(bytes[0]) << 8 | UInt16(bytes[1]), default: []].append(entry)
      }
    }
    return index.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }()
}
