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

  @Test func whatIsGivenBackLetsOthersIn() async {
    let gate = MemoryGate(limit: 100)
    let pass = await gate.enter(bytes: 90)
    let other = Task { await gate.enter(bytes: 50) }
    while gate.waitingCount == 0 { await Task.yield() }
    pass.shrink(by: 39)
    #expect(gate.waitingCount == 1)
    pass.shrink(by: 1)
    #expect(await other.value.bytes == 50)
    pass.shrink(to: 60)
    #expect(pass.bytes == 50)
    pass.shrink(to: 40)
    #expect(pass.bytes == 40)
    pass.shrink(by: 1_000)
    pass.end()
    await other.value.end()
    // No more was given back than was held.
    let whole = await gate.enter(bytes: 100)
    #expect(whole.bytes == 100)
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
