/// Lines that are not an article's text, as `LabelFolding` writes them.
enum LineRules {
  /// Letters beyond which a line that begins like a label is prose.
  static let longestLabel = 120

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: "|").map { LabelFolding.fold(String($0)) }
  }

  /// Closing marks of agencies; a whole line, a slash or a code may follow.
  static let endMarks = words(
    "انتهای پیام|انتهای خبر|پایان پیام|پایان خبر|انتهى|انتهی|نهایة الخبر|###|-30-")
  /// Signatures of republishers at the start of a text.
  static let signatures = words("صاحب خبر|صاحبخبر")
  /// Openings of lines that announce a field.
  static let labels = words(
    "منبع:|منبع خبر:|کد خبر|شناسه خبر|شناسهٔ خبر|کد مطلب|لینک خبر|لینک کوتاه|نسخه چاپی|"
      + "نسخه قابل چاپ|برچسب|برچسبها|تگها|کلمات کلیدی|کلیدواژه|اشتراک گذاری|به اشتراک بگذارید|"
      + "المصدر:|رقم الخبر|شارك|وسوم|كلمات مفتاحية|source:|tags:|filed under:|share this|"
      + "share on|copyright|©")
  /// Openings of lines that lead to other articles.
  static let readAlso = words(
    "بیشتر بخوانید|بیشتر ببینید|همچنین بخوانید|بخوانید|اخبار مرتبط|خبرهای مرتبط|مطالب مرتبط|"
      + "اقرأ أیضا|اقرأ المزید|إقرأ أیضا|شاهد أیضا|مواضیع ذات صلة|read more|read also|also read|"
      + "read:|more:|related:|see also|more on this|recommended|watch:|listen:|lesen sie|"
      + "mehr zum thema|lire aussi|à lire|lea también|leer más|leggi anche|lees ook|läs också|"
      + "watch now|click here|see more|don't miss|don’t miss|also on|also from|you may like|"
      + "le puede interesar|te puede interesar|puede leer|lea además|lee también|leia mais|"
      + "leia também|veja também|das könnte sie|auch interessant|auch spannend|siehe auch|"
      + "auf dem laufenden|voir aussi|lire également|scopri di più|lee ook|læs også|čtěte také|"
      + "czytaj także|zobacz także|читайте также|смотрите также|okumadan geçme|同时|相关阅读|関連記事")
  /// Whole lines of furniture.
  static let furniture = words(
    "advertisement|ad|ads|advertising|anzeige|publicité|publicidad|sponsored|share|"
      + "share this|tweet|print|email|comments|comment|subscribe|sign up|log in|loading|loading…|"
      + "loading...|related|related articles|related stories|read more|more|menu|close|facebook|"
      + "twitter|whatsapp|telegram|advertisement - continue reading below|"
      + "continue reading the main story|story continues below|article continues below|"
      + "continue reading below|skip advertisement|تبلیغات|آگهی|إعلان|اعلان|"
      + "storycontinuesbelowadvertisement|copy link|view comments|show comments|most popular|"
      + "share this article|follow us|skip to main content|audiobeitrag|photo|video|image|"
      + "getty images|newsletter|werbung|reklame|بیشتر بخوانید|بیشتر بخوانید:|اخبار مرتبط|"
      + "مطالب مرتبط")

  static func isEndMark(_ folded: [UInt8], also others: [[UInt8]] = []) -> Bool {
    (endMarks + others).contains { mark in
      guard folded.starts(with: mark), folded.count - mark.count <= 12 else { return false }
      let rest = folded[mark.count...]
      let letters = rest.filter { $0 >= 0x80 }.count
      // A letter behind a slash is the editor's.
      return letters == 0 || (letters <= 4 && rest.first == 0x2F)
    }
  }

  static func isSignature(_ folded: [UInt8], also others: [[UInt8]] = []) -> Bool {
    (signatures + others).contains { signature in
      folded.starts(with: signature) && folded.count - signature.count <= 3
    }
  }

  /// «265 33»: the numbers of desk and editor under a text.
  static func isDeskNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let folded = LabelFolding.fold(text)
    return folded.count <= 14 && folded.count >= 2
      && folded.allSatisfy { $0 >= 0x2A && $0 <= 0x39 && $0 != 0x2C }
      && folded.contains { $0 >= 0x30 }
  }

  static func startsWithLabel(_ folded: [UInt8]) -> Bool {
    labels.contains { folded.starts(with: $0) }
  }

  static func isReadAlso(_ folded: [UInt8]) -> Bool {
    readAlso.contains { folded.starts(with: $0) }
  }

  /// Headings of what follows an article: all from there on goes.
  static let tailHeadings = Set(
    words(
      "you may also like|you might also like|you may also enjoy|related|related articles|"
        + "related posts|related stories|related content|related news|related topics|recommended|"
        + "read next|up next|more from|more stories|more news|more on this story|most read|"
        + "most popular|popular|trending|latest news|latest|about the author|about the authors|"
        + "about author|about us|comments|leave a reply|leave a comment|join the conversation|"
        + "share this|share this article|tags|topics|sign up|newsletter|subscribe|"
        + "article sources|sobre la firma|más información|"
        + "archivado en|mehr zum thema|das könnte sie auch interessieren|auch interessant|"
        + "über den autor|à lire aussi|sur le même sujet|leggi anche|lees ook|اخبار مرتبط|"
        + "مطالب مرتبط|خبرهای مرتبط|بیشتر بخوانید|نظرات|دیدگاه‌ها|نظر شما|ارسال نظر|برچسب‌ها|"
        + "پربازدیدها|پربازدیدترین‌ها|آخرین اخبار|اخبار مشابه|مواضيع ذات صلة|أخبار ذات صلة|"
        + "اقرأ أيضا|التعليقات|الأكثر قراءة|você pode gostar|leia também|veja também"
    ).map { mark in mark.filter { $0 != 0x3A && $0 != 0x2E } })

  /// Whether a heading begins what is no longer the article.
  static func isTailHeading(_ folded: [UInt8]) -> Bool {
    guard folded.count <= 60 else { return false }
    return tailHeadings.contains(folded.filter { $0 != 0x3A && $0 != 0x2E })
      || (folded.count <= 40 && tailOpenings.contains { folded.starts(with: $0) })
  }

  static func isFurniture(_ folded: [UInt8]) -> Bool {
    guard folded.count <= 60 else { return false }
    return furnitureSet.contains(folded)
  }

  /// Openings of short lines that ask the reader for something.
  static let invitations = words(
    "کانال ما را|ما را در|به کانال|عضو کانال|در تلگرام|تابعوا قناتنا|تابعونا|اشترك في|sign up for|"
      + "subscribe to|follow us|follow @|join us on|download our app|get the latest|click here to")
  /// Letters beyond which an invitation is prose.
  static let longestInvitation = 140

  /// Openings of short lines that credit a picture.
  static let pictureCredits = words(
    "photo:|photos:|foto:|fotos:|image:|images:|bild:|bilder:|picture:|pictures:|credit:|"
      + "video:|photograph:|photo by|photo credit|image credit|image source|image via|file photo|"
      + "عکس:|عکاس:|تصویر:|تصوير:|صورة:|الصورة:")
  /// Openings of short headings after which other articles follow.
  static let tailOpenings = words(
    "more from|more on|more in|more about|most read in|best of|other stories|other news|"
      + "weitere artikel|weitere nachrichten|mehr aus|lire aussi|más noticias|más en")

  /// Openings of lines that say when a text was published or changed.
  static let dateNotes = words(
    "updated|last updated|first published|published|last modified|this story was updated|"
      + "this article was|aktualisiert|zuletzt aktualisiert|veröffentlicht|stand:|publié|"
      + "mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd")

  static func isDateNote(_ folded: [UInt8]) -> Bool {
    dateNotes.contains { folded.starts(with: $0) }
  }

  static func isPictureCredit(_ folded: [UInt8]) -> Bool {
    pictureCredits.contains { folded.starts(with: $0) }
  }

  /// Whether a line asks to subscribe to a newsletter.
  static func isNewsletter(_ text: String) -> Bool {
    var text = text
    let isNamed = text.withUTF8 { $0.holds("ewsletter") || $0.holds("خبرنامه") }
    guard isNamed else { return false }
    let lower = text.lowercased()
    return newsletterVerbs.contains { lower.contains($0) }
  }

  private static let newsletterVerbs = [
    "sign", "subscrib", "abonn", "inscri", "suscr", "iscri", "anmeld", "informiert", "inbox",
    "عضو", "اشترک",
  ]

  static func isInvitation(_ folded: [UInt8]) -> Bool {
    invitations.contains { folded.starts(with: $0) }
  }

  private static let furnitureSet = Set(furniture)

  /// Bytes of «صاحب‌خبر -» at the start of a text.
  static func signatureLength(_ text: String, also others: [[UInt8]] = []) -> Int? {
    let head = Array(text.utf8.prefix(60))
    var folding = LabelFolding()
    head.withUnsafeBufferPointer { folding.fold($0) }
    for signature in signatures + others where folding.bytes.starts(with: signature) {
      let next = signature.count
      guard next < folding.bytes.count, folding.bytes[next] == 0x2D || folding.bytes[next] == 0x3A
      else { continue }
      return Int(folding.origins[next]) + 1
    }
    return nil
  }

  /// Bytes of an end mark at the end of a text.
  static func endMarkLength(_ text: String, also others: [[UInt8]] = []) -> Int? {
    let bytes = Array(text.utf8)
    let start = max(0, bytes.count - 60)
    for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      guard index == 0 || bytes[index - 1] <= 0x20 || bytes[index - 1] == 0x2E else { continue }
      let folded = LabelFolding.fold(String(decoding: bytes[index...], as: UTF8.self))
      if isEndMark(folded, also: others) { return bytes.count - index }
    }
    return nil
  }
}
