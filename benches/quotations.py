#!/usr/bin/env python3
"""Whether two quotations are tellings of one utterance, and how they differ, against pairs judged by hand.

    python3 benches/quotations.py PROGRAM CONFLICTS ECB POLNEAR

CONFLICTS is the folder of the evaluation set (quote_pairs.jsonl, recreate.py), ECB the folder of the XML files of ECB+,
POLNEAR a checkout of PolNeAR. Each pair is read as two articles in which one speaker says one of the two. The program
compares sentence by sentence: two tellings that share a whole sentence are one utterance, cut short. Standard library only.
"""
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

CLASS = {"quote-truncated": "truncated", "quote-condition-dropped": "truncated", "quote-elided": "elided",
         "quote-spliced": "elided", "quote-reworded": "reworded", "quote-spelling": "identical"}
AS_ONE = {"orthographic": "identical", "reworded-meaning": "reworded"}


def plain(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def sentences(text):
    return {s for s in map(plain, re.split(r"(?<=[.!?])\s+", text)) if len(s.split()) > 3}


def told(program, folder, pair):
    """The class that the program gives a pair of quotations."""
    files = []
    for side, words in enumerate(pair):
        words = re.sub("[\u201c\u201d\"]", "", words).strip().rstrip(",")
        files.append(os.path.join(folder, f"{side}.txt"))
        article = f"A report on day {side}\n\nJohn Miller spoke on Monday.\n\n\u201c{words},\u201d Miller said.\n"
        open(files[-1], "w", encoding="utf-8").write(article)
    run = subprocess.run([program, "compare", *files, "--fast", "--format", "json"], capture_output=True, text=True, check=True)
    rules = [c["rule"] for c in json.loads(run.stdout)["conflicts"] if c["rule"] in CLASS]
    if rules:
        return CLASS[rules[0]]
    if plain(pair[0]) == plain(pair[1]):
        return "identical"
    return "truncated" if sentences(pair[0]) & sentences(pair[1]) else "different"


def main():
    program, conflicts, ecb, polnear = sys.argv[1:]
    spec = importlib.util.spec_from_file_location("recreate", os.path.join(conflicts, "recreate.py"))
    recreate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recreate)
    texts = {"ecb": {k: " ".join(v.values()) for k, v in recreate.ecb(ecb).items()}, "polnear": recreate.polnear(polnear)}
    both = only_program = only_gold = agree = 0
    with tempfile.TemporaryDirectory() as folder:
        for line in open(os.path.join(conflicts, "quote_pairs.jsonl"), encoding="utf-8"):
            row = json.loads(line)
            if row["cls"] == "extraction-artefact":
                continue
            pair = [texts[row["src"]][row[s]["doc"]][row[s]["start"]:row[s]["end"]] for s in "ab"]
            got, gold = told(program, folder, pair), AS_ONE.get(row["cls"], row["cls"])
            same, is_same = got != "different", gold != "different"
            both += same and is_same
            only_program += same and not is_same
            only_gold += is_same and not same
            agree += same and is_same and got == gold
    precision, recall = both / (both + only_program), both / (both + only_gold)
    print(f"one utterance: precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}; "
          f"class of {both} pairs agrees in {agree / both:.3f}")


main()
