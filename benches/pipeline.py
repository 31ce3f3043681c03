#!/usr/bin/env python3
"""What one would write in Python to compare articles: sentences, a sentence transformer, the pairs that are alike, the names.

    pip install numpy onnxruntime tokenizers
    python3 benches/pipeline.py MODEL a.txt b.txt c.txt [--threads 1]

MODEL is a folder with `model.onnx` and `tokenizer.json` of all-MiniLM-L6-v2, the model that Rashomon carries in a form of its
own. `start.py --pipeline MODEL` measures it beside the reader.
"""
import argparse
import itertools
import os
import re

import numpy
import onnxruntime
from tokenizers import Tokenizer

ALIKE = 0.6
BATCH = 32
SENTENCE_ENDS = re.compile(r"(?<=[.!?][”\"])\s+|(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


def vectors(session, tokenizer, sentences):
    """One vector of length one for each sentence: the mean of its words' vectors."""
    rows = []
    for at in range(0, len(sentences), BATCH):
        read = tokenizer.encode_batch(sentences[at : at + BATCH])
        mask = numpy.array([one.attention_mask for one in read])
        known = {"mask": mask, "type": numpy.zeros_like(mask), "ids": numpy.array([one.ids for one in read])}
        asked = [one.name for one in session.get_inputs()]
        words = session.run(None, {name: next(v for k, v in known.items() if k in name) for name in asked})[0]
        means = words if words.ndim == 2 else (words * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        rows.append(means / numpy.linalg.norm(means, axis=1, keepdims=True))
    return numpy.concatenate(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(os.path.join(options.model, "tokenizer.json"))
    tokenizer.enable_truncation(128)
    tokenizer.enable_padding()
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    settings.log_severity_level = 3
    session = onnxruntime.InferenceSession(os.path.join(options.model, "model.onnx"), settings, ["CPUExecutionProvider"])
    texts = [open(path, encoding="utf-8").read() for path in options.files]
    articles = [[s for s in SENTENCE_ENDS.split(text) if s and s.strip()] for text in texts]
    found = [vectors(session, tokenizer, sentences) for sentences in articles]
    pairs = []
    for a, b in itertools.combinations(range(len(articles)), 2):
        likeness = found[a] @ found[b].T
        pairs += [(likeness[i, j], articles[a][i], articles[b][j]) for i, j in numpy.argwhere(likeness >= ALIKE)]
    for score, one, other in sorted(pairs, reverse=True):
        print(f"{score:.2f}  {one[:60]}  |  {other[:60]}")
    names = sorted({name for text in texts for name in NAME.findall(text)})
    print(f"{len(pairs)} pairs alike, {sum(map(len, articles))} sentences, {len(names)} names")


if __name__ == "__main__":
    main()
