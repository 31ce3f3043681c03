#!/usr/bin/env python3
"""Writes frequency.txt: how common English words are, from the package `wordfreq` 3 (data CC BY-SA 4.0).

    pip install wordfreq && python frequency.py > frequency.txt

One word a line, sorted by bytes, with the decimal logarithm of its frequency in a thousand million words, times ten.
"""
from wordfreq import top_n_list, zipf_frequency

KEPT = 25_000

print("# How common English words are: word, then ten times the decimal logarithm of its frequency in 10^9 words.")
print("# Origin: the Python package wordfreq 3 by Robyn Speer (https://github.com/rspeer/wordfreq), its 25,000 most")
print("# frequent English words without digits. Licence of this list: CC BY-SA 4.0. Made by frequency.py beside it.")
words = [w for w in top_n_list("en", KEPT * 2) if w.isalpha() and w.isascii()][:KEPT]
for word in sorted(words):
    print(f"{word} {round(zipf_frequency(word, 'en') * 10)}")
