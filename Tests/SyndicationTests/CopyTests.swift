import Compression
import Foundation
import News
import Syndication
import Testing

/// Compressed copies beside exports.
@Suite struct CopyTests {
  private func configuration(
    _ folder: borrowing DeskFolder, _ codings: Set<ContentCoding>, more: String = ""
  ) throws -> Configuration {
    var configuration = try folder.configuration(["one"], exportMore: more)
    configuration.exports[0].formats = Desk.exportFormats
    configuration.exports[0].compress = codings
    return configuration
  }

  private func serve(_ numbers: ClosedRange<Int>, _ folder: borrowing DeskFolder) {
    folder.documents["/one"] = Wire.rss(
      folder.base,
      numbers.map { number in
        Wire.Item(
          id: "\(number)", title: "Story \(number)",
          text: "The one text of story \(number). " + Wire.bakery,
          date: String(format: "Thu, 01 Jan 2026 08:%02d:00 +0000", number))
      })
  }

  /// Takes the copies out of `files` that hold what their files hold and have their time.
  private func copies(in files: [String: Exported]) -> [String] {
    Copies.good(in: files.mapValues { SiteFile(bytes: $0.bytes, changed: $0.changed) })
  }

  private typealias Exported = (bytes: Data, changed: Date?)

  @Test func eachFileHasItsCopiesAndTheNextRunRewritesNothing() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(
        folder, [.gzip, .br], more: ", \"archive\": 2, \"limit\": 3")
      serve(1...5, folder)
      let report = try await folder.run(configuration)
      let first = try folder.exported()
      let plain = first.keys.filter { !Copies.isCopy($0) }
      // Seven formats, and three archive pages of two of them.
      #expect(plain.count == 13)
      #expect(copies(in: first).count == 2 * plain.count)
      #expect(first.count == 3 * plain.count)
      #expect(report.written.count == first.count)

      let second = try await folder.run(configuration)
      #expect(second.written == [])
      #expect(try folder.exported().mapValues(\.changed) == first.mapValues(\.changed))

      serve(1...6, folder)
      folder.setNow(1_767_300_000 + 600)
      let third = try await folder.run(configuration)
      let grown = try folder.exported()
      // Two pages more, that are being filled.
      #expect(copies(in: grown).count == 2 * plain.count + 4)
      #expect(grown["all.rss.gz"]?.bytes != first["all.rss.gz"]?.bytes)
      #expect(grown["all.opml.br"]?.changed == first["all.opml.br"]?.changed)
      #expect(third.written.contains { $0.hasSuffix("all.archive-3.atom.br") })
      #expect(!third.written.contains { $0.hasSuffix("all.archive-2.atom.br") })
    }
  }

  /// The bytes do not depend on the day.
  @Test func theSameFileHasTheSameCopiesOnAnotherDay() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, [.gzip, .br])
      serve(1...5, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      try FileManager.default.removeItem(atPath: folder.path + "/out")
      folder.setNow(1_767_300_000 + 86_400)
      try await folder.desk(configuration).export(name: nil, format: nil)
      #expect(try folder.exported().mapValues(\.bytes) == first.mapValues(\.bytes))
    }
  }

  @Test(arguments: ["all.rss.gz", "all.sitemap.xml.br", "all.archive-1.atom.br"])
  func whatIsMissingOrDamagedIsMadeAnew(_ name: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      // Without archive pages, an export that is as it was left is passed over (decision 0115).
      let more = name.contains("archive") ? ", \"archive\": 2" : ""
      let configuration = try configuration(folder, [.gzip, .br], more: more)
      serve(1...5, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      let (path, whole) = (folder.path + "/out/" + name, try #require(first[name]?.bytes))
      let other = try #require(first["all.opml" + name.suffix(3)]?.bytes)
      for damaged in [nil, whole.prefix(whole.count / 2), whole + [0], other, Data()] {
        try FileManager.default.removeItem(atPath: path)
        try damaged?.write(to: URL(filePath: path))
        let report = try await folder.run(configuration)
        #expect(report.written.map { $0.hasSuffix(name) } == [true])
        let now = try folder.exported()
        #expect(now.mapValues(\.bytes) == first.mapValues(\.bytes))
        #expect(now.mapValues(\.changed) == first.mapValues(\.changed))
      }
    }
  }

  /// One that was only touched is as good as it was.
  @Test func whatHasAnotherTimeIsReadNotRewritten() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, [.br])
      serve(1...2, folder)
      try await folder.run(configuration)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
        ofItemAtPath: folder.path + "/out/all.rss.br")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: folder.path + "/out/all.atom")
      #expect(try await folder.run(configuration).written == [])
      let after = try folder.exported()
      #expect(copies(in: after).count * 2 == after.count)
      let mode = try FileManager.default.attributesOfItem(
        atPath: folder.path + "/out/all.atom.br")[.posixPermissions]
      #expect(mode as? Int == 0o640)
    }
  }

  /// The time is not believed where something has changed.
  @Test func aDamagedCopyWithItsTimeIsMadeAnew() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, [.gzip, .br])
      serve(1...2, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      let path = folder.path + "/out/all.rss.gz"
      var bytes = try #require(first["all.rss.gz"]?.bytes)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: try #require(first["all.rss.gz"]?.changed)], ofItemAtPath: path)
      #expect(try await folder.run(configuration).written == [path])
      #expect(try folder.exported().mapValues(\.bytes) == first.mapValues(\.bytes))
    }
  }

  /// Whatever the configuration of the next run asks for, and whether the file changes or not.
  @Test(arguments: [[], [.gzip], [.gzip, .br]] as [Set<ContentCoding>])
  func whatAKilledRunLeftOfCopiesIsTakenAway(_ codings: Set<ContentCoding>) async throws {
    try await DeskFolder.with { (folder) async throws in
      let more = ", \"archive\": 2"
      for (count, more) in [(3, ""), (3, ""), (4, ""), (4, more), (6, more)] {
        let configuration = try configuration(folder, codings, more: more)
        serve(1...count, folder)
        let out = folder.path + "/out"
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        for name in ["all.rss", "all.sitemap.xml"] + (more == "" ? [] : ["all.archive-1.atom"]) {
          for suffix in ["", ".gz", ".br"] {
            try Data("half".utf8).write(to: URL(filePath: "\(out)/.\(name)\(suffix).new"))
          }
        }
        #expect(try await folder.run(configuration).complaints == [])
        #expect(try folder.exported().keys.filter { $0.hasSuffix(".new") } == [])
      }
    }
  }

  @Test(arguments: [[], [.gzip]] as [Set<ContentCoding>])
  func aLinkInThePlaceOfACopyIsNotFollowed(_ codings: Set<ContentCoding>) async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, codings)
      serve(1...2, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      let (path, link) = (folder.path + "/out/all.rss", folder.path + "/out/all.rss.gz")
      try? FileManager.default.removeItem(atPath: link)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      try await folder.desk(configuration).export(name: nil, format: nil)
      #expect(try folder.exported()["all.rss"]?.bytes == first["all.rss"]?.bytes)
      #expect(
        try folder.exported()["all.rss.gz"]?.bytes
          == first[codings == [] ? "all.rss" : "all.rss.gz"]?.bytes)
    }
  }

  @Test func twoOutputsThatAreOneFileOverALinkAreTold() async throws {
    try await DeskFolder.with { (folder) async throws in
      var configuration = try configuration(folder, [.gzip])
      configuration.exports[0].formats = ["rss", "atom"]
      serve(1...2, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      let (path, link) = (folder.path + "/out/all.rss", folder.path + "/out/all.atom")
      try FileManager.default.removeItem(atPath: link)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      let report = try await folder.run(configuration)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("all.atom: it is being written") == true)
      #expect(try folder.exported()["all.rss"]?.bytes == first["all.rss"]?.bytes)
      try FileManager.default.removeItem(atPath: link)
      #expect(try await folder.run(configuration).complaints == [])
    }
  }

  /// A sitemap without items (decision 0118).
  @Test func copiesStandBesideAFileThatStaysAndGoWithOneThatIsGone() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...2, folder)
      let none = ", \"filter\": [\"title=none\"]"
      try await folder.run(try configuration(folder, [.gzip]))
      let path = folder.path + "/out/all.sitemap.xml"
      try FileManager.default.removeItem(atPath: path + ".gz")
      try await folder.run(try configuration(folder, [.gzip], more: none))
      #expect(copies(in: try folder.exported()).contains("all.sitemap.xml.gz"))
      try await folder.run(try configuration(folder, [.br], more: none))
      #expect(copies(in: try folder.exported()).contains("all.sitemap.xml.br"))
      #expect(try folder.exported()["all.sitemap.xml.gz"] == nil)
      try FileManager.default.removeItem(atPath: path)
      try await folder.run(try configuration(folder, [.br], more: none))
      #expect(try folder.exported().keys.filter { $0.contains("sitemap") } == [])
    }
  }

  @Test func whatIsNoLongerWantedIsRemovedButNothingOfOthers() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...5, folder)
      let more = ", \"archive\": 2"
      try await folder.run(try configuration(folder, [.gzip, .br], more: more))
      let all = try folder.exported()
      let theirs = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + Data("theirs".utf8)
      let path = folder.path + "/out/all.json.gz"
      try theirs.write(to: URL(filePath: path))
      try await folder.run(try configuration(folder, [.br], more: more))
      let some = try folder.exported()
      #expect(some.keys.filter { $0.hasSuffix(".gz") } == ["all.json.gz"])
      #expect(copies(in: some).count == all.count / 3)
      // Taken off while its file changes: not even then is the old copy kept.
      serve(1...6, folder)
      try await folder.run(try configuration(folder, [], more: more))
      let none = try folder.exported()
      #expect(none.keys.filter(Copies.isCopy) == ["all.json.gz"])
      #expect(none["all.json.gz"]?.bytes == theirs)
    }
  }

  /// What the configuration asks for is written over what was there.
  @Test func whatIsAskedForTakesThePlaceOfAnother() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...2, folder)
      try await folder.run(try configuration(folder, []))
      try Data("theirs".utf8).write(to: URL(filePath: folder.path + "/out/all.rss.gz"))
      try await folder.run(try configuration(folder, [.gzip]))
      #expect(copies(in: try folder.exported()).contains("all.rss.gz"))
    }
  }

  @Test func aCopyThatCannotBeWrittenKeepsTheOldOnes() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...2, folder)
      try await folder.run(try configuration(folder, [.gzip]))
      let first = try folder.exported().mapValues(\.bytes)
      try FileManager.default.createDirectory(
        atPath: folder.path + "/out/all.rss.br", withIntermediateDirectories: true)
      serve(1...3, folder)
      let report = try await folder.run(try configuration(folder, [.gzip, .br]))
      #expect(report.status == .inputOutput)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("all.rss.br") == true)
      try FileManager.default.removeItem(atPath: folder.path + "/out/all.rss.br")
      let second = try folder.exported()
      #expect(second["all.rss"]?.bytes == first["all.rss"])
      #expect(second["all.rss.gz"]?.bytes == first["all.rss.gz"])
      #expect(second["all.json"]?.bytes != first["all.json"])
      #expect(second.keys.allSatisfy { !$0.hasPrefix(".") })
    }
  }

  /// To a pipe goes what lies in the file; a file of its own has no copies, and old ones of ours beside
  /// it are renewed.
  @Test func theCommandLineNamesPlainFiles() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, [.gzip, .br])
      serve(1...2, folder)
      try await folder.run(configuration)
      let first = try folder.exported()
      #expect(
        try await folder.export(configuration, "rss") == Array(first["all.rss"]?.bytes ?? Data()))
      let desk = try folder.desk(configuration)
      try await desk.export(name: "all", format: "rss", to: folder.path + "/out/own.rss")
      #expect(try folder.exported().count == first.count + 1)
      try await desk.export(name: "all", format: "atom", to: folder.path + "/out/all.rss")
      let second = try folder.exported()
      #expect(second["all.rss"]?.bytes == first["all.atom"]?.bytes)
      #expect(
        copies(in: second).contains("all.rss.gz") && copies(in: second).contains("all.rss.br"))
    }
  }
}

enum Copies {
  static func isCopy(_ name: String) -> Bool {
    ContentCoding.allCases.contains { name.hasSuffix($0.suffix) }
  }

  /// The names of the copies that hold what their files hold and have their time, by the mark ours.
  static func good(in files: [String: SiteFile]) -> [String] {
    files.flatMap { name, file in
      ContentCoding.allCases.map { ($0, name + $0.suffix) }.compactMap { coding, copy in
        guard let found = files[copy], found.changed == file.changed,
          coding.isMarked(Array(found.bytes.prefix(ContentCoding.markEnd))),
          decoded(found.bytes, coding) == file.bytes
        else { return nil }
        return copy
      }
    }
  }

  private static func decoded(_ bytes: Data, _ coding: ContentCoding) -> Data? {
    var rest = Array(bytes)[...]
    var decoded: [UInt8] = []
    try? coding.decode { buffer in
      let piece = rest.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    } into: {
      decoded += $0
    }
    return Data(decoded)
  }
}
