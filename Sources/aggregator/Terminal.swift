import Glibc
import Syndication

/// stdout carries data, stderr what went wrong. Neither is buffered here: what was written is
/// written, whatever happens next.
enum Terminal {
  /// A closed standard stream would be taken by the next file that is opened, the database, say, and
  /// messages would then be written into it. And a reader who goes away is no reason to be killed.
  static func prepareStandardStreams() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
    }
  }

  static func end(_ status: Int32) -> Never {
    exit(status)
  }

  static func say(_ text: String) {
    try? write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes data to stdout. A reader that went away ends the command well: it has what it wanted.
  static func write(_ bytes: [UInt8]) throws(FileError) {
    guard let code = Output.write(bytes, to: 1) else { return }
    if code == EPIPE { end(0) }
    throw FileError(path: "standard output", action: "write", code: code)
  }

  static func complain(_ line: String) {
    _ = Output.write(Array("aggregator: \(line)\n".utf8), to: 2)
  }

  /// Whether stderr is a terminal that moves its cursor.
  static var showsProgress: Bool {
    isatty(2) == 1 && !isDumb
  }

  /// Whether stdout is a terminal on which colour is wanted (https://no-color.org).
  static var showsColour: Bool {
    isatty(1) == 1 && !isDumb && (variable("NO_COLOR") ?? "").isEmpty
  }

  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  private static var isDumb: Bool {
    let term = variable("TERM") ?? ""
    return term.isEmpty || term == "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
