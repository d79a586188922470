#!/usr/bin/env python3
"""Writes article pages as sites have them, for the extractors' benchmark: the same options give the same bytes.

    pageset.py FOLDER [--pages 400]

Every third page is Persian. Around the text stand what stands around texts: menus, structured data, scripts, styles, drawings, boxes
of other articles, comments, a footer. Texts are the newsroom's words.
"""
import argparse
import html
import json
import os
import random

from newsroom import paragraphs


def links(chance, count, name):
    return "".join('<li class="%s__item"><a class="%s__link" href="/news/%d" data-track="%d">%s %d</a></li>'
                   % (name, name, chance.randrange(10 ** 6), n, name, n) for n in range(count))


def page(number):
    chance = random.Random("page %d" % number)
    persian = number % 3 == 0
    texts = [html.escape(text) for text in paragraphs(0 if persian else 1, number)]
    title = " ".join(texts[0].split()[:9])
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": html.unescape(title),
            "datePublished": "2026-01-%02dT08:%02d:00+03:30" % (number % 28 + 1, number % 60), "author": {"@type": "Person", "name": "A. Writer"}}
    script = "var queue=[%s];" % ",".join('{"id":%d,"size":[300,250]}' % chance.randrange(10 ** 6) for _ in range(400))
    style = "".join(".c%d{color:#%06x;margin:%dpx}" % (n, chance.randrange(1 << 24), n) for n in range(400))
    body = "".join("<p>%s</p>\n" % text for text in texts)
    comments = "".join('<div class="comment"><p>%s</p></div>' % text for text in texts[:2])
    return """<!DOCTYPE html><html lang="%s" dir="%s"><head><meta charset="utf-8"><title>%s - The Desk</title>
<meta property="og:site_name" content="The Desk"><script type="application/ld+json">%s</script><script>%s</script><style>%s</style></head>
<body><header><nav class="menu"><ul>%s</ul></nav></header><main><article><h1>%s</h1><div class="meta"><span class="author">A. Writer</span></div>
<div class="entry-content">%s</div><div class="share"><svg viewBox="0 0 9 9"><path d="%s"/></svg></div></article>
<aside class="sidebar"><ul>%s</ul></aside><section class="comments">%s</section></main><footer><ul>%s</ul></footer></body></html>""" % (
        "fa" if persian else "en", "rtl" if persian else "ltr", title, json.dumps(data), script, style, links(chance, 60, "menu"), title, body,
        "M0 0" * 200, links(chance, 80, "related"), comments, links(chance, 60, "footer"))


def write(folder, pages):
    os.makedirs(folder, exist_ok=True)
    paths = []
    for number in range(pages):
        path = os.path.join(folder, "%05d.html" % number)
        with open(path, "w") as file:
            file.write(page(number))
        paths.append(path)
    return paths


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--pages", type=int, default=400)
    options = options.parse_args()
    write(options.folder, options.pages)
