import Compression
import Foundation
import Storage
import Syndication
import Testing

/// Exports that a run leaves alone, as they would be written as they are. Whether it does is told by the
/// time of their folder: what is written, is written beside.
@Suite struct SealTests {
  /// A desk whose exports a run has written.
  private func withDesk(
    _ body: (borrowing DeskFolder, Configuration) async throws -> Void
  ) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "A", text: "a"), .init(id: "2", title: "B", text: "b")])
      let configuration = try folder.configuration(["one"])
      #expect(try await folder.run(configuration).written.count == 3)
      try await body(folder, configuration)
    }
  }

  private func isWritten(
    _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> Bool {
    let out = folder.path + "/out"
    let then = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: out)
    let report = try await folder.run(configuration)
    #expect(report.exportComplaints.isEmpty)
    return try FileManager.default.attributesOfItem(atPath: out)[.modificationDate] as? Date != then
  }

  @Test func whatNothingChangedIsNotWrittenAgain() async throws {
    try await withDesk { folder, configuration in
      let before = try folder.exported()
      for _ in 0..<2 { #expect(try await !isWritten(folder, configuration)) }
      let after = try folder.exported()
      #expect(before.mapValues(\.changed) == after.mapValues(\.changed))
      #expect(before.mapValues(\.bytes) == after.mapValues(\.bytes))
    }
  }

  @Test(arguments: Change.allCases) func whatSomethingChangedIs(_ change: Change) async throws {
    try await withDesk { folder, configuration in
      let before = try folder.exported()
      try change.apply(to: folder.path + "/out")
      #expect(try await isWritten(folder, configuration))
      let after = try folder.exported()
      #expect(before.mapValues(\.bytes) == after.mapValues(\.bytes))
      #expect(try await !isWritten(folder, configuration))
    }
  }

  enum Change: CaseIterable {
    case deleted, replaced, bytesWithTheirTime, leftOver

    func apply(to folder: String) throws {
      let file = folder + "/all.atom"
      let files = FileManager.default
      switch self {
      case .deleted: try files.removeItem(atPath: file)
      case .replaced:
        try files.copyItem(atPath: file, toPath: file + ".copy")
        try files.removeItem(atPath: file)
        try files.moveItem(atPath: file + ".copy", toPath: file)
      case .bytesWithTheirTime:
        let time = try files.attributesOfItem(atPath: file)[.modificationDate] ?? Date()
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        try handle.write(contentsOf: Data("x".utf8))
        try handle.close()
        try files.setAttributes([.modificationDate: time], ofItemAtPath: file)
      case .leftOver:
        #expect(files.createFile(atPath: folder + "/.all.atom.new", contents: Data("x".utf8)))
      }
    }
  }

  @Test func anotherConfigurationOrStoreIsWritten() async throws {
    try await withDesk { folder, configuration in
      let titled = try folder.configuration(["one"], exportMore: ", \"title\": \"Other\"")
      #expect(try await isWritten(folder, titled))
      #expect(try await isWritten(folder, configuration))
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "3", title: "C", text: "c")])
      #expect(try await isWritten(folder, configuration))
      #expect(try await !isWritten(folder, configuration))
    }
  }

  @Test func whatFailedIsTriedAgain() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      let blocker = folder.path + "/out/.all.json.new"
      try FileManager.default.createDirectory(
        atPath: blocker, withIntermediateDirectories: true)
      for _ in 0..<2 {
        #expect(try await !folder.run(configuration).exportComplaints.isEmpty)
      }
      try FileManager.default.removeItem(atPath: blocker)
      #expect(try await isWritten(folder, configuration))
      #expect(try await !isWritten(folder, configuration))
    }
  }

  /// A sitemap is not written without items: that it is missing is as it should be.
  @Test func whatIsMissingForWantOfItemsIsSealed() async throws {
    try await withDesk { folder, configuration in
      var configuration = configuration
      configuration.exports[0].formats.append("sitemap")
      configuration.exports[0].compress = [.gzip]
      configuration.exports[0].filter = try folder.configuration(
        ["one"], exportMore: ", \"filter\": [\"title=none\"]"
      ).exports[0].filter
      #expect(try await isWritten(folder, configuration))
      #expect(try folder.exported()["all.sitemap.xml"] == nil)
      #expect(try await !isWritten(folder, configuration))
      try Data("theirs".utf8).write(to: URL(filePath: folder.path + "/out/all.sitemap.xml"))
      #expect(try await isWritten(folder, configuration))
    }
  }

  /// What is put back from elsewhere goes again, but nothing of others.
  @Test func unwantedCopiesOfOursThatComeBackGo() async throws {
    try await withDesk { folder, configuration in
      var compressed = configuration
      compressed.exports[0].compress = [.gzip]
      try await folder.run(compressed)
      let copy = folder.path + "/out/all.rss.gz"
      let ours = try #require(try folder.exported()["all.rss.gz"]?.bytes)
      try await folder.run(configuration)
      try ours.write(to: URL(filePath: copy))
      #expect(try await isWritten(folder, configuration))
      #expect(try folder.exported()["all.rss.gz"] == nil)
      try Data("theirs".utf8).write(to: URL(filePath: copy))
      #expect(try await !isWritten(folder, configuration))
      #expect(try folder.exported()["all.rss.gz"] != nil)
    }
  }

  @Test func archivesHaveNoSeal() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"], exportMore: ", \"archive\": 2")
      try await folder.run(configuration)
      #expect(try await isWritten(folder, configuration))
    }
  }
}
