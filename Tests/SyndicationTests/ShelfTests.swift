import Synchronization
import Testing

@testable import Syndication

@Suite struct ShelfTests {
  /// Opens for all who wait at it.
  private final class Door: Sendable {
    private let isOpen = Mutex(false)

    func open() {
      isOpen.withLock { $0 = true }
    }

    func wait() async {
      while !isOpen.withLock({ $0 }), !Task.isCancelled { await Task.yield() }
    }
  }

  @Test func whoWaitsTakesOverFromWhoIsCancelled() async {
    let shelf = Shelf<Int, String>(maximumBytes: 1 << 20, maximumCount: 10)
    let (began, never) = (Door(), Door())
    let first = Task {
      await shelf.value(1, bytes: \.utf8.count) {
        began.open()
        await never.wait()
        return Task.isCancelled ? nil : "first"
      }
    }
    await began.wait()
    let others = (0..<5).map { _ in
      Task { await shelf.value(1, bytes: \.utf8.count) { "other" } }
    }
    for _ in 0..<100 { await Task.yield() }
    first.cancel()
    #expect(await first.value == nil)
    for other in others { #expect(await other.value == "other") }
  }

  @Test func whoIsCancelledWaitsNoLonger() async {
    let shelf = Shelf<Int, String>(maximumBytes: 1 << 20, maximumCount: 10)
    let (began, end) = (Door(), Door())
    let first = Task {
      await shelf.value(1, bytes: \.utf8.count) {
        began.open()
        await end.wait()
        return "first"
      }
    }
    await began.wait()
    let other = Task { await shelf.value(1, bytes: \.utf8.count) { "other" } }
    for _ in 0..<100 { await Task.yield() }
    other.cancel()
    #expect(await other.value == nil)
    end.open()
    #expect(await first.value == "first")
    #expect(await shelf.value(1, bytes: \.utf8.count) { "again" } == "first")
  }
}
