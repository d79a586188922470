import Glibc
import News
import Publishing

/// The archive pages of one format of an export, as they lie beside it: `all.archive-1.atom` and so on.
///
/// A full page ends with a comment that tells which text was its last. So the pages themselves say
/// what is already archived: the store needs no memory of it, and what it forgets or joins later moves
/// nothing in them (decision 0113).
struct ArchiveShelf {
  let export: Export
  let suffix: String

  init(_ export: Export, _ format: any PublicationFormat.Type) {
    self.export = export
    suffix = format.suffix
  }

  func path(_ page: Int) -> String {
    export.path + ArchivePlace.infix(page) + suffix
  }

  /// The page that is being filled, and the last text of the full page before it.
  func openPage() -> (page: Int, after: Appearance?) {
    for page in numbers() {
      if let last = ArchiveMark.read(path(page)) { return (page + 1, last) }
    }
    return (1, nil)
  }

  /// The pages before the one that is being filled.
  func fullPages() -> [Int] {
    let open = openPage().page
    return numbers().filter { $0 < open }
  }

  /// The newest page that is there.
  func newestPage() -> Int? {
    numbers().first
  }

  /// The numbers of the pages that are there, the highest first.
  private func numbers() -> [Int] {
    let folder = Paths.folder(of: export.path)
    return Folder.names(in: folder).compactMap { page(named: $0) }.sorted(by: >)
  }

  /// Which page a path is of, if any, in the spelling of the export's.
  func page(at path: String) -> Int? {
    Paths.folder(of: path) == Paths.folder(of: export.path)
      ? page(named: Paths.name(of: path)) : nil
  }

  private func page(named name: String) -> Int? {
    let start = Paths.name(of: export.path) + ".archive-"
    guard name.utf8.starts(with: start.utf8), name.utf8.ends(with: suffix.utf8),
      let digits = String(name.utf8.dropFirst(start.utf8.count).dropLast(suffix.utf8.count)),
      let number = Int(digits), number > 0, number < Self.maximumPages, String(number) == digits
    else { return nil }
    return number
  }

  /// A bound on page numbers, so that counting on from one that somebody put there cannot overflow.
  private static let maximumPages = 1_000_000_000
}

/// The comment at the end of a full page.
enum ArchiveMark {
  private static let start = "<!-- last: "
  private static let end = " -->\n"

  static func text(_ last: Appearance) -> String {
    "\(start)\(last.seen.seconds) \(last.article)\(end)"
  }

  /// The last text of a page; nil when the page is not full or not there.
  static func read(_ path: String) -> Appearance? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    let bytes = [UInt8](unsafeUninitializedCapacity: maximumLength) { buffer, count in
      let from = max(0, size - off_t(maximumLength))
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, from))
    }
    return parse(String(decoding: bytes, as: UTF8.self))
  }

  /// Bytes of the comment: two numbers of 64 bits.
  private static let maximumLength = 80

  private static func parse(_ text: String) -> Appearance? {
    guard text.hasSuffix(end), let from = text.ranges(of: start).last?.upperBound else {
      return nil
    }
    let parts = text[from...].dropLast(end.count).split(separator: " ")
    guard parts.count == 2, let seconds = Int64(parts[0]), let id = ArticleID(String(parts[1]))
    else { return nil }
    return Appearance(seen: Timestamp(seconds: seconds), article: id)
  }
}

extension String.UTF8View {
  fileprivate func ends(with end: Self) -> Bool { suffix(end.count).elementsEqual(end) }
}
