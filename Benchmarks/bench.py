#!/usr/bin/env python3
"""Times whole cycles of `aggregator` beside `curl --parallel` on the same feeds, in one interleaved run.

    bench.py PROGRAM [--sources 1000] [--items 40] [--runs 5] [--folder DIR]

A cold cycle fetches, parses, matches, stores and publishes everything; curl only fetches it. A nothing-new cycle is all 304, and so
is curl's with --etag-compare. CPU seconds (user and system) of the whole process, medians; peak memory in MB. Needs nginx and curl.
"""
import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import newsroom

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program")
parser.add_argument("--sources", type=int, default=1000)
parser.add_argument("--items", type=int, default=40)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--port", type=int, default=18743)
parser.add_argument("--folder", default=None, help="keep the newsroom here")
options = parser.parse_args()


def configuration(urls, folder):
    sources = [{"id": "s%05d" % n, "url": url, "publisher": "p%05d" % n, "allowPrivate": True} for n, url in enumerate(urls)]
    exports = [{"name": "all", "formats": ["rss", "atom", "json"], "path": os.path.join(folder, "all"),
                "self": "https://desk.example/all", "limit": 200}]
    path = os.path.join(folder, "feeds.json")
    with open(path, "w") as file:
        json.dump({"version": 1, "database": os.path.join(folder, "aggregator.db"), "sources": sources, "exports": exports}, file)
    return path


def curl_list(urls, folder, name, conditional):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        for n, url in enumerate(urls):
            etag = os.path.join(folder, "etags", "%05d" % n)
            file.write("%surl = \"%s\"\noutput = \"/dev/null\"\n" % ("next\n" if n else "", url))
            file.write('etag-%s = "%s"\n' % ("compare" if conditional else "save", etag))
    return ["curl", "--silent", "--parallel", "--parallel-max", "64", "--no-progress-meter", "--config", path]


def timed(command, expected=(0,)):
    """CPU seconds and peak MB of one whole process."""
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in expected:
        sys.exit("%s ended with %d" % (command[0], os.waitstatus_to_exitcode(status)))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = os.path.abspath(options.program)
    folder = options.folder or tempfile.mkdtemp(prefix="aggregator-bench-")
    room = os.path.join(folder, "room")
    urls = newsroom.write(room, options.sources, options.items, options.port)
    if os.getuid() == 0:
        for path in (folder, room):
            os.chmod(path, 0o755)
    desk = os.path.join(folder, "desk")
    shutil.rmtree(desk, ignore_errors=True)
    os.makedirs(os.path.join(desk, "etags"))
    feeds = configuration(urls, desk)
    cold_curl, warm_curl = curl_list(urls, desk, "cold", False), curl_list(urls, desk, "warm", True)
    run = [program, "run", "-c", feeds, "--force", "--quiet"]
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    server = subprocess.Popen([nginx, "-p", room, "-c", "nginx.conf"] + (["-g", "user root;"] if os.getuid() == 0 else []))
    try:
        time.sleep(1)
        figures = {"curl cold": [], "aggregator cold": [], "curl nothing new": [], "aggregator nothing new": []}
        for _ in range(options.runs):
            for name in os.listdir(desk):
                if name.startswith("aggregator.db"):
                    os.unlink(os.path.join(desk, name))
            figures["curl cold"].append(timed(cold_curl))
            figures["aggregator cold"].append(timed(run))
            figures["curl nothing new"].append(timed(warm_curl))
            figures["aggregator nothing new"].append(timed(run))
    finally:
        server.terminate()
        server.wait()
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)
    print("%d sources of %d items, %d runs, medians" % (options.sources, options.items, options.runs))
    median = {}
    for name, rows in figures.items():
        median[name] = statistics.median(cpu for cpu, _ in rows)
        print("%-24s %6.2f CPU s  %5.0f MB" % (name, median[name], max(peak for _, peak in rows)))
    for kind in ("cold", "nothing new"):
        ratios = [a[0] / b[0] for a, b in zip(figures["aggregator " + kind], figures["curl " + kind])]
        print("%-24s %6.2f times curl" % (kind, statistics.median(ratios)))


resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
main()
