#!/usr/bin/env python3
"""Times `aggregator match` beside the package rensa (MinHash and LSH) on the same lines, in one interleaved run.

    matching.py PROGRAM MATCH-BENCH [--items 10000,100000] [--runs 3] [--folder DIR]

CPU seconds (user and system) and peak memory of whole processes on files that matchset.py has written; medians. Growth is the CPU time
an item over that of the file before. MATCH-BENCH tells the bytes an item takes in the window of near duplicates, as counted and as the
process grew. A million items (--items 10000,100000,1000000) take some minutes and 11 GB of memory. rensa comes from PyPI into a
virtual environment in the folder.
"""
import argparse
import os
import statistics
import subprocess
import tempfile

import matchset
import peers

PACKAGES = ["rensa==0.5.0"]
HERE = os.path.dirname(os.path.abspath(__file__))

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("program")
options.add_argument("bench")
options.add_argument("--items", default="10000,100000")
options.add_argument("--runs", type=int, default=3)
options.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "aggregator-match-bench"))
options = options.parse_args()


def main():
    os.makedirs(options.folder, exist_ok=True)
    python = peers.python_with(PACKAGES, options.folder)
    program, rensa = os.path.abspath(options.program), os.path.join(HERE, "match_peers.py")
    before = {}
    for count in map(int, options.items.split(",")):
        path = os.path.join(options.folder, "%d.jsonl" % count)
        if not os.path.exists(path):
            matchset.write(path, count)
        work = {"aggregator match": [program, "match", "-"], "rensa": [python, rensa, path]}
        figures = {name: [] for name in work}
        for _ in range(options.runs):
            for name, command in work.items():
                figures[name].append(peers.timed(command, path))
        print("%d items, %.1f MB, %d runs, medians" % (count, os.path.getsize(path) / 1e6, options.runs))
        for name, runs in figures.items():
            each = statistics.median(cpu for cpu, _ in runs) / count
            growth = "  %.2f times as long an item" % (each / before[name]) if name in before else ""
            print("  %-18s %7.0f items a CPU second  %6.0f MB%s" % (name, 1 / each, statistics.median(peak for _, peak in runs), growth))
            before[name] = each
        print("  %-18s %7.2f times rensa" % ("", statistics.median(
            peer[0] / own[0] for own, peer in zip(figures["aggregator match"], figures["rensa"]))))
        items, kept, shingles, size, grown, cpu = map(float, subprocess.run(
            [os.path.abspath(options.bench), path], stdout=subprocess.PIPE, check=True).stdout.split())
        print("  %-18s %7.0f bytes an item, the process grew by %.0f; %.1f shingles each; filled at %.0f items a CPU second" % (
            "the window", size / kept, grown / kept, shingles / kept, items / cpu))


main()
