import Synchronization
import Testing

@testable import Syndication

@Suite struct MemoryGateTests {
  @Test func letsNoMoreInThanItsLimit() async {
    let gate = MemoryGate(limit: 100)
    let inside = Shared((now: 0, most: 0))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          let pass = await gate.enter(bytes: 30)
          inside.value.withLock { $0 = ($0.now + 30, max($0.most, $0.now + 30)) }
          await Task.yield()
          inside.value.withLock { $0.now -= 30 }
          withExtendedLifetime(pass) {}
        }
      }
    }
    #expect(inside.value.withLock { $0.most } == 90)
    #expect(inside.value.withLock { $0.now } == 0)
  }

  @Test func letsOneInHoweverLarge() async {
    let gate = MemoryGate(limit: 10)
    for _ in 0..<3 {
      let pass = await gate.enter(bytes: 1_000)
      #expect(pass.bytes == 1_000)
    }
  }

  @Test func whoWaitsIsServedInOrder() async {
    let gate = MemoryGate(limit: 10)
    let first = Shared<MemoryPass?>(await gate.enter(bytes: 10))
    let order = Shared<[Int]>([])
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<3 {
        group.addTask {
          let pass = await gate.enter(bytes: 6)
          order.value.withLock { $0.append(number) }
          withExtendedLifetime(pass) {}
        }
        // The next one asks only when this one waits.
        while gate.waitingCount != number + 1 { await Task.yield() }
      }
      first.value.withLock { $0 = nil }
    }
    #expect(order.value.withLock { $0 } == [0, 1, 2])
  }
}

private final class Shared<Value: Sendable>: Sendable {
  let value: Mutex<Value>

  init(_ value: Value) {
    self.value = Mutex(value)
  }
}
