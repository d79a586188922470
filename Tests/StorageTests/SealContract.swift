import Storage
import Testing

@Suite("StoreContract: seals")
struct SealContract {
  @Test(arguments: StoreUnderTest.all)
  func keepsTheSealsItWasLastGiven(_ run: StoreUnderTest) async throws {
    try await run { store in
      #expect(try await store.seals().isEmpty)
      try await store.seal(["all": .max, "«نان»": 0])
      #expect(try await store.seals() == ["all": .max, "«نان»": 0])
      try await store.seal(["all": 1 << 63])
      try await store.seal(["all": 1 << 63])
      #expect(try await store.seals() == ["all": 1 << 63])
      try await store.seal([:])
      #expect(try await store.seals().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func sealingChangesNothingThatAReaderSees(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1)]))
      let (generation, items) = (try await store.generation(), try await store.published())
      try await store.seal(["all": 7])
      #expect(try await store.generation() == generation)
      #expect(try await store.published() == items)
    }
  }
}
