#!/usr/bin/env python3
"""Times feed parsers on the same documents in one interleaved run: ours, feedparser-rs and fastfeedparser.

    feeds.py FEED-BENCH [--program AGGREGATOR] [--runs 5] [--sources 400] [--items 40] [--folder DIR] [FILE...]

CPU time on one core; a process for each measurement, which reads all documents into memory, parses them all once to warm up and
then once for the clock. Medians; the ratio is the median of each run's own ratio to feedparser-rs. Without files the documents
are those of feedset.py. With --program the whole command is timed too, from its start to the JSON it has written. The packages
come from PyPI into a virtual environment in the folder.
"""
import argparse
import os
import statistics
import subprocess
import tempfile

import feedset
import peers

PACKAGES = ["feedparser-rs==0.7.1", "fastfeedparser==0.6.5"]
HERE = os.path.dirname(os.path.abspath(__file__))

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("bench")
options.add_argument("--program")
options.add_argument("--runs", type=int, default=5)
options.add_argument("--sources", type=int, default=400)
options.add_argument("--items", type=int, default=40)
options.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "aggregator-feed-bench"))
options.add_argument("files", nargs="*")
options = options.parse_intermixed_args()


def in_process(command, files):
    """CPU seconds, bytes, entries and, where they are counted, allocations of the last of two rounds."""
    lines = subprocess.run(command + ["2"] + files, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    return [float(word) for word in lines[-1].split()]


def whole_process(command, files):
    return [peers.timed(command + files)[0], sum(map(os.path.getsize, files)), 0]


def report(mode, rows):
    for name, figures in rows.items():
        speed = statistics.median(size / seconds / 1e6 for seconds, size, *_ in figures)
        ratio = statistics.median(peer[0] / own[0] for own, peer in zip(figures, rows["feedparser-rs"]))
        entries = int(figures[0][2])
        print("%-10s %-22s %6.0f MB/s  %5.2f times feedparser-rs" % (mode, name, speed, ratio), end="")
        print("  %d entries" % entries if entries else "", end="")
        print("  %.1f allocations each" % (figures[0][3] / entries) if len(figures[0]) > 3 else "")


def main():
    os.makedirs(options.folder, exist_ok=True)
    python = peers.python_with(PACKAGES, options.folder)
    files = options.files or feedset.write(os.path.join(options.folder, "feeds"), options.sources, options.items)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    program = os.path.join(HERE, "feed_peers.py")
    work = {"raw": {}, "sanitised": {}}
    for mode, rows in work.items():
        rows["aggregator"] = in_process, [os.path.abspath(options.bench), mode]
        rows["feedparser-rs"] = in_process, [python, program, "feedparser-rs", mode]
        if mode == "raw":
            rows["fastfeedparser"] = in_process, [python, program, "fastfeedparser", mode]
        if options.program:
            command = [os.path.abspath(options.program), "parse"] + (["--raw"] if mode == "raw" else [])
            rows["aggregator parse"] = whole_process, command
    figures = {mode: {name: [] for name in rows} for mode, rows in work.items()}
    for _ in range(options.runs):
        for mode, rows in work.items():
            for name, (measure, command) in rows.items():
                figures[mode][name].append(measure(command, files))
    print("%d documents, %.1f MB, %d runs, medians" % (len(files), sum(map(os.path.getsize, files)) / 1e6, options.runs))
    for mode, rows in figures.items():
        report(mode, rows)


main()
