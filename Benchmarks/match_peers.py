#!/usr/bin/env python3
"""Finds near duplicates among the JSON lines of `aggregator match` with the package rensa: MinHash of 5-word shingles, then LSH.

    match_peers.py FILE

As its README shows it: 128 permutations, a threshold of .8 with 16 bands, each text looked up among those before it and put in. Reads
no more of a text than where its words end; keeps no text. Prints how many texts have a text like them before them.
"""
import json
import sys

from rensa import RMinHash, RMinHashLSH


def main():
    lsh = RMinHashLSH(threshold=.8, num_perm=128, num_bands=16)
    found = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for number, line in enumerate(file):
            words = json.loads(line)["text"].split()
            sketch = RMinHash(num_perm=128, seed=42)
            sketch.update([" ".join(words[at:at + 5]) for at in range(max(1, len(words) - 4))])
            found += bool(lsh.query(sketch))
            lsh.insert(number, sketch)
    print(found)


main()
