#!/usr/bin/env python3
"""Writes a newsroom of N feeds with M items each, and an nginx configuration that serves it on loopback.

The same options give the same bytes. Every third source is Persian; a fifth of the items are another source's text.
"""
import html
import os
import random
from email.utils import formatdate

EPOCH = 1_767_225_600
ENGLISH = [a + b for a in "ba ce di fo gu ha je ki lo mu na pe".split() for b in "bri cle dro flu gra ston ver wick".split()]
PERSIAN = [a + b for a in "با دا را سا کا ما نا شا تو رو پی نی".split() for b in "ران مند گاه زار بان دان کار نما".split()]


def paragraphs(source, item):
    words = PERSIAN if source % 3 == 0 else ENGLISH
    chance = random.Random("text %d %d" % (source, item))
    for _ in range(chance.randint(3, 9)):
        yield " ".join(chance.choices(words, k=chance.randint(20, 60))) + "."


def entry(base, source, item):
    chance = random.Random("item %d %d" % (source, item))
    copied = item and chance.random() < .2
    origin = (chance.randrange(max(1, source // 3)) * 3 + source % 3, chance.randrange(item)) if copied else (source, item)
    text = list(paragraphs(*origin))
    link = "%s/news/%d/%d" % (base, source, item)
    body = "".join("<p>%s</p>" % html.escape(p) for p in text)
    return ("<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate><category>news</category>"
            "<description>%s</description><content:encoded><![CDATA[%s]]></content:encoded></item>\n"
            % (" ".join(text[0].split()[:8]), link, link, formatdate(EPOCH + item * 900, usegmt=True), html.escape(text[0]), body))


def feed(base, source, items):
    return ('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            "<channel><title>Source %d</title><link>%s/</link><description>Made up</description>\n%s</channel></rss>\n"
            % (source, base, "".join(entry(base, source, item) for item in reversed(range(items)))))


def write(folder, sources, items, port):
    """Writes what is not there yet; returns the addresses of the feeds."""
    feeds = os.path.join(folder, "www", "feeds")
    os.makedirs(feeds, exist_ok=True)
    os.makedirs(os.path.join(folder, "logs"), exist_ok=True)
    urls = []
    for source in range(sources):
        base = "http://s%05d.room.localhost:%d" % (source, port)
        path = os.path.join(feeds, "%05d.xml" % source)
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(feed(base, source, items))
            os.utime(path, (EPOCH, EPOCH))
        urls.append("%s/feeds/%05d.xml" % (base, source))
    with open(os.path.join(folder, "nginx.conf"), "w") as file:
        file.write("""daemon off; worker_processes 1; pid nginx.pid; error_log logs/error.log warn;
events { worker_connections 4096; }
http { types { application/rss+xml xml; } access_log off; gzip off; etag on; keepalive_requests 100000;
  server { listen 127.0.0.1:%d; root www; } }
""" % port)
    return urls
