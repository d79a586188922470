import CAllocations
import Feeds
import Glibc
import Markup
import News

/// Parses feed documents that are in memory and tells the CPU time it took.
///
///     feed-bench raw|resolved|sanitised|sanitiser ROUNDS FILE...
///
/// One line for each round: CPU seconds of this thread, bytes, entries, allocations. The time covers
/// what a caller pays: the whole `ParsedFeed` with all its strings is made and given back. What
/// `sanitiser` reads is no feed but HTML.
@main
enum FeedBench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let rounds = Int(arguments[2]), rounds > 0,
      let work = Work(rawValue: arguments[1])
    else {
      complain("feed-bench raw|resolved|sanitised|sanitiser ROUNDS FILE...")
      exit(2)
    }
    let documents = arguments.dropFirst(3).map(read)
    for _ in 0..<rounds {
      let start = Reading.now()
      var entries = 0
      for document in documents { entries &+= work.run(document) }
      let end = Reading.now()
      let bytes = documents.reduce(0) { $0 + $1.count }
      print(end.seconds - start.seconds, bytes, entries, end.allocations - start.allocations)
    }
  }

  private static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      complain("cannot read \(path)")
      exit(74)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(2, line, line.count)
  }
}

/// What is measured.
enum Work: String {
  /// As the document has it.
  case raw
  /// Addresses of links resolved, as a cycle reads a feed.
  case resolved
  /// Addresses resolved and all HTML sanitised, those in it resolved too.
  case sanitised
  /// The sanitiser alone, over HTML.
  case sanitiser

  /// Answers how many entries there were.
  func run(_ document: [UInt8]) -> Int {
    switch self {
    case .raw: parse(document, .raw)
    case .resolved: parse(document, .default)
    case .sanitised: parse(document, .sanitise)
    case .sanitiser:
      Sanitiser.sanitise(
        String(decoding: document, as: UTF8.self), base: "https://news.example/a/1"
      ).utf8.count
    }
  }

  private func parse(_ document: [UInt8], _ options: FeedParser.Options) -> Int {
    (try? FeedParser.parse(document, options: options))?.entries.count ?? 0
  }
}

/// The clock and the counter at one moment.
struct Reading {
  let seconds: Double
  let allocations: Int

  static func now() -> Reading {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Reading(
      seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9,
      allocations: allocations_of_thread())
  }
}
