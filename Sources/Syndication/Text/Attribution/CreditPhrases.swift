/// The words by which news credits other news, in Persian, Arabic and English.
enum CreditPhrases {
  /// A name follows, and after it a comma, a colon or a dash.
  static let openings: Phrases = [
    Phrase("به گزارش"), Phrase("بنا به گزارش"), Phrase("بنابر گزارش"), Phrase("بنا بر گزارش"),
    Phrase("طبق گزارش"), Phrase("بر اساس گزارش"), Phrase("براساس گزارش"), Phrase("مطابق گزارش"),
    Phrase("به نقل از"), Phrase("بنقل از"), Phrase("به نوشته"), Phrase("بنا به نوشته"),
    Phrase("بنا بر نوشته"), Phrase("بنا بر اعلام"),
    Phrase("بحسب ما ذكرت"), Phrase("بحسب ما أفادت"), Phrase("بحسب ما أوردت"),
    Phrase("وفق ما ذكرت"), Phrase("وفق ما أفادت"), Phrase("وفق ما أوردت"),
    Phrase("وفق ما نشرت"), Phrase("وفق ما نقلت"), Phrase("حسبما ذكرت"), Phrase("حسبما أفادت"),
    Phrase("حسبما أوردت"), Phrase("حسبما نقلت"), Phrase("كما ذكرت"), Phrase("كما أفادت"),
    Phrase("بحسب"), Phrase("حسب"), Phrase("نقلا عن"),
    Phrase("according to"), Phrase("as reported by"), Phrase("as first reported by"),
    Phrase("first reported by"), Phrase("reported by"), Phrase("quoting"), Phrase("citing"),
  ]

  /// A name follows with a preposition stuck to it.
  static let prefixingOpenings: Phrases = [Phrase("وفقا"), Phrase("وفق"), Phrase("طبقا")]

  /// A name follows, and after it `arabicThat`, a connector or a comma.
  static let arabicVerbs: Phrases = [
    Phrase("أفاد"), Phrase("أفادت"), Phrase("ذكر"), Phrase("ذكرت"), Phrase("أوردت"),
    Phrase("كتبت"),
  ]
  static let arabicThat: Phrases = [Phrase("أن"), Phrase("بأن")]

  /// The same of outlets only, which these words name.
  static let arabicSayings: Phrases = [
    Phrase("قالت"), Phrase("نقلت"), Phrase("نشرت"), Phrase("كشفت"),
  ]
  static let arabicOutlets: Phrases = [
    Phrase("وكالة"), Phrase("صحيفة"), Phrase("جريدة"), Phrase("قناة"), Phrase("شبكة"),
    Phrase("مجلة"),
  ]

  /// Between the name of who took it and the name of whom it was taken from.
  static let connectors: Phrases = [
    Phrase("به نقل از"), Phrase("و به نقل از"), Phrase("بنقل از"), Phrase("از قول"),
    Phrase("نقلا عن"), Phrase("quoting"), Phrase("citing"), Phrase("via"),
  ]

  /// After the names, before a colon or the like.
  private static let persianVerbs: Phrases = [
    Phrase("نوشت"), Phrase("نوشته است"), Phrase("می‌نویسد"), Phrase("گزارش داد"),
    Phrase("گزارش داده است"), Phrase("گزارش می‌دهد"), Phrase("گزارش کرد"), Phrase("خبر داد"),
    Phrase("آورده است"),
  ]
  private static let englishVerbs: Phrases = [
    Phrase("reports"), Phrase("reported"), Phrase("writes"), Phrase("wrote"), Phrase("said"),
    Phrase("says"),
  ]

  static let verbs = persianVerbs + englishVerbs

  /// What may follow a name.
  static let afterNames = verbs + connectors

  static let that: Phrases = [Phrase("that"), Phrase("که")]

  /// Before a colon in the last line, or before a name that ends the text.
  static let labels: Phrases = [
    Phrase("منبع خبر"), Phrase("منبع مطلب"), Phrase("منبع"), Phrase("به نقل از"),
    Phrase("نقلا عن"), Phrase("المصدر"), Phrase("مصدر الخبر"), Phrase("مصدر"), Phrase("source"),
    Phrase("sources"), Phrase("via"),
  ]
  /// Those of them that need no colon in a line of their own.
  static let bareLabels: Phrases = [Phrase("به نقل از"), Phrase("نقلا عن"), Phrase("via")]
  static let closings: Phrases = [
    Phrase("برگرفته از"),
    Phrase("first appeared on"), Phrase("originally appeared on"), Phrase("first published by"),
    Phrase("originally published by"), Phrase("first published on"), Phrase("first published in"),
    Phrase("originally published on"), Phrase("originally published in"),
    Phrase("originally appeared in"), Phrase("republished from"), Phrase("courtesy of"),
  ]

  /// What may stand before a name that ends the text.
  static let beforeLastNames = closings + labels

  /// Before the name in a line that names who reported, and after it.
  static let staff: Phrases = [Phrase("reporting by"), Phrase("report by")]
  static let staffEnds: Phrases = [Phrase("staff"), Phrase("reporters"), Phrase("desk")]
  static let rights: Phrases = [Phrase("all rights reserved")]

  /// A name that starts with one of these is the publisher's own reporter.
  static let reporters: Phrases = [
    Phrase("خبرنگار ما"), Phrase("خبرنگار"), Phrase("گزارشگر"), Phrase("مراسلنا"),
    Phrase("مراسل"), Phrase("our reporter"), Phrase("our correspondent"),
    Phrase("our own reporter"), Phrase("our own correspondent"),
  ]

  /// A name that starts with one of these is a person's, or stands for one: who says something, not
  /// who published it.
  static let persons: Phrases = [
    Phrase("وی"), Phrase("او"), Phrase("ایشان"), Phrase("آقای"), Phrase("خانم"), Phrase("دکتر"),
    Phrase("مهندس"), Phrase("استاد"), Phrase("سردار"), Phrase("سرهنگ"), Phrase("حجت‌الاسلام"),
    Phrase("آیت‌الله"), Phrase("الدكتور"), Phrase("الدكتورة"), Phrase("المهندس"), Phrase("السيد"),
    Phrase("السيدة"), Phrase("الأستاذ"), Phrase("الشيخ"), Phrase("القاضي"), Phrase("اللواء"),
    Phrase("he"), Phrase("she"), Phrase("him"), Phrase("her"), Phrase("them"), Phrase("they"),
    Phrase("Mr"), Phrase("Mrs"), Phrase("Ms"), Phrase("Miss"), Phrase("Dr"), Phrase("Prof"),
    Phrase("Professor"), Phrase("Sir"), Phrase("Dame"), Phrase("Lord"), Phrase("Lady"),
    Phrase("Judge"), Phrase("Justice"), Phrase("Sheikh"), Phrase("Gen"), Phrase("General"),
    Phrase("Col"), Phrase("Colonel"), Phrase("Capt"), Phrase("Captain"), Phrase("Sen"),
    Phrase("Senator"), Phrase("Rep"), Phrase("President"), Phrase("Prime Minister"),
  ]

  /// Said anywhere at the head or at the end of a text, of the publisher's own reporter.
  static let ownReports: Phrases = [
    Phrase("به گزارش خبرنگار"), Phrase("خبرنگار ما"), Phrase("أفاد مراسلنا"),
    Phrase("أفاد مراسل"), Phrase("مراسلنا"), Phrase("by our reporter"),
    Phrase("by our own reporter"), Phrase("our correspondent"), Phrase("our own correspondent"),
    Phrase("told our reporter"), Phrase("reported by our staff"),
    Phrase("written by our staff"), Phrase("staff reporter"),
    Phrase("staff writer"),
  ]

  /// Names that stand in brackets or before a dash at the head of their texts.
  static let agencies: Phrases = [
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
