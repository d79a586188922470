#!/usr/bin/env python3
"""Parses feed documents that are in memory with a package of PyPI, in this process, and tells the CPU time it took.

    feed_peers.py feedparser-rs|fastfeedparser raw|sanitised ROUNDS FILE...

One line for each round: CPU seconds of this thread, bytes, entries (counted before the clock runs). `sanitised` turns on both
sanitize_html and resolve_relative_uris of feedparser-rs, `raw` neither; fastfeedparser has no such options and does neither.
"""
import sys
import time


def parser(package, is_sanitised):
    if package == "fastfeedparser":
        import fastfeedparser
        return fastfeedparser.parse
    import feedparser_rs
    return lambda document: feedparser_rs.parse(document, sanitize_html=is_sanitised, resolve_relative_uris=is_sanitised)


def main():
    package, mode, rounds, *files = sys.argv[1:]
    documents = []
    for path in files:
        with open(path, "rb") as file:
            documents.append(file.read())
    parse = parser(package, mode == "sanitised")
    entries = sum(len(parse(document).entries) for document in documents)
    size = sum(map(len, documents))
    for _ in range(int(rounds)):
        start = time.thread_time()
        for document in documents:
            parse(document)
        print(time.thread_time() - start, size, entries)


main()
