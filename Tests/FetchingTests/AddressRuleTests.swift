import Testing

@testable import Fetching

struct AddressRuleTests {
  @Test(arguments: [
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0",
    "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.88.99.1", "192.168.0.0", "192.168.255.255",
    "198.18.0.0", "198.19.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255",
    "::", "::1", "::2", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "64:ff9b:1:ffff::1", "100::1",
    "2001::1", "2002:7f00:1::", "2002:808:808::1", "4000::1", "fc00::1", "fdff:ffff::1",
    "fe80::1", "febf::1", "fec0::1", "feff::1", "ff02::1",
  ])
  func refuses(_ text: String) throws {
    let address = try #require(InternetAddress(text))
    #expect(AddressRule().refusal(of: address) != nil)
  }

  @Test(arguments: [
    "1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
    "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.167.255.255", "192.169.0.0",
    "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2000::1", "2001:1::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "3fff::1",
  ])
  func permits(_ text: String) throws {
    let address = try #require(InternetAddress(text))
    #expect(AddressRule().refusal(of: address) == nil)
  }

  @Test func namesTheRange() throws {
    let address = try #require(InternetAddress("169.254.169.254"))
    #expect(AddressRule().refusal(of: address) == "link-local")
  }

  @Test(arguments: ["127.0.0.1", "255.255.255.255", "::1", "fe80::1", "2001:db8::8:800:200c:417a"])
  func writesAnAddressAsItReadsIt(_ text: String) throws {
    #expect(try #require(InternetAddress(text)).description == text)
  }
}
