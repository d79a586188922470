import JSON
import Text

extension Edition {
  func rss(_ source: Newsroom.Source) -> String {
    let items = items(of: source).map { item in
      let link = escaped(link(item, of: source))
      return """
        <item><title>\(escaped(item.title))</title><link>\(link)</link>\
        <guid isPermaLink="true">\(link)</guid>\
        <pubDate>\(DateWriter.rfc822(moment(item)))</pubDate>\
        <category>\(escaped(item.service))</category>\
        <description>\(escaped("<p>\(escaped(item.lead))</p>"))</description></item>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>\(escaped(source.title))</title>\
      <link>\(base)/\(source.name)/</link><description>\(escaped(source.title))</description>\
      <language>\(source.language)</language>
      \(items.joined(separator: "\n"))</channel></rss>
      """
  }

  func atom(_ source: Newsroom.Source) -> String {
    let entries = items(of: source).map { item in
      let link = escaped(link(item, of: source))
      let date = DateWriter.rfc3339(moment(item))
      return """
        <entry><title>\(escaped(item.title))</title><id>\(link)</id><link href="\(link)"/>\
        <published>\(date)</published><updated>\(date)</updated>\
        <category term="\(escaped(item.service))"/><summary>\(escaped(item.lead))</summary></entry>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(source.language)">\
      <title>\(escaped(source.title))</title><id>\(base)/\(source.name)/</id>\
      <updated>\(DateWriter.rfc3339(now))</updated>
      \(entries.joined(separator: "\n"))</feed>
      """
  }

  func rdf(_ source: Newsroom.Source) -> String {
    let items = items(of: source).map { item in
      let link = escaped(link(item, of: source))
      return """
        <item rdf:about="\(link)"><title>\(escaped(item.title))</title><link>\(link)</link>\
        <description>\(escaped(item.lead))</description>\
        <dc:date>\(DateWriter.rfc3339(moment(item)))</dc:date></item>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
      <channel rdf:about="\(base)/\(source.name)/"><title>\(escaped(source.title))</title>\
      <link>\(base)/\(source.name)/</link><description>\(escaped(source.title))</description></channel>
      \(items.joined(separator: "\n"))</rdf:RDF>
      """
  }

  func json(_ source: Newsroom.Source) -> String {
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.member("version", "https://jsonfeed.org/version/1.1")
      writer.member("title", source.title)
      writer.member("home_page_url", "\(base)/\(source.name)/")
      writer.member("language", source.language)
      writer.key("items")
      writer.array { writer in
        for item in items(of: source) {
          writer.object { writer in
            writer.member("id", link(item, of: source))
            writer.member("url", link(item, of: source))
            writer.member("title", item.title)
            writer.member("content_text", item.lead)
            writer.member("date_published", DateWriter.rfc3339(moment(item)))
            writer.member("tags", [item.service])
          }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
