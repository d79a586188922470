import Foundation
import Testing

@testable import Syndication

@Suite struct AtomicFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "atomic-\(UUID().uuidString)")

  private func inFolder(_ body: (String) throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func put(_ text: String, at path: String) throws -> Bool {
    let file = try AtomicFile(path: path)
    try file.write(Array(text.utf8))
    return try file.commit()
  }

  @Test func replacesAFileWhole() throws {
    try inFolder { (folder) throws in
      let path = folder + "/all.rss"
      #expect(try put("first", at: path))
      #expect(try put("second", at: path))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["all.rss"])
    }
  }

  @Test func leavesAnEqualFileUntouched() throws {
    try inFolder { (folder) throws in
      let path = folder + "/all.rss"
      let text = String(repeating: "news ", count: 60_000)
      #expect(try put(text, at: path))
      let before = try FileManager.default.attributesOfItem(atPath: path)
      #expect(try !put(text, at: path))
      let after = try FileManager.default.attributesOfItem(atPath: path)
      #expect(before[.systemFileNumber] as? UInt64 == after[.systemFileNumber] as? UInt64)
      #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
      #expect(try put(text + "!", at: path))
      #expect(try put("news", at: path))
    }
  }

  @Test func aFileThatIsGivenUpLeavesTheOldOneAndNothingElse() throws {
    try inFolder { (folder) throws in
      let path = folder + "/all.rss"
      #expect(try put("first", at: path))
      do {
        let file = try AtomicFile(path: path)
        try file.write(Array("half".utf8))
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["all.rss"])
    }
  }

  @Test func takesOverWhatAKilledRunLeft() throws {
    try inFolder { (folder) throws in
      let path = folder + "/all.rss"
      try Data("a killed run's half".utf8).write(
        to: URL(filePath: AtomicFile.temporaryPath(for: path)))
      #expect(try put("whole", at: path))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["all.rss"])
    }
  }

  @Test func twoThatWriteOneFileWaitForEachOther() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path + "/all.rss"
    let texts = (0..<4).map { String(repeating: "\($0)", count: 300_000) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for text in texts {
        group.addTask {
          for _ in 0..<10 {
            let file = try AtomicFile(path: path)
            for piece in Array(text.utf8).chunked(by: 10_000) { try file.write(piece) }
            _ = try file.commit()
            let seen = try String(contentsOfFile: path, encoding: .utf8)
            #expect(texts.contains(seen))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["all.rss"])
  }

  @Test func whoHoldsAFileIsNotWaitedForForEver() throws {
    try inFolder { (folder) throws in
      let (path, link) = (folder + "/all.rss", folder + "/all.atom")
      try Data("old".utf8).write(to: URL(filePath: path))
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      let first = try AtomicFile(path: path)
      let error = #expect(throws: FileError.self) {
        try AtomicFile(path: link, wait: FileWait(.milliseconds(1)))
      }
      #expect(error?.description.contains("take away the link") == true)
      AtomicFile.removeLeftOver(path)
      try first.write(Array("new".utf8))
      #expect(try first.commit())
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }
  }

  /// A slash and a mark behind it are one character, and two bytes.
  @Test func pathsAreReadByBytes() {
    #expect(Paths.standardised("a/./../b//c/\u{301}d") == "b/c/\u{301}d")
    #expect(Paths.standardised("/../a/..") == "/")
    #expect(Paths.standardised("../../\u{301}a") == "../../\u{301}a")
    #expect(Paths.isAbsolute("/\u{301}a"))
    #expect(Paths.folder(of: "/\u{301}a") == "/")
  }

  @Test func aLinkIsReplacedWhereItIsNotFollowed() throws {
    try inFolder { (folder) throws in
      let (path, link) = (folder + "/all.rss", folder + "/all.rss.gz")
      try Data("whole".utf8).write(to: URL(filePath: path))
      for target in [path, folder, "/dev/null", folder + "/none"] {
        try? FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        let file = try AtomicFile(path: link, followsLinks: false)
        try file.write(Array("copy".utf8))
        #expect(try file.commit())
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
        let type = try FileManager.default.attributesOfItem(atPath: link)[.type]
        #expect(type as? FileAttributeType == .typeRegular)
      }
    }
  }

  @Test func nothingIsWrittenOverALinkInThePlaceOfATemporary() throws {
    try inFolder { (folder) throws in
      let (path, theirs) = (folder + "/all.rss", folder + "/theirs")
      try Data("theirs".utf8).write(to: URL(filePath: theirs))
      try FileManager.default.createSymbolicLink(
        atPath: AtomicFile.temporaryPath(for: path), withDestinationPath: theirs)
      let error = #expect(throws: FileError.self) { try put("ours", at: path) }
      #expect(error?.description.contains("\(folder)/.all.rss.new: it is a link") == true)
      #expect(error?.description.hasSuffix("remove it") == true)
      #expect(try String(contentsOfFile: theirs, encoding: .utf8) == "theirs")
    }
  }

  @Test func whatIsNoFileInThePlaceOfATemporaryIsNotWaitedFor() throws {
    try inFolder { (folder) throws in
      let path = folder + "/all.rss"
      let temporary = AtomicFile.temporaryPath(for: path)
      for make in [mkfifo, mkdir] {
        #expect(make(temporary, 0o700) == 0)
        let wait = FileWait()
        #expect(throws: FileError.inTheWay(temporary)) { try AtomicFile(path: path, wait: wait) }
        #expect(Glibc.remove(temporary) == 0)
      }
    }
  }

  @Test func keepsTheModeAndFollowsLinks() throws {
    try inFolder { (folder) throws in
      let (path, link) = (folder + "/feeds.json", folder + "/link.json")
      #expect(try put("first", at: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      #expect(try put("second", at: link))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    }
  }

  @Test func writesIntoWhatIsNoRegularFile() throws {
    #expect(try put("gone", at: "/dev/null"))
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func namesThePathThatCannotBeWritten() throws {
    try inFolder { (folder) throws in
      let path = folder + "/none/all.rss"
      let error = #expect(throws: FileError.self) { try put("x", at: path) }
      #expect(error?.description.contains(path) == true)
      let taken = folder + "/taken"
      try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
      #expect(throws: FileError.self) { try put("x", at: taken) }
    }
  }
}

extension [UInt8] {
  fileprivate func chunked(by size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
