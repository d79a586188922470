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
}
