import Foundation
import Syndication
import Testing

/// What one run may take, and where what does not fit goes.
@Suite struct CycleLimitTests {
  private func publish(_ documents: Documents, _ base: String, count: Int) {
    documents["/one"] = Wire.rss(
      base, (1...count).map { .init(id: "\($0)", title: "Item \($0)", text: "Text \($0).") })
    for number in 1...count {
      documents["/news/\(number)"] = .init(
        body: "<html><body><article><h1>Item \(number)</h1><p>Whole \(number). \(Wire.bridge)</p>"
          + "</article></body></html>", type: "text/html; charset=utf-8")
    }
  }

  @Test func pagesBeyondTheLimitComeInTheNextRuns() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base, count: 5)
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true", rootMore: ", \"limits\": {\"pages\": 2}")
      let first = try await folder.run(configuration)
      #expect(first.status == .done)
      #expect(first.newArticles == 5)
      #expect(first.postponedPages == 3)
      #expect(first.failedPages == 0)
      #expect(
        first.complaints == [
          "the 2 pages of a run (limits.pages) are read: 3 pages are left for the next run"
        ])
      #expect(try await folder.run(configuration).postponedPages == 1)
      let third = try await folder.run(configuration)
      #expect(third.postponedPages == 0)
      #expect(third.complaints.isEmpty)
      #expect(try await folder.run(configuration).unchanged == 1)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      for number in 1...5 { #expect(json.contains("Whole \(number).")) }
      let pages = folder.documents.takeRequests().filter { $0.contains("/news/") }
      #expect(pages == (1...5).map { "200 /news/\($0)" })
    }
  }

  /// Those that hang and those that wait for their place: which of them come first is not settled.
  @Test func pagesThatTakeTooLongComeInTheNextRuns() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base, count: 12)
      for number in 3...12 { folder.documents["/news/\(number)"]?.pause = 30 }
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true",
        rootMore: ", \"limits\": {\"pageTime\": \"2s\"}, \"defaults\": {\"perHost\": 1}")
      let report = try await folder.run(configuration)
      // One of those that hang runs out of its own time, which is half of that for all. The next may just do so.
      #expect((1...2).contains(report.failedPages))
      #expect((10...12).contains(report.failedPages + report.postponedPages))
      let left = "(limits.pageTime): \(report.postponedPages) pages are left"
      #expect(report.complaints.first?.contains(left) == true)
      for number in 3...12 { folder.documents["/news/\(number)"]?.pause = 0 }
      #expect(try await folder.run(configuration).postponedPages == 0)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      for number in 1...12 { #expect(json.contains("Whole \(number).")) }
      #expect(try await folder.run(configuration).unchanged == 1)
    }
  }

  /// However little time there is for all: each run knows one more for what it is, in whatever order those
  /// that nobody has asked for come.
  @Test func pagesThatHangForGoodAreNotAskedForEver() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base, count: 6)
      for number in 1...2 { folder.documents["/news/\(number)"]?.pause = 30 }
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true",
        rootMore: ", \"limits\": {\"pageTime\": \"2s\"}, \"defaults\": {\"perHost\": 1}")
      var runs = 1
      while runs < 4, try await folder.run(configuration).postponedPages > 0 { runs += 1 }
      #expect(runs < 4)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      for number in 3...6 { #expect(json.contains("Whole \(number).")) }
      #expect(try await folder.run(configuration).unchanged == 1)
    }
  }

  @Test func pagesOfMoreThanFitsInMemoryComeInTheNextRuns() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base, count: 40)
      let long = String(repeating: "x", count: 36_000)
      folder.documents["/one"] = Wire.rss(
        folder.base,
        (1...40).map { .init(id: "\($0)", title: "Item \($0)", text: "\(long) \($0)") })
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let first = try await folder.run(configuration)
      #expect(first.newArticles == 40)
      // 37 KB each of 1 MiB.
      #expect((10...13).contains(first.postponedPages))
      let begun = folder.documents.takeBegun().count { $0.contains("/news/") }
      #expect(begun == 40 - first.postponedPages)
      var runs = 1
      while runs < 5, try await folder.run(configuration).postponedPages > 0 { runs += 1 }
      #expect(runs < 5)
      #expect(try await folder.run(configuration).unchanged == 1)
      let asked = folder.documents.takeRequests().filter { $0.contains("/news/") }
      #expect(Set(asked).count == 40)
      #expect(asked.count == 40)
    }
  }

  /// Seventy sources of one host that hangs come before five of another.
  @Test func aHostThatHangsKeepsNoOthersWaiting() async throws {
    try await DeskFolder.with { (folder) async throws in
      let elsewhere = folder.base.replacing("127.0.0.1", with: "localhost")
      var sources: [String] = []
      for number in 0..<70 {
        folder.documents["/hung/\(number)"] = .init(body: "late", pause: 60)
        sources.append(
          "{\"id\": \"h\(number)\", \"url\": \"\(elsewhere)/hung/\(number)\", \"allowPrivate\": true}"
        )
      }
      for number in 0..<5 {
        folder.documents["/good/\(number)"] = Wire.rss(
          folder.base, [.init(id: "\(number)", title: "Good \(number)", text: "It stands.")])
        sources.append(
          "{\"id\": \"g\(number)\", \"url\": \"\(folder.base)/good/\(number)\", \"allowPrivate\": true}"
        )
      }
      let text = """
        {"version": 1, "database": "\(folder.path)/a.db",
         "defaults": {"perHost": 16, "timeout": "1s"}, "sources": [\(sources.joined(separator: ","))]}
        """
      let configuration = try Configuration.parse(
        Array(text.utf8), path: folder.path + "/feeds.json", environment: [:])
      let report = try await folder.run(configuration)
      #expect(report.failures.count == 70)
      #expect(report.newArticles == 5)
      let begun = folder.documents.takeBegun()
      // Before the places of those that hang first are free again.
      #expect(begun.prefix(16 + 5).count { $0.hasPrefix("/good/") } == 5)
    }
  }

  /// The host answers no page of four sources: those that wait for it are given up.
  @Test func aHostThatAnswersNoPageIsGivenUpForAllSources() async throws {
    try await DeskFolder.with { (folder) async throws in
      let names = ["one", "two", "three", "four"]
      for name in names {
        let links = (1...6).map { "\(folder.base)/hung/\(name)-\($0)" }
        folder.documents["/\(name)"] = Wire.rss(
          folder.base,
          links.map { .init(id: $0, title: "About \($0)", text: "Text of \($0).", link: $0) })
        for number in 1...6 {
          folder.documents["/hung/\(name)-\(number)"] = .init(body: "late", pause: 60)
        }
      }
      let configuration = try folder.configuration(
        names, more: ", \"fullText\": true", rootMore: ", \"defaults\": {\"timeout\": \"1s\"}")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.newArticles == 24)
      // Eight of them, and what was on its way when their time was over.
      #expect((8...11).contains(report.failedPages))
      #expect(report.postponedPages == 24 - report.failedPages)
      #expect(folder.documents.takeBegun().count { $0.contains("/hung/") } == report.failedPages)
    }
  }

  @Test func sourcesBeyondTheBytesComeFirstInTheNextRun() async throws {
    try await DeskFolder.with { (folder) async throws in
      let names = ["one", "two", "three"]
      for name in names {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base, [.init(id: name, title: name, text: "Text of \(name).")])
      }
      let configuration = try folder.configuration(
        names, rootMore: ", \"limits\": {\"bytes\": \"1\"}, \"defaults\": {\"perHost\": 1}")
      for turn in 1...3 {
        folder.setNow(1_767_300_000 + Int64(turn))
        let report = try await folder.run(configuration)
        #expect(report.status == .done)
        #expect(report.newArticles == 1)
        #expect(report.postponed == 2)
        #expect(report.complaints.first?.contains("2 sources and 0 pages are left") == true)
      }
      #expect(
        Set(folder.documents.takeRequests()) == ["200 /one", "200 /two", "200 /three"])
    }
  }

  /// Spellings of this machine, each as a source of its own.
  @Test func noSpellingOfASourceReachesAPrivateAddress() async throws {
    try await DeskFolder.with { (folder) async throws in
      let port = try #require(folder.base.split(separator: ":").last)
      let hosts = [
        "127.0.0.1", "127.1", "0x7f.1", "0X7F000001", "2130706433", "017700000001", "0", "0.0.0.0",
        "127.0.0.1.", "localhost", "localhost.", "a.localhost", "[::1]", "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25lo]",
        "１２７.０.０.１", "127。0。0。1", "%31%32%37.0.0.1", "127.0.0.1%2e", "public@127.0.0.1",
        "user:word@127.0.0.1", "①②⑦.⓪.⓪.①",
      ]
      let sources = hosts.enumerated().map { index, host in
        """
        {"id": "s\(index)", "url": "http://\(host):\(port)/one", "publisher": "p",
         "robots": "all", "fullText": true}
        """
      }
      let text = """
        {"version": 1, "database": "\(folder.path)/a.db",
         "sources": [\(sources.joined(separator: ","))]}
        """
      let configuration = try Configuration.parse(
        Array(text.utf8), path: folder.path + "/feeds.json", environment: [:])
      let report = try await folder.run(configuration)
      #expect(report.failures.count == hosts.count)
      #expect(folder.documents.takeRequests().isEmpty)
      #expect(folder.documents.takeRobotsRequests() == 0)
      #expect(!report.complaints.joined().contains("word"))
    }
  }

  @Test func credentialsAreForTheSourceItselfOnly() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base, count: 1)
      let elsewhere = folder.base.replacing("127.0.0.1", with: "localhost") + "/elsewhere"
      folder.documents["/two"] = .init(body: "", status: 302, headers: ["Location": elsewhere])
      folder.documents["/elsewhere"] = Wire.rss(
        folder.base, [.init(id: "e", title: "E", text: "e", link: elsewhere + "/e")])
      try Data("secret\n".utf8).write(to: URL(filePath: folder.path + "/key"))
      let auth = "{\"user\": \"desk\", \"password\": \"file:\(folder.path)/key\"}"
      let configuration = try folder.configuration(
        ["one", "two"], more: ", \"fullText\": true, \"auth\": \(auth)")
      #expect(try await folder.run(configuration).status == .done)
      #expect(
        folder.documents.takeAuthorized() == [
          "/news/1 Basic ZGVzazpzZWNyZXQ=", "/one Basic ZGVzazpzZWNyZXQ=",
          "/two Basic ZGVzazpzZWNyZXQ=",
        ])
    }
  }
}
