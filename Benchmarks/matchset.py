#!/usr/bin/env python3
"""Writes items as `aggregator match` reads them, for the matching benchmark: the same options give the same bytes, and a longer file
begins with the shorter one.

    matchset.py FILE [--items 100000]

A third of the sources is Persian. The words are made of syllables and as frequent as those of a language (Zipf); texts have 12 to 1500
of them, half of them under 120. A fifth of the items are copies of an item among the 20,000 before: whole, cut, shortened to a lead,
edited, or put behind a line of their own, with a word in twenty changed in some. A tenth are forms with other names and numbers
(prices, appointments, results), and a third of the sources put the same words below each text.
"""
import argparse
import json
import random

EPOCH = 1_767_225_600
SOURCES = 2_000
REACH = 20_000
FORMS = 400
ENGLISH = "ba ce di fo gu ha je ki lo mu na pe qui ra se to vu wa xe yo za bri cle dro flu gra sto ver wick".split()
PERSIAN = "با دا را سا کا ما نا شا تو رو پی نی ران مند گاه زار بان دان کار نما خو جی فر گل".split()


def vocabulary(syllables, name):
    """A list in which each word occurs as often as it should be drawn."""
    chance = random.Random("words " + name)
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(60_000)))
    drawn = []
    for rank, word in enumerate(words[:40_000], 1):
        drawn += [word] * max(1, 30_000 // rank)
    return drawn


WORDS = [vocabulary(PERSIAN, "fa"), vocabulary(ENGLISH, "en"), vocabulary(ENGLISH, "en")]
RARE = [words[-20_000:] for words in WORDS]


def text(chance, language):
    count = min(1500, max(12, int(chance.lognormvariate(4.8, .9))))
    return chance.choices(WORDS[language], k=count)


def form(number, language):
    """Words, with None where a name stands and 0 where a number does."""
    chance = random.Random("form %d %d" % (number, language))
    words = chance.choices(WORDS[language], k=chance.randint(30, 90))
    for place in range(3, len(words), chance.randint(5, 9)):
        words[place] = chance.choice([None, 0])
    return words


FORMS_OF = [[form(number, language) for number in range(FORMS)] for language in range(3)]


def filled(chance, language):
    words = chance.choice(FORMS_OF[language])
    return [chance.choice(RARE[language]) if word is None else str(chance.randint(2, 99_999)) if word == 0 else word for word in words]


def copied(chance, language, words):
    kind = chance.randrange(5)
    words = list(words)
    if kind == 1:
        words = words[:max(12, len(words) * 2 // 3)]
    elif kind == 2:
        words = words[:max(12, min(45, len(words) // 2))]
    elif kind == 3:
        words = chance.choices(WORDS[language], k=6) + words
    if chance.random() < .4:
        for place in chance.sample(range(len(words)), len(words) // 20):
            words[place] = chance.choice(WORDS[language])
    return words


def items(count):
    chance = random.Random("items")
    recent = [[], [], []]
    for number in range(count):
        source = chance.randrange(SOURCES)
        language = source % 3
        before = recent[language]
        kind = chance.random()
        if kind < .2 and before:
            words = copied(chance, language, before[chance.randrange(len(before))])
        elif kind < .3:
            words = filled(chance, language)
        else:
            words = text(chance, language)
            if len(before) < REACH // 3:
                before.append(words)
            else:
                before[chance.randrange(len(before))] = words
        body = " ".join(words)
        if source % 9 < 3:
            body += " " + " ".join(random.Random("foot %d" % source).choices(WORDS[language], k=18))
        time = EPOCH + number * 20
        yield {"id": str(number), "lang": ["fa", "en", "en"][language], "source": "s%04d" % source, "publisher": "p%04d.example" % source,
               "url": "https://p%04d.example/news/%d" % (source, number), "title": " ".join(words[:9]), "text": body,
               "published": time - chance.randrange(900), "fetched": time, "links": []}


def write(path, count):
    from time import gmtime, strftime
    with open(path + ".part", "w", encoding="utf-8") as file:
        for item in items(count):
            for key in ("published", "fetched"):
                item[key] = strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(item[key]))
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
    import os
    os.rename(path + ".part", path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--items", type=int, default=100_000)
    options = parser.parse_args()
    write(options.file, options.items)
