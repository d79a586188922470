import Glibc
import Synchronization

/// How long a command still waits for others that write its files: for all of them together, since each
/// wait holds up a thread and what comes after it. What has been waited for in vain is named, and the
/// other files take their places.
final class FileWait: Sendable {
  /// For all files of one command.
  static let maximum = Duration.seconds(10)
  /// Microseconds between two looks whether a file is free.
  private static let pause: UInt32 = 5_000

  private let left: Mutex<Duration>

  init(_ maximum: Duration = maximum) {
    left = Mutex(maximum)
  }

  /// Waits until it is time for another look; false at once when there is no time left.
  func pause() -> Bool {
    guard left.withLock({ $0 > .zero }) else { return false }
    let waited = ContinuousClock().measure { _ = usleep(Self.pause) }
    left.withLock { $0 -= waited }
    return true
  }
}
