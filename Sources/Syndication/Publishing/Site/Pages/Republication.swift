import News

/// A republication in a table: who, when, how much later, how much of the text, with what credit.
struct Republication {
  let page: SitePage
  let member: StoryMember
  let origin: Article

  private var site: SiteProfile { page.site }
  private var words: SiteWords { page.words }

  var row: HTML {
    let article = member.article
    return """
      <tr><th scope="row"><a href="\(page.to(SitePath.publisher(article.publisher)))">\
      <bdi>\(site.name(of: article.publisher))</bdi></a>\(original)</th>\
      <td>\(site.short(article.canonicalTime))</td>\
      <td>\(site.lag(Lag.seconds(of: article, behind: origin)))</td>\
      <td>\(share)</td><td>\(credit)</td></tr>

      """
  }

  private var original: HTML? {
    PublishedAddress.web(member.article.url).map {
      let name = "\(words.original): \(site.name(of: member.article.publisher))"
      return """
         <a class="out" href="\($0)" rel="external noreferrer" aria-label="\(name)">↗</a>
        """
    }
  }

  private var share: HTML {
    guard let share = member.membership.containment else { return "\(words.none)" }
    let percent = Share.percent(share)
    return """
      <meter min="0" max="100" value="\(percent)" aria-hidden="true"></meter> \(site.percent(share))
      """
  }

  private var credit: HTML {
    member.membership.credited
      ? "<span class=\"yes\">\(words.credited)</span>"
      : "<span class=\"no\">\(words.uncredited)</span>"
  }

  static func table(_ page: SitePage, _ rows: [HTML], label: String) -> HTML {
    let words = page.words
    return """
      <div class="wide" tabindex="0" role="region" aria-label="\(words.republications): \(label)">
      <table>
      <thead><tr><th scope="col">\(words.publisher)</th><th scope="col">\(words.time)</th>\
      <th scope="col">\(words.lag)</th><th scope="col">\(words.share)</th>\
      <th scope="col">\(words.credit)</th></tr></thead>
      <tbody>
      \(.joined(rows))</tbody>
      </table>
      </div>

      """
  }
}
