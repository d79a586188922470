import Synchronization

/// A large value on its way from one function to another: who takes it is the only one to hold it, and
/// the frames that it came through keep nothing of it while that one waits.
final class Handover<Value: Sendable>: Sendable {
  private let value: Mutex<Value?>

  init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// The value; nil when it has been taken.
  func take() -> Value? {
    value.withLock { value in
      defer { value = nil }
      return value
    }
  }
}
