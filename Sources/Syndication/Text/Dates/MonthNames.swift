/// The names of months, Gregorian and Jalali, as dates in feeds and pages write them.
enum MonthNames {
  struct Month: Hashable {
    let isJalali: Bool
    /// 1 to 12.
    let number: Int
  }

  /// The month of a folded word, with the word after it where a month has a name of two.
  static func month(_ word: String, next: String) -> Month? {
    guard let pair = pairs[word] else { return words[word] ?? withoutSuffix(word) }
    if firsts.contains(next) { return Month(isJalali: false, number: pair.first) }
    if seconds.contains(next) { return Month(isJalali: false, number: pair.second) }
    return nil
  }

  /// The month of «تیرماه», which is often written without a space.
  private static func withoutSuffix(_ word: String) -> Month? {
    let bytes = word.utf8
    let suffix = "ماه".utf8
    guard bytes.count > suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) else {
      return nil
    }
    return words[String(word.unicodeScalars.dropLast(3))]
  }

  /// A language a line, the twelve months apart by "|", several forms of one by spaces. A form must
  /// not name another month in another language.
  static let gregorian = [
    // English, and what nearly all languages shorten to.
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august"
      + "|sep sept september|oct october|nov november|dec december",
    // German; Austrian Jänner and Feber.
    "januar jänner jän|februar feber|märz mär mrz maerz|april|mai|juni|juli|august"
      + "|september|oktober okt|november|dezember dez",
    // French.
    "janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août"
      + "|septembre|octobre|novembre|décembre déc",
    // Spanish.
    "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago"
      + "|septiembre setiembre|octubre|noviembre|diciembre dic",
    // Italian.
    "gennaio gen|febbraio febb|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto ago"
      + "|settembre set|ottobre ott|novembre|dicembre dic",
    // Portuguese.
    "janeiro|fevereiro fev|março|abril abr|maio mai|junho|julho|agosto ago"
      + "|setembro set|outubro out|novembro|dezembro dez",
    // Dutch.
    "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober okt|november"
      + "|december",
    // Russian, in both cases.
    "январь января янв|февраль февраля фев|март марта мар|апрель апреля апр|май мая"
      + "|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен сент"
      + "|октябрь октября окт|ноябрь ноября ноя нояб|декабрь декабря дек",
    // Ukrainian.
    "січень січня січ|лютий лютого лют|березень березня бер|квітень квітня кві квіт"
      + "|травень травня тра трав|червень червня чер черв|липень липня лип"
      + "|серпень серпня сер серп|вересень вересня вер|жовтень жовтня жов"
      + "|листопад листопада лис лист|грудень грудня гру груд",
    // Polish, in both cases.
    "styczeń stycznia sty|luty lutego lut|marzec marca|kwiecień kwietnia kwi|maj maja"
      + "|czerwiec czerwca cze|lipiec lipca lip|sierpień sierpnia sie|wrzesień września wrz"
      + "|październik października paź|listopad listopada lis|grudzień grudnia gru",
    // Czech, in both cases.
    "leden ledna|únor února|březen března|duben dubna|květen května|červen června"
      + "|červenec července|srpen srpna|září|říjen října|listopad listopadu|prosinec prosince",
    // Turkish.
    "ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu"
      + "|eylül eyl|ekim eki|kasım kas|aralık ara",
    // Hungarian.
    "január|február febr|március márc|április ápr|május máj|június jún|július júl"
      + "|augusztus aug|szeptember szept|október okt|november|december",
    // Greek, in both cases.
    "Ιανουάριος Ιανουαρίου Ιαν|Φεβρουάριος Φεβρουαρίου Φεβ|Μάρτιος Μαρτίου Μαρ Μάρ"
      + "|Απρίλιος Απριλίου Απρ|Μάιος Μαΐου Μάι Μαϊ|Ιούνιος Ιουνίου Ιούν Ιον Ιουν"
      + "|Ιούλιος Ιουλίου Ιούλ Ιολ|Αύγουστος Αυγούστου Αύγ Αυγ|Σεπτέμβριος Σεπτεμβρίου Σεπ Σεπτ"
      + "|Οκτώβριος Οκτωβρίου Οκτ|Νοέμβριος Νοεμβρίου Νοέ Νοε|Δεκέμβριος Δεκεμβρίου Δεκ",
    // Swedish, Danish, Norwegian.
    "januari januar|februari februar|mars marts|april|maj mai|juni|juli|augusti august"
      + "|september|oktober okt|november|december desember des",
    // Finnish.
    "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu"
      + "|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu"
      + "|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu",
    // Romanian.
    "ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august"
      + "|septembrie|octombrie|noiembrie noi|decembrie",
    // Indonesian.
    "januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober|november|desember",
    // Persian, from French and from English.
    "ژانویه ژانویهٔ|فوریه|مارس|آوریل آپریل اپریل|مه می|ژوئن جون ژوین|ژوئیه جولای ژوییه"
      + "|اوت آگوست اگست|سپتامبر سپتمبر|اکتبر اکتوبر|نوامبر نومبر|دسامبر دسمبر",
    // Arabic as in Egypt and on the Gulf.
    "يناير|فبراير|مارس|أبريل إبريل|مايو|يونيو يونيه|يوليو يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    // Arabic as in the Levant and Iraq; the other four are `pairs`.
    "|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|||",
    // Arabic as in the Maghreb.
    "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية يوليوز|أوت غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    // Hebrew.
    "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי"
      + "|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    // Urdu, where it differs from Persian.
    "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
  ]

  static let jalali = [
    // Iran.
    "فروردین|اردیبهشت|خرداد|تیر|مرداد امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند",
    "farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand",
    // Afghanistan, in Dari and Pashto.
    "حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت",
    "وری|غویی|غبرګولی|چنګاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب",
  ]

  /// Levantine months that share their first word: its number with "the first", with "the second".
  private static let pairs: [String: (first: Int, second: Int)] = [
    DateFolding.fold("كانون"): (12, 1), DateFolding.fold("تشرين"): (10, 11),
  ]
  private static let firsts = Set(["الأول", "أول", "الاولى"].map { DateFolding.fold($0) })
  private static let seconds = Set(["الثاني", "ثاني", "الثانى"].map { DateFolding.fold($0) })

  private static let words: [String: Month] = {
    var words: [String: Month] = [:]
    for (isJalali, lines) in [(false, gregorian), (true, jalali)] {
      for line in lines {
        let months = line.utf8.split(
          separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        for (index, names) in months.enumerated() {
          for name in names.split(separator: UInt8(ascii: " ")) {
            let month = Month(isJalali: isJalali, number: index + 1)
            words[DateFolding.fold(String(Substring(name))), default: month] = month
          }
        }
      }
    }
    return words
  }()
}
