import Matching
import News
import Testing

@Suite struct PublisherNamesTests {
  private func resolve(_ name: String) -> [String] {
    var names = PublisherNames()
    names.add(PublisherID(rawValue: "www.irna.example"))
    names.add("خبرگزاری شهر", for: PublisherID(rawValue: "shahr"))
    names.add("شهر | سیاسی", for: PublisherID(rawValue: "shahr"))
    names.add("Courier 12 - sport", for: PublisherID(rawValue: "c1"))
    names.add("Courier 12", for: PublisherID(rawValue: "c2"))
    return names.resolve(name).map(\.rawValue).sorted()
  }

  @Test(arguments: [
    ("IRNA", ["www.irna.example"]), ("شهر", ["shahr"]), ("خبرگزاري شهر", ["shahr"]),
    ("سایت شهر", ["shahr"]), ("Courier ۱۲", ["c1", "c2"]),
    ("the Courier 12 of London", ["c1", "c2"]),
    ("sport", []), ("شهردار", []), ("", []), ("…", []),
  ])
  func knowsWhoIsMeant(_ name: String, _ expected: [String]) {
    #expect(resolve(name) == expected)
  }

  /// An agency is credited by its names in three languages, however it is configured.
  @Test(arguments: ["irna.ir", "www.irna.ir", "IRNA", "ایرنا"])
  func knowsTheAliasesOfAgencies(_ publisher: String) {
    let id = PublisherID(rawValue: publisher)
    var names = PublisherNames()
    names.add(id)
    for name in ["ایرنا", "خبرگزاری ایرنا", "خبرگزاری جمهوری اسلامی", "IRNA", "إرنا"] {
      #expect(names.resolve(name) == [id], "\(name)")
    }
    #expect(names.resolve("رویترز").isEmpty)
  }

  @Test func knowsTheAliasesOfATitle() {
    let id = PublisherID(rawValue: "wire.example")
    var names = PublisherNames()
    names.add("Reuters | World", for: id)
    #expect(names.resolve("رويترز") == [id])
    #expect(names.publishers(of: "خبرگزاری رویترز") == [id])
  }

  /// The paper and its website are two publishers, when both are sources.
  @Test func prefersWhoBearsTheNameHimself() {
    var names = PublisherNames()
    for name in ["همشهری آنلاین", "همشهری"] { names.add(PublisherID(rawValue: name)) }
    #expect(names.resolve("همشهری") == [PublisherID(rawValue: "همشهری")])
    #expect(names.resolve("همشهری آنلاین") == [PublisherID(rawValue: "همشهری آنلاین")])
    #expect(names.resolve("Hamshahri").count == 2)
  }

  /// A ministry's name holds a newspaper's.
  @Test func takesNoInstitutionForAPublisher() {
    let id = PublisherID(rawValue: "ettelaat.com")
    var names = PublisherNames()
    names.add(id)
    #expect(names.resolve("روزنامه اطلاعات") == [id])
    #expect(names.resolve("وزارت اطلاعات").isEmpty)
    #expect(names.resolve("روابط عمومی وزارت اطلاعات").isEmpty)
    #expect(names.publishers(of: "اطلاعات سپاه").isEmpty)
  }
}
