import Text

/// Publishers that news everywhere credits, with the names by which it does: a configured publisher
/// that bears one of them, or whose host it is, is credited by all of them. Add a row for another.
enum KnownPublishers {
  private struct Row: Sendable {
    let names: [String]
    let host: String

    init(_ host: String, _ names: String...) {
      self.names = names
      self.host = host
    }
  }

  /// The other names of whoever has this name or host; none for others.
  static func names(of name: String) -> [String] {
    byName[NormalForm.n1(name).bytes].map { rows[$0].names } ?? []
  }

  private static let byName: [[UInt8]: Int] = {
    var found: [[UInt8]: Int] = [:]
    for (index, row) in rows.enumerated() {
      for name in row.names + [row.host] {
        let form = NormalForm.n1(name)
        if !form.isEmpty, found[form.bytes] == nil { found[form.bytes] = index }
      }
    }
    return found
  }()

  private static let rows: [Row] = iranian + arab + international

  private static let iranian: [Row] = [
    Row(
      "irna.ir", "ایرنا", "خبرگزاری جمهوری اسلامی", "خبرگزاری جمهوری اسلامی ایران", "IRNA",
      "Islamic Republic News Agency", "إرنا", "وكالة الأنباء الإيرانية"),
    Row(
      "isna.ir", "ایسنا", "خبرگزاری دانشجویان ایران", "ISNA", "Iranian Students' News Agency",
      "إسنا"),
    Row("mehrnews.com", "مهر", "خبرگزاری مهر", "Mehr News", "Mehr News Agency", "مهرنیوز"),
    Row("farsnews.ir", "فارس", "خبرگزاری فارس", "Fars News", "Fars News Agency", "فارس نیوز"),
    Row("tasnimnews.com", "تسنیم", "خبرگزاری تسنیم", "Tasnim", "Tasnim News Agency"),
    Row("ilna.ir", "ایلنا", "خبرگزاری کار ایران", "ILNA", "Iranian Labour News Agency"),
    Row("iribnews.ir", "خبرگزاری صدا و سیما", "صدا و سیما", "واحد مرکزی خبر", "IRIB", "IRIB News"),
    Row("yjc.ir", "باشگاه خبرنگاران جوان", "باشگاه خبرنگاران", "YJC", "Young Journalists Club"),
    Row("ikna.ir", "ایکنا", "خبرگزاری بین‌المللی قرآن", "IQNA"),
    Row("ibna.ir", "ایبنا", "خبرگزاری کتاب ایران", "IBNA"),
    Row("borna.news", "برنا", "خبرگزاری برنا", "Borna News"),
    Row("shabestan.ir", "شبستان", "خبرگزاری شبستان"),
    Row("snn.ir", "خبرگزاری دانشجو", "SNN"),
    Row("iana.ir", "ایانا", "خبرگزاری کشاورزی ایران"),
    Row("icana.ir", "خانه ملت", "خبرگزاری خانه ملت", "ICANA"),
    Row("mizanonline.ir", "میزان", "خبرگزاری میزان", "Mizan Online"),
    Row("defapress.ir", "دفاع پرس", "خبرگزاری دفاع مقدس"),
    Row("rokna.net", "رکنا", "پایگاه خبری رکنا"),
    Row("khabaronline.ir", "خبرآنلاین", "خبر آنلاین", "Khabar Online"),
    Row("tabnak.ir", "تابناک", "Tabnak"),
    Row("asriran.com", "عصر ایران", "Asr Iran"),
    Row("entekhab.ir", "انتخاب", "پایگاه خبری انتخاب"),
    Row("mashreghnews.ir", "مشرق", "مشرق نیوز"),
    Row("hamshahrionline.ir", "همشهری آنلاین", "همشهری", "روزنامه همشهری", "Hamshahri"),
    Row("donya-e-eqtesad.com", "دنیای اقتصاد", "روزنامه دنیای اقتصاد"),
    Row("eghtesadonline.com", "اقتصاد آنلاین", "اقتصادآنلاین"),
    Row("etemadonline.com", "اعتماد آنلاین", "اعتمادآنلاین"),
    Row("etemadnewspaper.ir", "اعتماد", "روزنامه اعتماد"),
    Row("sharghdaily.com", "شرق", "روزنامه شرق", "Shargh"),
    Row("kayhan.ir", "کیهان", "روزنامه کیهان", "Kayhan"),
    Row("ettelaat.com", "اطلاعات", "روزنامه اطلاعات", "Ettelaat"),
    Row("shafaqna.com", "شفقنا", "خبرگزاری شفقنا", "Shafaqna", "شفقنا العربي"),
    Row("sahebkhabar.ir", "صاحب‌خبر", "صاحب خبر"),
    Row("presstv.ir", "پرس تی وی", "Press TV"),
    Row("tehrantimes.com", "تهران تایمز", "Tehran Times"),
  ]

  private static let arab: [Row] = [
    Row("spa.gov.sa", "واس", "وكالة الأنباء السعودية", "SPA", "Saudi Press Agency"),
    Row("wam.ae", "وام", "وكالة أنباء الإمارات", "WAM", "Emirates News Agency"),
    Row("qna.org.qa", "قنا", "وكالة الأنباء القطرية", "QNA", "Qatar News Agency"),
    Row("kuna.net.kw", "كونا", "وكالة الأنباء الكويتية", "KUNA", "Kuwait News Agency"),
    Row("bna.bh", "بنا", "وكالة أنباء البحرين", "BNA", "Bahrain News Agency"),
    Row("omannews.gov.om", "وكالة الأنباء العمانية", "Oman News Agency"),
    Row("petra.gov.jo", "بترا", "وكالة الأنباء الأردنية", "Petra", "Jordan News Agency"),
    Row("mena.org.eg", "أ ش أ", "وكالة أنباء الشرق الأوسط", "MENA"),
    Row("ina.iq", "واع", "وكالة الأنباء العراقية", "INA", "Iraqi News Agency"),
    Row("sana.sy", "سانا", "الوكالة العربية السورية للأنباء", "SANA"),
    Row("nna-leb.gov.lb", "الوكالة الوطنية للإعلام", "NNA"),
    Row("wafa.ps", "وفا", "وكالة الأنباء الفلسطينية", "WAFA"),
    Row("aps.dz", "واج", "وكالة الأنباء الجزائرية", "Algeria Press Service"),
    Row("mapnews.ma", "وكالة المغرب العربي للأنباء", "MAP"),
    Row("sabanet.net", "سبأ", "وكالة الأنباء اليمنية", "Saba"),
    Row("aljazeera.net", "الجزيرة", "قناة الجزيرة", "الجزيرة نت", "Al Jazeera"),
    Row("alarabiya.net", "العربية", "قناة العربية", "العربية نت", "Al Arabiya"),
    Row("skynewsarabia.com", "سكاي نيوز عربية", "Sky News Arabia"),
    Row("almayadeen.net", "الميادين", "قناة الميادين", "Al Mayadeen"),
    Row("almanar.com.lb", "المنار", "قناة المنار", "Al Manar"),
    Row("aawsat.com", "الشرق الأوسط", "صحيفة الشرق الأوسط", "Asharq Al-Awsat"),
    Row("alsumaria.tv", "السومرية", "السومرية نيوز", "Alsumaria"),
    Row("youm7.com", "اليوم السابع", "Youm7"),
    Row("ahram.org.eg", "الأهرام", "صحيفة الأهرام", "Al-Ahram"),
  ]

  private static let international: [Row] = [
    Row(
      "reuters.com", "Reuters", "Thomson Reuters", "رویترز", "خبرگزاری رویترز", "رويترز",
      "وكالة رويترز"),
    Row(
      "apnews.com", "AP", "Associated Press", "The Associated Press", "آسوشیتدپرس",
      "آسوشیتد پرس", "خبرگزاری آسوشیتدپرس", "أسوشيتد برس", "أسوشييتد برس", "أ ب"),
    Row(
      "afp.com", "AFP", "Agence France-Presse", "فرانس پرس", "خبرگزاری فرانسه",
      "خبرگزاری فرانس پرس", "فرانس برس", "وكالة فرانس برس", "أ ف ب"),
    Row("upi.com", "UPI", "United Press International", "یونایتدپرس"),
    Row(
      "dpa.com", "dpa", "Deutsche Presse-Agentur", "خبرگزاری آلمان", "وكالة الأنباء الألمانية",
      "د ب أ"),
    Row("tass.com", "TASS", "تاس", "خبرگزاری تاس", "وكالة تاس"),
    Row("ria.ru", "RIA Novosti", "RIA", "ریا نووستی", "نوفوستي"),
    Row("interfax.ru", "Interfax", "اینترفاکس", "إنترفاكس"),
    Row("sputniknews.com", "Sputnik", "اسپوتنیک", "سبوتنيك"),
    Row("xinhuanet.com", "Xinhua", "Xinhua News Agency", "شینهوا", "شينخوا", "وكالة شينخوا"),
    Row(
      "aa.com.tr", "Anadolu Agency", "Anadolu", "آناتولی", "خبرگزاری آناتولی", "الأناضول",
      "وكالة الأناضول"),
    Row("efe.com", "EFE", "Agencia EFE"), Row("ansa.it", "ANSA"),
    Row("kyodonews.net", "Kyodo", "Kyodo News", "کیودو", "كيودو"),
    Row("yna.co.kr", "Yonhap", "یونهاپ", "يونهاب"),
    Row("ptinews.com", "PTI", "Press Trust of India"),
    Row("bloomberg.com", "Bloomberg", "Bloomberg News", "بلومبرگ", "بلومبرغ", "بلومبيرغ"),
    Row("bbc.com", "BBC", "BBC News", "بی‌بی‌سی", "بي بي سي", "هيئة الإذاعة البريطانية"),
    Row("cnn.com", "CNN", "سی‌ان‌ان", "سي إن إن"),
    Row(
      "nytimes.com", "The New York Times", "New York Times", "نیویورک تایمز",
      "نيويورك تايمز"),
    Row(
      "washingtonpost.com", "The Washington Post", "Washington Post", "واشنگتن پست",
      "واشنطن بوست"),
    Row(
      "wsj.com", "The Wall Street Journal", "Wall Street Journal", "وال‌استریت ژورنال",
      "وول ستريت جورنال"),
    Row("theguardian.com", "The Guardian", "Guardian", "گاردین", "الغارديان"),
    Row(
      "ft.com", "Financial Times", "The Financial Times", "فایننشال تایمز",
      "فايننشال تايمز"),
    Row("lemonde.fr", "Le Monde", "لوموند"), Row("spiegel.de", "Der Spiegel", "اشپیگل"),
    Row("dw.com", "Deutsche Welle", "DW", "دویچه‌وله", "دويتشه فيله"),
    Row("rt.com", "RT", "Russia Today", "راشاتودی", "روسيا اليوم"),
    Row("haaretz.com", "Haaretz", "هاآرتص", "هآرتس"),
  ]
}
