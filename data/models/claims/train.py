#!/usr/bin/env python3
"""Trains the weights of the claims engine on stories with a gold of shared claims, and scores them story by story.

    cargo build --release --example claim-workbench
    python train.py --eval shared/eval --work /tmp/claims-work [--loso] [--write]

Needs numpy and scikit-learn, and the evaluation folder (its story gold, its scorer). The measures come from the program
itself (the example claim-workbench), so that they cannot drift. --loso trains once without each story, scores that story and
keeps the scores in WORK/left-out-DEPTH.json for paired.py; the stories in `stories/` are scored and never trained on; --write writes words.txt, fast.txt or full.txt beside this script from all stories.
"""
import argparse
import glob
import json
import os
import subprocess
import sys

import numpy as np
import stories
from sklearn.linear_model import LogisticRegression

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
BENCH = os.path.join(ROOT, "target", "release", "examples", "claim-workbench")
SUPPORT = 0.3   # weight of a pair that is right but not asked for
LINES = {"level": 0.5}  # share of a story's excess likeness taken away, see model.rs; the lines of grouping stand in group.rs
FIRST_C, SECOND_C = 0.05, 0.05
SHOWN = ("link_f1", "link_precision", "link_recall", "claims_found_share", "hard_neg_share")


class Bench:
    """The running program: measures the stories once, answers questions about them."""

    def __init__(self, depth, work, folders):
        self.work = work
        self.process = subprocess.Popen([BENCH, depth, work, *folders], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def ask(self, task, name, weights):
        self.process.stdin.write(f"{task} {name} {weights}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()


class Table:
    """The measures of one story's pairs, and which of them are right."""

    def __init__(self, bench, folder):
        self.bench, self.folder, self.name = bench, folder, os.path.basename(folder)
        self.head = json.load(open(os.path.join(bench.work, self.name + ".json"), encoding="utf-8"))
        self.first, self.second = self.head["first"], self.head["second"]
        rows = np.fromfile(os.path.join(bench.work, self.name + ".f32"), np.float32).reshape(-1, 2 + len(self.first))
        self.pairs, self.x1 = rows[:, :2].astype(int), rows[:, 2:].astype(float)
        self.labels(json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8")))

    def look_around(self, weights):
        self.bench.ask("surroundings", self.name, weights)
        rows = np.fromfile(os.path.join(self.bench.work, self.name + ".near.f32"), np.float32)
        self.x2 = rows.reshape(-1, len(self.second)).astype(float)

    def covered(self, gold):
        """Gold sentences of each statement: those with which it shares at least half of the shorter of the two."""
        sys.path.insert(0, EVAL)
        from align import Align
        sources = {os.path.basename(f): t for f, t in zip(self.head["files"], self.head["texts"])}
        order = [os.path.basename(f) for f in self.head["files"]]
        name_of = {a["file"]: a["id"] for a in gold["articles"]}
        align, out = {}, []
        for article, start, end in self.head["places"]:
            file = order[article]
            if file not in align:
                source = open(os.path.join(self.folder, file), encoding="utf-8", newline="").read()
                align[file] = Align(sources[file], source)
            span = align[file].span(start, end)
            hit = set()
            for s in gold["sentences"]:
                if span and s["article"] == name_of[file] and not s.get("neutral"):
                    common = min(span[1], s["end"]) - max(span[0], s["start"])
                    if common > 0 and 2 * common >= min(span[1] - span[0], s["end"] - s["start"]):
                        hit.add(s.get("alias_of", s["id"]))
            out.append(hit)
        return out

    def labels(self, gold):
        core, right = set(), set()
        for claim in gold["claims"]:
            core_ids = [e["sentence"] for e in claim["evidence"] if e["weight"] == "core"]
            every = [e["sentence"] for e in claim["evidence"]]
            right |= {frozenset((a, b)) for a in every for b in every}
            if claim.get("status") != "optional":
                core |= {frozenset((a, b)) for a in core_ids for b in core_ids}
        covered = self.covered(gold)
        self.y, self.w = np.zeros(len(self.pairs)), np.ones(len(self.pairs))
        for i, (a, b) in enumerate(self.pairs):
            pairs = {frozenset((x, y)) for x in covered[a] for y in covered[b]}
            if not pairs:
                self.w[i] = 0 if not (covered[a] and covered[b]) else 1
            elif pairs & core:
                self.y[i] = 1
            elif pairs & right:
                self.y[i], self.w[i] = 1, SUPPORT


def fit(x, y, w, c):
    mean, scale = x.mean(0), x.std(0)
    scale[scale < 1e-6] = 1
    model = LogisticRegression(C=c, max_iter=2000)
    model.fit((x - mean) / scale, y, sample_weight=w)
    return mean, scale, model.coef_[0], model.intercept_[0]


def lines(layer, names, fitted):
    mean, scale, weight, bias = fitted
    yield f"{layer} bias {bias:.6g}"
    for row in zip(names, mean, scale, weight):
        yield "{} {} {:.6g} {:.6g} {:.6g}".format(layer, *row)


def train(tables):
    """Fits the first layer, lets the program see the surroundings through it, fits the second."""
    stack = lambda of: np.concatenate([of(t) for t in tables])
    keep = stack(lambda t: t.w) > 0
    y, w = stack(lambda t: t.y)[keep], stack(lambda t: t.w)[keep]
    first = fit(stack(lambda t: t.x1)[keep], y, w, FIRST_C)
    text = [f"line {name} {value}" for name, value in LINES.items()]
    text += lines("first", tables[0].first, first)
    path = os.path.join(tables[0].bench.work, "weights.txt")
    open(path, "w").write("\n".join(text) + "\n")
    for t in tables:
        t.look_around(path)
    second = fit(stack(lambda t: t.x2)[keep], y, w, SECOND_C)
    text += lines("second", tables[0].second, second)
    open(path, "w").write("\n".join(text) + "\n")
    return path


def scored(table, weights):
    table.bench.ask("compare", table.name, weights)
    run = subprocess.run([sys.executable, os.path.join(EVAL, "story", "score.py"), os.path.join(table.folder, "gold.json"),
                          os.path.join(table.bench.work, table.name + ".out.json"), table.folder, "--json", "-"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["metrics"]


def show(title, rows):
    print(f"{title:<14}" + "".join(f"{m:>20}" for m in SHOWN))
    for name, m in rows:
        print(f"{name:<14}" + "".join(f"{m[k]:>20.3f}" for k in SHOWN))
    print(f"{'mean':<14}" + "".join(f"{np.mean([m[k] for _, m in rows]):>20.3f}" for k in SHOWN), flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", required=True)
    ap.add_argument("--work", required=True)
    ap.add_argument("--depth", choices=["words", "fast", "full"], default="full")
    ap.add_argument("--loso", action="store_true")
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    global EVAL
    EVAL = os.path.abspath(args.eval)
    os.makedirs(args.work, exist_ok=True)
    folders = sorted(os.path.dirname(p) for p in glob.glob(os.path.join(args.eval, "story", "*", "gold.json")))
    folders.append(os.path.join(ROOT, "data", "stories", "troops-in-ukraine"))
    never = [stories.write(name, os.path.join(args.work, "stories")) for name in stories.names()]
    bench = Bench(args.depth, args.work, folders + never)
    tables = [Table(bench, f) for f in folders]
    print(len(tables), "stories", sum(len(t.y) for t in tables), "pairs", int(sum(t.y.sum() for t in tables)), "right")
    if args.loso:
        rows = [(t.name, scored(t, train([o for o in tables if o is not t]))) for t in tables]
        show("left out", rows)
        kept = {name: {m: metrics[m] for m in SHOWN} for name, metrics in rows}
        json.dump(kept, open(os.path.join(args.work, f"left-out-{args.depth}.json"), "w"), indent=1)
    path = train(tables)
    show("in sample", [(t.name, scored(t, path)) for t in tables])
    show("never seen", [(t.name, scored(t, path)) for t in (Table(bench, f) for f in never)])
    if args.write:
        head = "# Weights of the claims engine: layer, measure, mean, scale, weight. Made by train.py; see README.md.\n"
        open(os.path.join(HERE, args.depth + ".txt"), "w").write(head + open(path).read())


main()
