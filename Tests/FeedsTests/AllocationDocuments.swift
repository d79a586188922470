extension AllocationTests {
  @Sendable static func rss(_ entries: Int) -> String {
    """
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>
    <link>https://news.example/</link>
    """
      + (0..<entries).map { number in
        """
        <item><title>Rain in the north</title><link>https://news.example/item/\(number)</link>
        <guid isPermaLink="true">https://news.example/item/\(number)</guid>
        <pubDate>Thu, 01 Jan 2026 09:45:00 GMT</pubDate>
        <dc:creator>Mina Rahimi of the desk</dc:creator><category>weather reports</category>
        <description>It rains in all of the north.</description>
        <content:encoded><![CDATA[\(body)]]></content:encoded></item>
        """
      }.joined() + "</channel></rss>"
  }

  @Sendable static func atom(_ entries: Int) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>tag:news.example,2026:1</id>
    <link href="https://news.example/"/><updated>2026-01-01T09:45:00Z</updated>
    """
      + (0..<entries).map { number in
        """
        <entry><title>Rain in the north</title><id>https://news.example/item/\(number)</id>
        <link rel="alternate" href="https://news.example/item/\(number)"/>
        <published>2026-01-01T09:45:00Z</published><updated>2026-01-01T09:45:00Z</updated>
        <author><name>Mina Rahimi of the desk</name></author><category term="weather reports"/>
        <summary>It rains in all of the north.</summary>
        <content type="html"><![CDATA[\(body)]]></content></entry>
        """
      }.joined() + "</feed>"
  }

  @Sendable static func rdf(_ entries: Int) -> String {
    """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://news.example/"><title>News</title></channel>
    """
      + (0..<entries).map { number in
        """
        <item rdf:about="https://news.example/item/\(number)"><title>Rain in the north</title>
        <link>https://news.example/item/\(number)</link><dc:date>2026-01-01T09:45:00Z</dc:date>
        <dc:creator>Mina Rahimi of the desk</dc:creator>
        <description><![CDATA[\(body)]]></description></item>
        """
      }.joined() + "</rdf:RDF>"
  }

  @Sendable static func jsonFeed(_ entries: Int) -> String {
    """
    {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
    """
      + (0..<entries).map { number in
        """
        {"id": "https://news.example/item/\(number)", "url": "https://news.example/item/\(number)",
        "title": "Rain in the north", "date_published": "2026-01-01T09:45:00Z",
        "authors": [{"name": "Mina Rahimi of the desk"}], "tags": ["weather reports"],
        "summary": "It rains in all of the north.",
        "content_html": "\(body.replacing("\"", with: "\\\""))"}
        """
      }.joined(separator: ",") + "]}"
  }

  /// A short article with a link and a picture.
  private static let body = """
    <p class="lead">It rains in <strong>all</strong> of the north, says the \
    <a href="/tag/weather?a=1&amp;b=2" onclick="go()">weather service</a>.</p>\
    <p><img src="/files/rain.jpg" width="640" height="360" alt="A street under water">\
    Roads are closed.</p>
    """
}
