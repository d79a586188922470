#!/usr/bin/env python3
"""Extracts the articles of pages that are in memory with a package of PyPI, in this process, and tells the CPU time it took.

    article_peers.py resiliparse|trafilatura FILE...

One line: CPU seconds of this thread, pages. What a package needs to be loaded is not counted.
"""
import sys
import time


def extractor(package):
    if package == "trafilatura":
        import trafilatura
        return lambda page: trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    def extract(page):
        tree = HTMLTree.parse(bytes_to_str(page, detect_encoding(page) or "utf-8"))
        return tree.title, extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False,
                                              noscript=False, comments=False)
    return extract


def main():
    package, *files = sys.argv[1:]
    pages = []
    for path in files:
        with open(path, "rb") as file:
            pages.append(file.read())
    extract = extractor(package)
    for page in pages[:3]:
        extract(page)
    start = time.thread_time()
    for page in pages:
        try:
            extract(page)
        except Exception as error:  # a page that a package cannot read counts with the time it took
            print(error, file=sys.stderr)
    print(time.thread_time() - start, len(pages))


main()
