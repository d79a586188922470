#!/usr/bin/env python3
"""Times `aggregator extract` beside resiliparse and trafilatura on the same pages, in one interleaved run.

    articles.py AGGREGATOR [--runs 5] [--pages 400] [--fast] [--folder DIR] [FILE...]

Ours is the whole process `aggregator extract --jsonl`: starting, reading JSON lines with base64, all fields and the clean HTML of
contract 5.2, writing JSON; user and system time. The packages of PyPI are timed in their process with the pages in memory and
after loading; resiliparse gives title and text, trafilatura text and some fields. One core, medians; the ratio is the median of each
run's own ratio to resiliparse. Without files the pages are those of pageset.py. --fast leaves trafilatura out.
"""
import argparse
import base64
import json
import os
import statistics
import subprocess
import tempfile

import pageset
import peers

PACKAGES = ["resiliparse==2.0.1", "trafilatura==2.3.1", "lxml-html-clean"]
HERE = os.path.dirname(os.path.abspath(__file__))

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("program")
options.add_argument("--runs", type=int, default=5)
options.add_argument("--pages", type=int, default=400)
options.add_argument("--fast", action="store_true")
options.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "aggregator-article-bench"))
options.add_argument("files", nargs="*")
options = options.parse_intermixed_args()


def lines(files):
    path = os.path.join(options.folder, "pages.jsonl")
    with open(path, "w") as output:
        for number, file in enumerate(files):
            with open(file, "rb") as page:
                text = base64.b64encode(page.read()).decode()
            output.write(json.dumps({"id": number, "url": "https://desk.example/news/%d" % number, "html_base64": text}) + "\n")
    return path


def ours(program, path):
    return peers.timed([program, "extract", "--jsonl"], path)[0]


def peer(python, name, files):
    command = [python, os.path.join(HERE, "article_peers.py"), name] + files
    return float(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.split()[0])


def main():
    os.makedirs(options.folder, exist_ok=True)
    python = peers.python_with(PACKAGES, options.folder)
    files = options.files or pageset.write(os.path.join(options.folder, "pages"), options.pages)
    path = lines(files)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    names = ["aggregator extract", "resiliparse"] + ([] if options.fast else ["trafilatura"])
    seconds = {name: [] for name in names}
    for _ in range(options.runs):
        for name in names:
            seconds[name].append(ours(os.path.abspath(options.program), path) if name == names[0] else peer(python, name, files))
    print("%d pages, %.1f MB, %d runs, medians" % (len(files), sum(map(os.path.getsize, files)) / 1e6, options.runs))
    for name in names:
        ratio = statistics.median(other / own for own, other in zip(seconds[name], seconds["resiliparse"]))
        print("%-20s %6.0f pages a CPU second  %5.2f times resiliparse" % (name, len(files) / statistics.median(seconds[name]), ratio))


main()
