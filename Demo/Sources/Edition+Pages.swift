import Text

extension Edition {
  /// The words that a page is furnished with.
  private struct Furniture {
    var newsID: String
    var service: String
    var source: String
    var print: String
    var link: String
    var readAlso: String

    static let persian = Furniture(
      newsID: "شناسهٔ خبر", service: "سرویس", source: "منبع", print: "نسخه قابل چاپ",
      link: "لینک خبر", readAlso: "بیشتر بخوانید")
    static let arabic = Furniture(
      newsID: "رقم الخبر", service: "القسم", source: "المصدر", print: "نسخة للطباعة",
      link: "رابط الخبر", readAlso: "اقرأ أيضا")
    static let english = Furniture(
      newsID: "Article", service: "Section", source: "Source", print: "Printable version",
      link: "Link", readAlso: "Read more")

    static func of(_ language: String) -> Furniture {
      switch language {
      case "fa": persian
      case "ar": arabic
      default: english
      }
    }
  }

  func page(_ item: Newsroom.Item, of source: Newsroom.Source) -> Answer {
    let words = Furniture.of(source.language)
    let date = DateWriter.rfc3339(moment(item))
    let own = address(source.name, item.id)
    let body = item.paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
    let html = """
      <!DOCTYPE html>
      <html lang="\(source.language)" dir="\(source.isRightToLeft ? "rtl" : "ltr")"><head>\
      <meta charset="utf-8"><title>\(escaped(item.title)) - \(escaped(source.title))</title>
      <link rel="canonical" href="\(item.linkOf == nil ? own : link(item, of: source))">
      <meta property="og:title" content="\(escaped(item.title))">
      <meta property="article:published_time" content="\(date)"></head>
      <body><header><a href="/">\(escaped(source.title))</a><nav>\(menu(source))</nav></header>
      <main><div class="news-info"><span>\(words.newsID): \(digits(item.id, source))</span> - \
      <span class="item-service">\(words.service) \(escaped(item.service))</span></div>
      <div class="tools"><a href="\(own)?print=1">\(words.print)</a> \(sourceLine(item, source, words))</div>
      <h1>\(escaped(item.title))</h1>
      <time datetime="\(date)">\(date)</time>
      <p class="lead">\(escaped(item.lead))</p>
      <div class="body" itemprop="articleBody">
      \(item.signature.map { "<p class=\"watermark\">\(escaped($0))</p>\n" } ?? "")\(body)
      \(item.endMark.map { "<p>\(escaped($0))</p>\n" } ?? "")</div></main>
      <aside class="related"><h4>\(words.readAlso)</h4><ul>\(menu(source))</ul></aside>
      <footer>© \(escaped(source.title))</footer></body></html>
      """
    return Answer(type: "text/html; charset=utf-8", body: html)
  }

  private func sourceLine(
    _ item: Newsroom.Item, _ source: Newsroom.Source, _ words: Furniture
  ) -> String {
    guard let via = item.via else { return "" }
    let link = escaped(address(via.source, via.id))
    return
      "\(words.source): \(escaped(via.name ?? via.source)) | <a href=\"\(link)\">\(words.link)</a>"
  }

  /// Persian and Arabic pages write numbers in their own digits.
  private func digits(_ number: String, _ source: Newsroom.Source) -> String {
    let zero: UInt32 =
      switch source.language {
      case "fa": 0x6F0
      case "ar": 0x660
      default: 0x30
      }
    return String(
      String.UnicodeScalarView(
        number.unicodeScalars.map { Unicode.Scalar(zero &+ $0.value &- 0x30) ?? $0 }))
  }

  private func menu(_ source: Newsroom.Source) -> String {
    items(of: source).map { item in
      "<li><a href=\"\(address(source.name, item.id))\">\(escaped(item.title))</a></li>"
    }.joined()
  }
}
