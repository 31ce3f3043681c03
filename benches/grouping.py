"""How well the library groups articles into stories, against a plain single-pass baseline.

    python3 benches/grouping.py rashomon SET.jsonl...      (files of the ECB+ layout: a story and its articles a line)

All articles of a set are mixed in an order that depends on their names alone, added to a fresh library, and the stories
are scored by B-cubed (Bagga and Baldwin 1998) against the set's own. The baseline takes the articles in the same order
and puts each into the cluster whose centroid is nearest by TF-IDF cosine, or into a new one below a threshold; its
idf is that of the whole set, which no library can know beforehand, and its threshold is the best one of each set.
Standard library only.
"""

import collections
import hashlib
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile


def articles(path):
    """Story, name and text of each article, in the order of the names' hashes."""
    found = []
    for line in pathlib.Path(path).read_text().splitlines():
        story = json.loads(line)
        found += [(story["story"], article["id"], article["text"]) for article in story["articles"]]
    return sorted(found, key=lambda article: hashlib.sha256(article[1].encode()).hexdigest())


def b_cubed(gold, found):
    """Precision, recall and F1, averaged over articles."""
    by_gold, by_found = collections.defaultdict(set), collections.defaultdict(set)
    for number, (one, other) in enumerate(zip(gold, found)):
        by_gold[one].add(number)
        by_found[other].add(number)
    precision = recall = 0.0
    for one, other in zip(gold, found):
        shared = len(by_gold[one] & by_found[other])
        precision += shared / len(by_found[other]) / len(gold)
        recall += shared / len(by_gold[one]) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def library(program, found):
    """The story that the program gives each article."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        files = []
        for number, (_, _, text) in enumerate(found):
            files.append(folder / f"{number}.txt")
            files[-1].write_text(text)
        where = ["--library", folder / "library"]
        subprocess.run([program, "add", *files, *where], check=True, stdout=subprocess.DEVNULL)
        asked = [program, "stories", "--most", "1000000", "--format", "json", *where]
        told = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
        stories = {}
        for story in told["stories"]:
            for article in story["articles"]:
                stories[int(pathlib.Path(article["from"]).stem)] = story["id"]
        return [stories[number] for number in range(len(found))]


STOP = set(
    "a about after all also an and any are as at be been but by can could for from had has have he her his i if in into is "
    "it its more not of on one or other out over said she so some than that the their them there they this to two up was "
    "we were what when which who will with would you".split()
)


def vectors(found):
    """TF-IDF vectors of length one, with logarithmic term counts."""
    counts = [
        collections.Counter(w for w in re.findall(r"\w\w+", text.lower()) if w not in STOP) for _, _, text in found
    ]
    frequency = collections.Counter(word for count in counts for word in count)
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * (1 + math.log((1 + len(found)) / (1 + frequency[word])))
            for word, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values()))
        yield {word: weight / length for word, weight in vector.items()}


def single_pass(texts, threshold):
    """Cluster numbers by nearest centroid."""
    sums, clusters, words = [], [], collections.defaultdict(set)
    lengths = []
    for vector in texts:
        near = set().union(*(words[word] for word in vector))
        scores = [
            (sum(weight * sums[c].get(word, 0.0) for word, weight in vector.items()) / lengths[c], -c) for c in near
        ]
        best, number = max(scores, default=(0.0, 0))
        number = -number
        if best < threshold:
            number = len(sums)
            sums.append({})
            lengths.append(0.0)
        for word, weight in vector.items():
            sums[number][word] = sums[number].get(word, 0.0) + weight
            words[word].add(number)
        lengths[number] = math.sqrt(sum(weight * weight for weight in sums[number].values()))
        clusters.append(number)
    return clusters


def main(program, paths):
    for path in paths:
        found = articles(path)
        gold = [story for story, _, _ in found]
        print(f"{pathlib.Path(path).name}: {len(found)} articles of {len(set(gold))} events")
        shown = "  {:<22} precision {:.3f}  recall {:.3f}  F1 {:.3f}"
        texts = list(vectors(found))
        tries = [(b_cubed(gold, single_pass(texts, step / 100)), step / 100) for step in range(10, 32, 2)]
        best, threshold = max(tries, key=lambda tried: tried[0][2])
        print(shown.format(f"TF-IDF, best at {threshold:.2f}", *best))
        print(shown.format("library", *b_cubed(gold, library(program, found))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
