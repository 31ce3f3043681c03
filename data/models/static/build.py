#!/usr/bin/env python3
"""Packs a Model2Vec table and its WordPiece vocabulary into the two files that Rashomon reads without copying.

    python build.py MODEL2VEC_DIR        (standard library only; writes table.bin and vocabulary.bin beside this script)

vocabulary.bin, little-endian: u32 count; u32 end of each token, counted from the first token's first byte; u16 id of
each token; the tokens, sorted by their bytes. table.bin: u32 count, u32 dimensions; f32 weight per id; i8 rows by id.
"""
import json
import os
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main(source):
    with open(os.path.join(source, "tokenizer.json"), encoding="utf-8") as f:
        vocabulary = json.load(f)["model"]["vocab"]
    tokens = sorted((token.encode(), number) for token, number in vocabulary.items())
    ends, total = [], 0
    for token, _ in tokens:
        total += len(token)
        ends.append(total)
    with open(os.path.join(HERE, "vocabulary.bin"), "wb") as f:
        f.write(struct.pack("<I", len(tokens)))
        f.write(struct.pack(f"<{len(ends)}I", *ends))
        f.write(struct.pack(f"<{len(tokens)}H", *(number for _, number in tokens)))
        f.write(b"".join(token for token, _ in tokens))
    with open(os.path.join(source, "model.safetensors"), "rb") as f:
        (size,) = struct.unpack("<Q", f.read(8))
        head = json.loads(f.read(size))
        data = f.read()
    count, dims = head["embeddings"]["shape"]
    part = lambda name: data[slice(*head[name]["data_offsets"])]
    with open(os.path.join(HERE, "table.bin"), "wb") as f:
        f.write(struct.pack("<II", count, dims))
        f.write(part("weights"))
        f.write(part("embeddings"))


main(sys.argv[1])
