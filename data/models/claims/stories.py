#!/usr/bin/env python3
"""Makes a gold of shared claims out of the marked stories in `stories/`, or checks them. Standard library only.

    python stories.py --out FOLDER [NAME ...]     writes FOLDER/NAME/{a,b,c}.txt and gold.json
    python stories.py --check [NAME ...]          says what is wrong, and prints each claim's sentences side by side

A marked article has one sentence a line, an empty line between paragraphs, the headline first, and after a tab the
sentence's marks in brackets: K3 core evidence of claim 3, s3 support of it, N4 one side of look-alike 4 (the article tells
which), x no sentence of the story. gold.txt holds a line for each claim (number, tab, label, perhaps tab and partial or
optional) and each look-alike (number, tab, why).
"""
import argparse
import json
import os
import re
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stories")
FILES = ("a.txt", "b.txt", "c.txt")


def sentences(path, letter):
    """The article's text, and its sentences as id, start, end (code points), marks."""
    text, found, joint = "", [], ""
    for line in open(path, encoding="utf-8"):
        words, _, marks = line.rstrip("\n").partition("\t")
        words = words.strip()
        if not words:
            joint = "\n\n" if text else ""
            continue
        text += joint
        start = len(text)
        text += words
        found.append((f"{letter}{len(found) + 1}", start, len(text), re.findall(r"[A-Za-z]+\d*", marks)))
        joint = "\n\n" if len(found) == 1 else " "
    return text + "\n", found


def labels(folder):
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(folder, "gold.txt"), encoding="utf-8") if line.strip()]
    return {row[0]: row[1:] for row in rows}


def read(name):
    """Texts and gold of a story, and what is wrong with its marks."""
    folder = os.path.join(HERE, name)
    told, wrong, texts = labels(folder), [], {}
    gold = {"schema": "rashomon.storygold/1", "story": name, "articles": [], "sentences": [], "claims": [], "hard_negatives": [],
            "conflicts": [], "must_not_conflict": [], "silent_kinds": [], "people": [], "not_people": [], "not_text": [],
            "quotations": [], "not_quotations": []}
    evidence, sides = {}, {}
    for file in FILES:
        letter = file[0].upper()
        text, found = sentences(os.path.join(folder, file), letter)
        texts[file] = text
        gold["articles"].append({"id": letter, "file": file, "chars": len(text), "outlet": letter, "published": None})
        for place, (id, start, end, marks) in enumerate(found):
            sentence = {"id": id, "article": letter, "start": start, "end": end, "first": " ".join(text[start:end].split()[:6])}
            if "x" in marks:
                sentence["neutral"] = True
            if place == 0:
                sentence["headline"] = True
            gold["sentences"].append(sentence)
            for mark in marks:
                kind, number = mark[0], mark[1:]
                if kind in "Ks" and "K" + number in told:
                    evidence.setdefault("K" + number, []).append({"sentence": id, "weight": "core" if kind == "K" else "support"})
                elif kind == "N" and mark in told:
                    sides.setdefault(mark, {}).setdefault(letter, []).append(id)
                elif mark != "x":
                    wrong.append(f"{file} {id}: {mark} is not in gold.txt")
                if place == 0 and kind != "s":
                    wrong.append(f"{file}: the headline has {mark}")
    for key, row in told.items():
        if key[0] == "K":
            status = row[1] if len(row) > 1 else "full"
            core = {e["sentence"][0] for e in evidence.get(key, []) if e["weight"] == "core"}
            if len(core) < 2:
                wrong.append(f"{key}: core evidence in {len(core)} articles: {row[0]}")
            gold["claims"].append({"id": key, "label": row[0], "status": status, "evidence": evidence.get(key, [])})
        else:
            two = sides.get(key, {})
            if len(two) != 2:
                wrong.append(f"{key}: in {len(two)} articles: {row[0]}")
                continue
            left, right = two.values()
            same = [c["id"] for c in gold["claims"] if {e["sentence"] for e in c["evidence"]} & set(left) and {e["sentence"] for e in c["evidence"]} & set(right)]
            if same:
                wrong.append(f"{key}: both sides are evidence of {', '.join(same)}")
            gold["hard_negatives"].append({"id": key, "left": left, "right": right, "why": row[0]})
    return texts, gold, wrong


def check(name):
    texts, gold, wrong = read(name)
    words = {s["id"]: texts[s["article"].lower() + ".txt"][s["start"]:s["end"]] for s in gold["sentences"]}
    for claim in gold["claims"]:
        print(f"\n{claim['id']} {claim['label']} ({claim['status']})")
        for e in claim["evidence"]:
            print(f"    {e['weight']:<8}{e['sentence']:<5}{words[e['sentence']]}")
    for pair in gold["hard_negatives"]:
        print(f"\n{pair['id']} {pair['why']}")
        for id in pair["left"] + pair["right"]:
            print(f"    {id:<5}{words[id]}")
    count = [sum(s["article"] == a["id"] for s in gold["sentences"]) for a in gold["articles"]]
    three = sum(len({e["sentence"][0] for e in c["evidence"] if e["weight"] == "core"}) == 3 for c in gold["claims"])
    print(f"\n{name}: sentences {count}, claims {len(gold['claims'])}, of three articles {three}, look-alikes {len(gold['hard_negatives'])}")
    for line in wrong:
        print("WRONG", line)
    return not wrong


def write(name, out):
    texts, gold, wrong = read(name)
    if wrong:
        sys.exit(f"{name}: " + "; ".join(wrong))
    folder = os.path.join(out, name)
    os.makedirs(folder, exist_ok=True)
    for file, text in texts.items():
        open(os.path.join(folder, file), "w", encoding="utf-8").write(text)
    json.dump(gold, open(os.path.join(folder, "gold.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    return folder


def names():
    return sorted(name for name in os.listdir(HERE) if os.path.isdir(os.path.join(HERE, name)))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out")
    ap.add_argument("--check", action="store_true")
    ap.add_argument("names", nargs="*")
    args = ap.parse_args()
    if args.check:
        sys.exit(0 if all([check(name) for name in args.names or names()]) else 1)
    for name in args.names or names():
        print(write(name, args.out))


if __name__ == "__main__":
    main()
