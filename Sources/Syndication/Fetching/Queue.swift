/// First in, first out; both ends in constant time but for putting in front.
package struct Queue<Element> {
  private var items: [Element?] = []
  private var head = 0

  package init() {}

  package var count: Int { items.count - head }
  package var isEmpty: Bool { count == 0 }
  var first: Element? { isEmpty ? nil : items[head] }

  package mutating func append(_ element: Element) {
    items.append(element)
  }

  mutating func prepend(_ element: Element) {
    if head > 0 {
      head -= 1
      items[head] = element
    } else {
      items.insert(element, at: 0)
    }
  }

  package mutating func popFirst() -> Element? {
    guard head < items.count else { return nil }
    let element = items[head]
    items[head] = nil
    head += 1
    if head == items.count {
      items.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 64, head > items.count / 2 {
      items.removeFirst(head)
      head = 0
    }
    return element
  }

  /// Takes out all that fulfil `condition`, in order. Each is asked once: another thread may change
  /// the answer, and nothing must be both taken out and left in.
  mutating func remove(where condition: (Element) -> Bool) -> [Element] {
    var removed: [Element] = []
    var kept: [Element?] = []
    for case let element? in items[head...] {
      if condition(element) { removed.append(element) } else { kept.append(element) }
    }
    items = kept
    head = 0
    return removed
  }
}
