/// The words by which news credits other news, in Persian, Arabic and English.
enum CreditPhrases {
  /// A name follows, and after it a comma, a colon or a dash.
  static let openings: [Phrase] = [
    Phrase("به گزارش"), Phrase("بنا به گزارش"), Phrase("بنابر گزارش"), Phrase("به نقل از"),
    Phrase("به نوشته"), Phrase("بنا بر اعلام"),
    Phrase("بحسب"), Phrase("حسب"), Phrase("وفقا"), Phrase("وفق"), Phrase("نقلا عن"),
    Phrase("according to"), Phrase("as reported by"), Phrase("quoting"), Phrase("citing"),
  ]

  /// A name follows, and after it `arabicThat`, a connector or a comma.
  static let arabicVerbs: [Phrase] = [
    Phrase("أفاد"), Phrase("أفادت"), Phrase("ذكر"), Phrase("ذكرت"), Phrase("أوردت"),
    Phrase("كتبت"),
  ]
  static let arabicThat: [Phrase] = [Phrase("أن"), Phrase("بأن")]

  /// Between the name of who took it and the name of whom it was taken from.
  static let connectors: [Phrase] = [
    Phrase("به نقل از"), Phrase("و به نقل از"), Phrase("بنقل از"), Phrase("از قول"),
    Phrase("نقلا عن"), Phrase("نقلاً عن"), Phrase("quoting"), Phrase("citing"), Phrase("via"),
  ]

  /// After the names, before a colon or the like.
  static let persianVerbs: [Phrase] = [
    Phrase("نوشت"), Phrase("گزارش داد"), Phrase("خبر داد"), Phrase("گزارش کرد"),
  ]
  static let englishVerbs: [Phrase] = [
    Phrase("reports"), Phrase("reported"), Phrase("writes"), Phrase("wrote"), Phrase("said"),
    Phrase("says"),
  ]

  static let that: [Phrase] = [Phrase("that"), Phrase("که")]

  /// Before a colon in the last line, or before a name that ends the text.
  static let labels: [Phrase] = [
    Phrase("منبع"), Phrase("منبع خبر"), Phrase("به نقل از"), Phrase("المصدر"), Phrase("مصدر"),
    Phrase("source"), Phrase("via"),
  ]
  static let closings: [Phrase] = [
    Phrase("برگرفته از"),
    Phrase("first appeared on"), Phrase("originally appeared on"), Phrase("first published by"),
    Phrase("originally published by"),
  ]

  /// A name that starts with one of these is the publisher's own reporter.
  static let reporters: [Phrase] = [
    Phrase("خبرنگار ما"), Phrase("خبرنگار"), Phrase("گزارشگر"), Phrase("مراسلنا"),
    Phrase("مراسل"), Phrase("our reporter"), Phrase("our correspondent"),
    Phrase("our own reporter"), Phrase("our own correspondent"),
  ]

  /// Said anywhere at the head or at the end of a text, of the publisher's own reporter.
  static let ownReports: [Phrase] = [
    Phrase("به گزارش خبرنگار"), Phrase("خبرنگار ما"), Phrase("أفاد مراسلنا"),
    Phrase("أفاد مراسل"), Phrase("مراسلنا"), Phrase("by our reporter"),
    Phrase("by our own reporter"), Phrase("our correspondent"), Phrase("our own correspondent"),
    Phrase("told our reporter"), Phrase("by our staff"), Phrase("staff reporter"),
    Phrase("staff writer"),
  ]

  /// Names that stand in brackets or before a dash at the head of their texts.
  static let agencies: [Phrase] = [
    Phrase("صاحب‌خبر"), Phrase("ایرنا"), Phrase("ایسنا"), Phrase("ایلنا"), Phrase("مهر"),
    Phrase("فارس"), Phrase("تسنیم"), Phrase("ایکنا"), Phrase("ایبنا"), Phrase("برنا"),
    Phrase("شبستان"), Phrase("رویترز"), Phrase("رويترز"), Phrase("آسوشیتدپرس"),
    Phrase("فرانس پرس"), Phrase("اسپوتنیک"), Phrase("شینهوا"), Phrase("أ ف ب"), Phrase("واع"),
    Phrase("وام"), Phrase("واس"), Phrase("سانا"), Phrase("وفا"), Phrase("قنا"), Phrase("كونا"),
    Phrase("Reuters"), Phrase("AP"), Phrase("AFP"), Phrase("UPI"), Phrase("dpa"), Phrase("EFE"),
    Phrase("ANSA"), Phrase("Xinhua"), Phrase("TASS"), Phrase("Bloomberg"), Phrase("IRNA"),
    Phrase("ISNA"), Phrase("CNN"), Phrase("BBC"),
  ]
}
