import News
import Storage
import Testing

@Suite("StoreContract: hosts")
struct HostsContract {
  private func host(_ number: Int, rules: String? = nil) -> HostState {
    HostState(
      origin: "https://host-\(number).example:443",
      robots: RobotsCopy(agent: "desk", answered: Samples.monday, rules: rules))
  }

  @Test(arguments: StoreUnderTest.all)
  func keepsEveryProperty(_ run: StoreUnderTest) async throws {
    try await run { store in
      let silent = HostState(
        origin: "http://silent.example:80",
        robots: RobotsCopy(agent: "desk", unreachableSince: Samples.monday.advanced(by: -7)))
      let plain = HostState(
        origin: "http://plain.example:80", waitUntil: Samples.monday.advanced(by: 60))
      let hosts = [silent, plain, host(1, rules: "User-agent: *\nDisallow: /\n")]
      try await store.admit(Batch(hosts: hosts, seen: Samples.monday))
      let found = try await store.hosts(hosts.map(\.origin) + ["http://other.example:80"])
      #expect(Set(found) == Set(hosts))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theLatestWordCounts(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Batch(hosts: [host(1, rules: "a")], seen: Samples.monday))
      try await store.admit(Batch(hosts: [host(1, rules: "b")], seen: Samples.monday))
      #expect(try await store.hosts([host(1).origin]) == [host(1, rules: "b")])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatABatchDoesNotTellStays(_ run: StoreUnderTest) async throws {
    try await run { store in
      var whole = host(1, rules: "a")
      try await store.admit(Batch(hosts: [whole], seen: Samples.monday))
      whole.waitUntil = Samples.monday
      let wait = HostState(origin: whole.origin, waitUntil: whole.waitUntil)
      try await store.admit(Batch(hosts: [wait], seen: Samples.monday))
      #expect(try await store.hosts([whole.origin]) == [whole])
      try await store.admit(Batch(hosts: [host(1)], seen: Samples.monday))
      whole.robots = host(1).robots
      #expect(try await store.hosts([whole.origin]) == [whole])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func forgetsTheOldest(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Batch(hosts: [host(0)], seen: Samples.monday))
      let many = (1...HostState.maximumCount).map { host($0) }
      try await store.admit(Batch(hosts: many, seen: Samples.monday.advanced(by: 1)))
      #expect(try await store.hosts([host(0).origin]).isEmpty)
      #expect(try await store.hosts(many.map(\.origin)).count == many.count)
    }
  }
}
