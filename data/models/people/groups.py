#!/usr/bin/env python3
"""Groups the tokens of the table of word vectors and writes groups.bin beside this script.

    python groups.py        (numpy and scikit-learn)

groups.bin: for each token of the vocabulary, by its number, its group among 64 (a byte); then the same among 256. The
groups are those of k-means over the rows of ../static/table.bin, each scaled to length one.
"""
import os
import struct

import numpy
from sklearn.cluster import KMeans

HERE = os.path.dirname(os.path.abspath(__file__))


def rows():
    with open(os.path.join(HERE, "..", "static", "table.bin"), "rb") as f:
        table = f.read()
    count, dims = struct.unpack("<II", table[:8])
    found = numpy.frombuffer(table, dtype=numpy.int8, count=count * dims, offset=8 + 4 * count)
    found = found.reshape(count, dims).astype(numpy.float32)
    return found / (numpy.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def main():
    table = rows()
    with open(os.path.join(HERE, "groups.bin"), "wb") as f:
        for size in (64, 256):
            groups = KMeans(size, n_init=1, random_state=7, max_iter=40).fit(table).labels_
            f.write(bytes(groups.astype(numpy.uint8)))


main()
