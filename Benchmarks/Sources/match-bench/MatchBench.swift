import CMalloc
import Glibc
import JSON
import Matching
import News
import Text

/// Fills the window of near duplicates with the texts of JSON lines, as a run does at its start, and
/// tells what memory it takes.
///
///     match-bench FILE
///
/// One line: items, items in the window, shingles, bytes that the window uses, bytes by which the
/// process grew, CPU seconds of this thread. The prints are made before, and each text has a story
/// of its own.
@main
enum MatchBench {
  static func main() {
    guard CommandLine.arguments.count == 2, let file = fopen(CommandLine.arguments[1], "rb") else {
      complain("match-bench FILE")
      exit(2)
    }
    defer { fclose(file) }
    let prints = Prints(readingFrom: file)
    malloc_trim(0)
    let (before, start) = (residentBytes(), seconds())
    let window = prints.window()
    let end = seconds()
    malloc_trim(0)
    // Both are still there when the memory is looked at.
    withExtendedLifetime((prints, window)) {
      print(
        prints.count, window.count, prints.shingles.count, window.bytes, residentBytes() - before,
        end - start)
    }
  }

  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 4096 } ?? 0
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(2, line, line.count)
  }
}

/// The prints of many texts, one after the other.
private struct Prints {
  private(set) var shingles: [UInt32] = []
  /// By text, where its shingles end, and its source.
  private var ends: [Int] = []
  private var sources: [SourceID] = []

  var count: Int { ends.count }

  init(readingFrom file: UnsafeMutablePointer<FILE>) {
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while true {
      let length = getline(&line, &room, file)
      guard length > 0, let line else { return }
      let bytes = UnsafeRawBufferPointer(start: line, count: length)
      bytes.withMemoryRebound(to: UInt8.self) { add($0) }
    }
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    guard let node = try? JSONDocument.parse(line), let text = node["text"]?.string,
      let source = node["source"]?.string
    else { return }
    if ends.isEmpty { reserve() }
    shingles += TextPrint(TextWords(TextStanding.read(text).form)).shingles
    ends.append(shingles.count)
    sources.append(SourceID(rawValue: source))
  }

  /// So that what the texts need before does not give the window memory that is free already.
  private mutating func reserve() {
    shingles.reserveCapacity(Self.reserved * 50)
    ends.reserveCapacity(Self.reserved)
    sources.reserveCapacity(Self.reserved)
  }

  private static let reserved = 1 << 20

  func window() -> NearWindow {
    var loading = NearWindowLoading()
    var start = 0
    for (index, end) in ends.enumerated() {
      let id = ArticleID(rawValue: UInt64(index))
      loading.add(
        id, TextPrint(shingles: Array(shingles[start..<end])), of: sources[index],
        in: StoryID(foundedBy: id))
      start = end
    }
    return loading.window
  }
}
