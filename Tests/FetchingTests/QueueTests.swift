import Testing

@testable import Fetching

struct QueueTests {
  @Test func keepsOrderThroughManyTurns() {
    var queue = Queue<Int>()
    var expected: [Int] = []
    var random = SystemRandomNumberGenerator()
    for number in 0..<5000 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        queue.append(number)
        expected.append(number)
      case 5:
        queue.prepend(number)
        expected.insert(number, at: 0)
      default:
        let first = expected.isEmpty ? nil : expected.removeFirst()
        #expect(queue.popFirst() == first)
      }
      #expect(queue.count == expected.count)
    }
  }

  @Test func takesOutWhatIsUnwanted() {
    var queue = Queue<Int>()
    for number in 0..<10 { queue.append(number) }
    _ = queue.popFirst()
    #expect(queue.remove { $0 % 2 == 0 } == [2, 4, 6, 8])
    #expect(queue.popFirst() == 1)
    #expect(queue.count == 4)
  }
}

struct HostQueuesTests {
  @Test func hostsTakeTurns() {
    var queues = HostQueues<String>(perHost: 9)
    for item in ["a1", "a2", "a3", "b1", "b2"] {
      queues.add(item, host: String(item.prefix(1)), in: .feeds)
    }
    var order: [String] = []
    while let item = queues.next(in: .feeds) { order.append(item) }
    #expect(order == ["a1", "b1", "a2", "b2", "a3"])
  }

  @Test func aPlaceIsGivenOnWhenOneLeaves() {
    var queues = HostQueues<Int>(perHost: 2)
    for item in 1...4 { queues.add(item, host: "a", in: .feeds) }
    queues.add(0, host: "a", in: .feeds, first: true)
    #expect(
      [queues.next(in: .feeds), queues.next(in: .feeds), queues.next(in: .feeds)] == [0, 1, nil])
    #expect(!queues.hasReady(in: .feeds))
    queues.leave("a")
    #expect([queues.next(in: .feeds), queues.next(in: .feeds)] == [2, nil])
  }

  @Test func noneStartsAtAHostThatRests() {
    var queues = HostQueues<String>(perHost: 9)
    for item in ["a1", "a2", "b1"] { queues.add(item, host: String(item.prefix(1)), in: .feeds) }
    #expect(queues.next(in: .feeds) == "a1")
    queues.rest("a", until: 100)
    #expect([queues.next(in: .feeds), queues.next(in: .feeds)] == ["b1", nil])
    #expect(queues.nextEndOfRest == 100)
    queues.add("a3", host: "a", in: .feeds)
    queues.wake(at: 99)
    #expect(queues.next(in: .feeds) == nil)
    queues.wake(at: 100)
    #expect(queues.nextEndOfRest == .max)
    #expect(
      [queues.next(in: .feeds), queues.next(in: .feeds), queues.next(in: .feeds)] == [
        "a2", "a3", nil,
      ])
  }

  @Test func aRestOutlastsTheLastOneThatRan() {
    var queues = HostQueues<Int>(perHost: 1)
    queues.add(1, host: "a", in: .feeds)
    #expect(queues.next(in: .feeds) == 1)
    queues.rest("a", until: 100)
    queues.leave("a")
    queues.add(2, host: "a", in: .feeds)
    #expect(queues.next(in: .feeds) == nil)
    queues.rest("a", until: 50)
    queues.wake(at: 60)
    #expect(queues.next(in: .feeds) == nil)
    queues.wake(at: 101)
    #expect(queues.next(in: .feeds) == 2)
  }

  @Test func whatIsTakenOutIsNotNext() {
    var queues = HostQueues<Int>(perHost: 1)
    for item in 1...6 { queues.add(item, host: item < 4 ? "a" : "b", in: .feeds) }
    #expect(queues.next(in: .feeds) == 1)
    #expect(queues.remove { $0 != 3 }.sorted() == [2, 4, 5, 6])
    #expect(queues.next(in: .feeds) == nil)
    queues.leave("a")
    #expect([queues.next(in: .feeds), queues.next(in: .feeds)] == [3, nil])
  }

  @Test func lanesWaitForTheSamePlacesAndNotForEachOther() {
    var queues = HostQueues<Int>(perHost: 2)
    for item in 1...3 { queues.add(item, host: "a", in: .feeds) }
    for item in 4...6 { queues.add(item, host: "a", in: .pages) }
    #expect([queues.next(in: .pages), queues.next(in: .pages)] == [4, 5])
    #expect([queues.next(in: .feeds), queues.next(in: .pages)] == [nil, nil])
    queues.leave("a")
    #expect([queues.next(in: .feeds), queues.next(in: .pages)] == [1, nil])
    queues.leave("a")
    #expect([queues.next(in: .pages), queues.next(in: .feeds)] == [6, nil])
    #expect(queues.hasWaiting("a"))
    #expect(queues.remove { $0 > 0 } == [2, 3])
    #expect(!queues.hasWaiting("a"))
  }

  /// A ticket may be cancelled between two looks: then it was answered twice.
  @Test func eachIsTakenOutOrLeftInWhateverChangesMeanwhile() {
    var queue = Queue<Int>()
    for number in 0..<10 { queue.append(number) }
    var asked: [Int] = []
    let removed = queue.remove { number in
      asked.append(number)
      return asked.count > 4
    }
    #expect(asked == Array(0..<10))
    #expect(removed == Array(4..<10))
    #expect(queue.count == 4)
    #expect(queue.popFirst() == 0)
  }
}
