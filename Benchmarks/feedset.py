#!/usr/bin/env python3
"""Writes feeds as sources of news have them, for the parsers' benchmark: the same options give the same bytes.

    feedset.py FOLDER [--sources 400] [--items 40]

Of every 20 feeds 15 are RSS 2.0, 3 Atom, 1 RDF and 1 JSON Feed; a third is Persian, of which every fifth is in windows-1256. Two of
three carry whole articles, the others summaries. Texts are the newsroom's words; bodies have links, pictures and lists with
relative addresses, and what web editors leave behind (classes, styles, a counting image).
"""
import argparse
import html
import json
import os
import random
from email.utils import formatdate
from time import gmtime, strftime

from newsroom import EPOCH, paragraphs

FORMATS = ["rss", "rss", "rss", "atom", "rss", "rss", "rdf", "rss", "rss", "atom", "rss", "rss", "json", "rss", "rss", "atom",
           "rss", "rss", "rss", "rss"]


def body(source, item, texts):
    chance = random.Random("body %d %d" % (source, item))
    yield '<div class="post-body" style="line-height:1.8">'
    for place, text in enumerate(texts):
        words = [html.escape(word) for word in text.split()]
        cut = chance.randrange(2, len(words) - 2)
        words[cut] = '<a href="/tag/%d?a=1&amp;b=2" target="_blank" onclick="go()">%s</a>' % (chance.randrange(99), words[cut])
        if chance.random() < .3:
            words[cut - 1] = "<strong>%s</strong>" % words[cut - 1]
        if chance.random() < .2:
            words[cut + 1] += "&nbsp;&ndash;"
        if place == 1:
            yield ('<figure><img src="/files/%d/%d.jpg" width="640" height="360" alt="%s" class="wp-image" loading="lazy">'
                   "<figcaption>%s</figcaption></figure>" % (source, item, words[0], words[1]))
        if chance.random() < .1:
            yield "<ul>%s</ul>" % "".join("<li>%s</li>" % word for word in words[cut + 2:cut + 6])
        yield '<p class="s%d">%s</p>\n' % (place, " ".join(words))
    yield '<img src="https://count.example/p.gif" width="1" height="1"></div>'


class Item:
    def __init__(self, base, source, item):
        texts = list(paragraphs(source, item))
        self.link = "%s/news/%d/%d" % (base, source, item)
        self.title = " ".join(texts[0].split()[:9])
        self.lead = " ".join(texts[0].split()[:30])
        self.body = "".join(body(source, item, texts)) if source % 3 != 1 else None
        self.language = "en" if source % 3 else "fa"
        self.time = EPOCH + item * 900
        self.rfc822 = formatdate(self.time, usegmt=True)
        self.rfc3339 = strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(self.time))
        self.author = texts[-1].split()[0] + " " + texts[-1].split()[1]
        self.tags = texts[-1].split()[2:2 + item % 4]
        self.image = "%s/files/%d/%d.jpg" % (base, source, item)


def rss(title, base, items):
    def one(it):
        content = "<content:encoded><![CDATA[%s]]></content:encoded>" % it.body if it.body else ""
        return ('<item>\n  <title>%s</title>\n  <link>%s</link>\n  <guid isPermaLink="true">%s</guid>\n  <pubDate>%s</pubDate>\n'
                "  <dc:creator><![CDATA[%s]]></dc:creator>\n  %s\n  <description>%s</description>\n  %s\n"
                '  <media:content url="%s" type="image/jpeg" medium="image" width="640" height="360"/>\n  <slash:comments>%d'
                "</slash:comments>\n</item>\n"
                % (it.title, it.link, it.link, it.rfc822, it.author,
                   "".join("<category>%s</category>" % tag for tag in it.tags),
                   html.escape("<p>%s</p>" % it.lead), content, it.image, it.time % 7))
    return ('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\n<channel>\n'
            "<title>%s</title>\n<link>%s/</link>\n<description>Made up</description>\n<language>%s</language>\n<ttl>15</ttl>\n%s"
            "</channel>\n</rss>\n" % (title, base, items[0].language, "".join(map(one, items))))


def atom(title, base, items):
    def one(it):
        content = '<content type="html">%s</content>' % html.escape(it.body) if it.body else ""
        return ('<entry>\n  <title type="html">%s</title>\n  <id>%s</id>\n  <link rel="alternate" type="text/html" href="%s"/>\n'
                "  <published>%s</published>\n  <updated>%s</updated>\n  <author><name>%s</name></author>\n  %s\n"
                '  <summary type="html">%s</summary>\n  %s\n</entry>\n'
                % (it.title, it.link, it.link, it.rfc3339, it.rfc3339, it.author,
                   "".join('<category term="%s"/>' % tag for tag in it.tags), html.escape("<p>%s</p>" % it.lead), content))
    return ('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">\n<title>%s</title>\n<id>%s/</id>\n<link href="%s/"/>\n'
            "<updated>%s</updated>\n%s</feed>\n" % (items[0].language, title, base, base, items[0].rfc3339, "".join(map(one, items))))


def rdf(title, base, items):
    def one(it):
        return ('<item rdf:about="%s">\n  <title>%s</title>\n  <link>%s</link>\n  <description>%s</description>\n  <dc:date>%s'
                "</dc:date>\n  <dc:creator>%s</dc:creator>\n</item>\n"
                % (it.link, it.title, it.link, html.escape(it.body or "<p>%s</p>" % it.lead), it.rfc3339, it.author))
    return ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about="%s/">\n<title>%s</title>\n<link>%s/</link>\n'
            "<description>Made up</description>\n<items><rdf:Seq>%s</rdf:Seq></items>\n</channel>\n%s</rdf:RDF>\n"
            % (base, title, base, "".join('<rdf:li rdf:resource="%s"/>' % it.link for it in items), "".join(map(one, items))))


def json_feed(title, base, items):
    def one(it):
        return {"id": it.link, "url": it.link, "title": it.title, "summary": it.lead, "date_published": it.rfc3339, "tags": it.tags,
                "authors": [{"name": it.author}], "image": it.image, "content_html": it.body or "<p>%s</p>" % it.lead}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": base + "/",
                       "items": [one(it) for it in items]}, ensure_ascii=False, indent=1)


WRITERS = {"rss": rss, "atom": atom, "rdf": rdf, "json": json_feed}


def feed(source, count):
    """The bytes of a feed, and how its name ends."""
    form = FORMATS[source % len(FORMATS)]
    base = "https://s%05d.room.example" % source
    text = WRITERS[form]("Source %d" % source, base, [Item(base, source, item) for item in reversed(range(count))])
    if form == "json":
        return text.encode(), "json"
    encoding = "windows-1256" if source % 15 == 3 else "utf-8"
    if encoding == "windows-1256":
        # Its sites write what it has: Arabic letters for the Persian ones that it lacks.
        text = text.replace("\u06cc", "\u064a").replace("\u06a9", "\u0643")
    text = '<?xml version="1.0" encoding="%s"?>\n%s' % (encoding, text)
    return text.encode(encoding, "xmlcharrefreplace"), form


def write(folder, sources, items):
    """Writes what is not there yet; returns the paths."""
    os.makedirs(folder, exist_ok=True)
    paths = []
    for source in range(sources):
        name = "%05d.%d." % (source, items)
        path = next((os.path.join(folder, name + form) for form in WRITERS if os.path.exists(os.path.join(folder, name + form))), None)
        if path is None:
            data, form = feed(source, items)
            path = os.path.join(folder, name + form)
            with open(path, "wb") as file:
                file.write(data)
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--items", type=int, default=40)
    options = parser.parse_args()
    print("\n".join(write(options.folder, options.sources, options.items)))
