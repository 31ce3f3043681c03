"""How well the program finds where sentences end, against texts whose sentences were marked.

    python3 benches/sentences.py rashomon FILE.conllu...              (Universal Dependencies)
    python3 benches/sentences.py rashomon FOLDER/corenlp FOLDER/text  (PolNeAR: CoreNLP's sentences beside the texts)

Precision, recall and F1 of the boundaries inside paragraphs; where a paragraph begins is no merit. A paragraph that the
program takes out of the article, or shows otherwise, is left out and counted. Standard library only.
"""

import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml


def conllu(path):
    """The texts of a file: paragraphs of sentences."""
    texts = []
    for line in path.read_text().splitlines():
        if line.startswith("# newdoc"):
            texts.append([[]])
        elif line.startswith("# newpar"):
            texts[-1].append([])
        elif line.startswith("# text ="):
            texts[-1][-1].append(line.split("=", 1)[1].strip() + " ")
    return [[paragraph for paragraph in text if paragraph] for text in texts]


def corenlp(marked, plain):
    """The text in `plain`, cut where the sentences of `marked` begin; a line is a paragraph."""
    with plain.open(newline="") as file:
        text = file.read()
    sentences = [found.find(".//CharacterOffsetBegin") for found in xml.parse(marked).getroot().iter("sentence")]
    starts = sorted(int(start.text) for start in sentences if start is not None)
    paragraphs = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        first = line.start() + len(line[0]) - len(line[0].lstrip())
        cuts = [line.start(), *(start for start in starts if first < start < line.end()), line.end()]
        paragraphs.append([text[a:b] for a, b in zip(cuts, cuts[1:])])
    return paragraphs


def signs(text):
    """Letters and marks, without the spaces between them."""
    return len(re.sub(r"\s", "", text))


def main(program, paths):
    paths = [pathlib.Path(path) for path in paths]
    if paths[0].is_dir():
        folder = paths[1]
        texts = [corenlp(file, folder / file.name.removesuffix(".xml")) for file in sorted(paths[0].glob("*.xml"))]
    else:
        texts = [text for path in paths for text in conllu(path)]
    asked = [
        {"id": number, "articles": [{"text": "\n\n".join("".join(paragraph).strip() for paragraph in text)}]}
        for number, text in enumerate(texts)
    ]
    lines = "".join(json.dumps(line) + "\n" for line in asked)
    told = subprocess.run([program, "compare", "--fast", "--jsonl"], input=lines, capture_output=True, text=True)
    right = wrong = missed = left_out = 0
    for line in map(json.loads, told.stdout.splitlines()):
        shown, starts, at = line["articles"][0]["text"], [span["start"] for span in line["sentences"]], 0
        for paragraph in texts[line["id"]]:
            words = unicodedata.normalize("NFC", "".join(paragraph).strip())
            begin = shown.find(words, at)
            if begin < 0:
                left_out += 1
                continue
            at = begin + len(words)
            found = {signs(shown[begin:start]) for start in starts if begin < start < at}
            marked = {signs("".join(paragraph[:number])) for number in range(1, len(paragraph))}
            right += len(found & marked)
            wrong += len(found - marked)
            missed += len(marked - found)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(texts)} texts, {right + missed} boundaries: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    print(f"{left_out} paragraphs left out")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
