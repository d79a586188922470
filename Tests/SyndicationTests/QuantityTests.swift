import Syndication
import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0s", 0), ("90s", 90), ("15m", 900), ("6h", 21_600), ("14d", 1_209_600), ("2w", 1_209_600),
    ] as [(String, Int64)])
  func readsDurations(_ text: String, _ seconds: Int64) {
    #expect(Quantity.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "15", "m", "-5m", "+5m", "5 s", "5s ", "1.5h", "5x", "٥m", "99999999999999999999d",
    "9223372036854775807w",
  ])
  func refusesWhatIsNoDuration(_ text: String) {
    #expect(Quantity.seconds(text) == nil)
  }

  @Test(
    arguments: [("0ms", 0), ("250ms", 250), ("2s", 2_000), ("1m", 60_000)] as [(String, Int64)])
  func readsShortDurations(_ text: String, _ milliseconds: Int64) {
    #expect(Quantity.milliseconds(text) == milliseconds)
  }

  @Test(arguments: ["", "ms", "250", "-1ms", "1.5s", "99999999999999999999ms", "315576000000s"])
  func refusesWhatIsNoShortDuration(_ text: String) {
    #expect(Quantity.milliseconds(text) == nil)
  }

  @Test(
    arguments: [("1", 1), ("64K", 65_536), ("8M", 8_388_608), ("1G", 1 << 30)] as [(String, Int64)])
  func readsSizes(_ text: String, _ bytes: Int64) {
    #expect(Quantity.bytes(text) == bytes)
  }

  @Test(arguments: ["", "M", "-1", "8Q", "8m", "99999999999999999999G", "9223372036854775807G"])
  func refusesWhatIsNoSize(_ text: String) {
    #expect(Quantity.bytes(text) == nil)
  }
}
