/// The zones that dates name: by the letters of RFC 822 and their like, and by place.
enum TimeZoneTable {
  static let tehran = TimeZoneRule(standard: TehranTime.standard, daylight: .iran)

  /// The zone of a folded name such as `est`, `gmt` or `europe/berlin`.
  static func zone(_ name: String) -> TimeZoneRule? {
    if let minutes = abbreviations[name] {
      return TimeZoneRule(standard: Int32(truncatingIfNeeded: minutes &* 60), daylight: .none)
    }
    return places[name]
  }

  /// Minutes east of UTC. Names that several zones share mean what RFC 822 says, else the zone with
  /// the most readers.
  private static let abbreviations: [String: Int] = [
    "gmt": 0, "ut": 0, "utc": 0, "z": 0, "zulu": 0,
    // RFC 822 §5.
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420,
    // The rest of America.
    "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "akst": -540, "akdt": -480, "hst": -600,
    "hast": -600, "brt": -180, "brst": -120, "art": -180, "clt": -240, "clst": -180, "cot": -300,
    "pet": -300, "vet": -240, "uyt": -180,
    // Europe.
    "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "мск": 180, "trt": 180,
    // Iran and its neighbours.
    "irst": 210, "irdt": 270, "irt": 210, "aft": 270, "azt": 240, "amt": 240, "get": 240,
    "gst": 240, "pkt": 300, "uzt": 300, "tjt": 300, "tmt": 300,
    // Asia, Africa, Oceania.
    "ist": 330, "npt": 345, "bdt": 360, "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "myt": 480,
    "pht": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "eat": 180, "cat": 120, "sast": 120, "wat": 60,
  ]

  private static let places: [String: TimeZoneRule] = {
    var places: [String: TimeZoneRule] = [:]
    for (minutes, daylight, names) in rows {
      let zone = TimeZoneRule(
        standard: Int32(truncatingIfNeeded: minutes &* 60), daylight: daylight)
      for name in names.split(separator: " ") { places[String(name)] = zone }
    }
    return places
  }()

  /// Minutes east of UTC, daylight time, names of the tz database.
  private static let rows: [(Int, TimeZoneRule.Daylight, String)] = [
    (210, .iran, "asia/tehran iran تهران"),
    (-600, .none, "pacific/honolulu us/hawaii"),
    (-540, .america, "america/anchorage us/alaska"),
    (-480, .america, "pt america/los_angeles america/vancouver america/tijuana us/pacific"),
    (-420, .none, "america/phoenix us/arizona"),
    (-420, .america, "mt america/denver america/edmonton america/boise us/mountain"),
    (-360, .america, "ct america/chicago america/winnipeg us/central"),
    (
      -300, .america,
      "et america/new_york america/toronto america/detroit america/montreal us/eastern"
    ),
    (-300, .none, "america/bogota america/lima america/panama america/jamaica"),
    (-240, .america, "at america/halifax"),
    (-240, .none, "america/puerto_rico america/caracas america/la_paz"),
    (-210, .america, "america/st_johns"),
    (-180, .none, "america/argentina/buenos_aires america/buenos_aires"),
    (
      0, .none,
      "utc etc/utc etc/gmt atlantic/reykjavik africa/abidjan africa/accra africa/dakar گرینویچ"
    ),
    (0, .europe(until: 9999), "europe/london europe/dublin europe/lisbon europe/belfast gb"),
    (
      60, .europe(until: 9999),
      """
      europe/berlin europe/paris europe/madrid europe/rome europe/amsterdam europe/brussels \
      europe/vienna europe/zurich europe/prague europe/warsaw europe/budapest europe/stockholm \
      europe/oslo europe/copenhagen europe/belgrade europe/zagreb europe/luxembourg \
      europe/bratislava europe/ljubljana europe/sarajevo
      """
    ),
    (60, .none, "africa/lagos africa/algiers africa/tunis"),
    (
      120, .europe(until: 9999),
      "europe/athens europe/helsinki europe/bucharest europe/sofia europe/riga europe/tallinn "
        + "europe/vilnius europe/kiev europe/kyiv asia/nicosia"
    ),
    (120, .none, "africa/johannesburg africa/maputo africa/kigali"),
    (180, .none, "asia/riyadh asia/kuwait asia/qatar asia/bahrain asia/aden africa/nairobi"),
    (180, .none, "africa/addis_ababa africa/mogadishu"),
    (240, .none, "asia/dubai asia/muscat asia/tbilisi"),
    (270, .none, "asia/kabul"),
    (300, .none, "asia/tashkent asia/dushanbe asia/ashgabat asia/samarkand"),
    (330, .none, "asia/kolkata asia/calcutta asia/colombo"),
    (345, .none, "asia/kathmandu"),
    (360, .none, "asia/dhaka"),
    (420, .none, "asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon"),
    (
      480, .none,
      "asia/shanghai asia/hong_kong asia/singapore asia/taipei asia/manila asia/kuala_lumpur "
        + "australia/perth"
    ),
    (540, .none, "asia/tokyo asia/seoul"),
    (600, .none, "australia/brisbane"),
    (600, .australia, "australia/sydney australia/melbourne australia/hobart australia/canberra"),
    (570, .australia, "australia/adelaide"),
    (720, .newZealand, "pacific/auckland"),
  ]
}
