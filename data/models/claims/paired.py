#!/usr/bin/env python3
"""Says by how much one way of finding claims is ahead of another, story by story.

    python paired.py FIRST.json SECOND.json

Each file gives for every story its scores, as train.py --loso keeps them. Prints the mean of first minus second over the
stories that both have, with the interval in which 95 of 100 means lie when the stories are drawn again with replacement
(paired bootstrap, Efron and Tibshirani 1993, chapter 6). Python 3 alone.
"""
import json
import random
import sys

DRAWS = 10_000


def main(first, second):
    first, second = (json.load(open(path, encoding="utf-8")) for path in (first, second))
    stories = sorted(first.keys() & second.keys())
    draw = random.Random(1)
    for measure in first[stories[0]]:
        ahead = [first[s][measure] - second[s][measure] for s in stories]
        means = sorted(sum(draw.choices(ahead, k=len(ahead))) / len(ahead) for _ in range(DRAWS))
        low, high = means[DRAWS * 25 // 1000], means[DRAWS * 975 // 1000]
        print(f"{measure:<20} {sum(ahead) / len(ahead):+.3f} [{low:+.3f}, {high:+.3f}] over {len(ahead)} stories")


main(*sys.argv[1:])
