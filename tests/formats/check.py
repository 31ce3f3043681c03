#!/usr/bin/env python3
"""CSV and JSON read back by readers that are not the project's own: Python's csv and json, and jsonschema if it is here.

    python3 tests/formats/check.py [--bin target/release/rashomon]
"""

import argparse
import csv
import io
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/stories/troops-in-ukraine"


def check(what, holds, more=""):
    if not holds:
        sys.exit(f"failed: {what} {more}")
    print(f"ok: {what}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", default=str(ROOT / "target/release/rashomon"))
    binary = arguments.parse_args().bin

    def printed(form):
        command = [binary, "compare", SAMPLE, "--fast", "--format", form]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout

    found = json.loads(printed("json"))
    texts = {article["id"]: article["text"] for article in found["articles"]}
    rows = list(csv.DictReader(io.StringIO(printed("csv").decode("utf-8-sig"), newline="")))
    check("CSV has rows", len(rows) > 50, len(rows))
    check("every row has every cell", all(None not in row and None not in row.values() for row in rows))
    unguarded = lambda cell: cell[1:] if re.match(r"^'+[=+@\t\r＝＋－＠-]", cell) else cell
    wrong = [row for row in rows
             if texts[row["article"]][int(row["start"]):int(row["end"])] != unguarded(row["text"])]
    check("every row's offsets point at its text", not wrong, wrong[:1])
    counts = {
        "claims": sum(len(claim["evidence"]) for claim in found["claims"]),
        "people": sum(len(p["mentions"]) + len(p["roles"]) + len(p["descriptors"]) for p in found["people"]),
        "quotations": len(found["quotations"]),
        "differences": sum(len(conflict["sides"]) for conflict in found["conflicts"]),
        "only_in": len(found["only_in"]),
    }
    for table, count in counts.items():
        got = sum(row["table"] == table for row in rows)
        check(f"{table}: as many rows as JSON has", got == count, (got, count))

    try:
        import jsonschema
    except ImportError:
        print("skipped: jsonschema is not here; `cargo test` checks the schema with a reader of its own")
        return
    schema = json.loads((ROOT / "data/schema/comparison.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    check("JSON keeps to the schema", True)


if __name__ == "__main__":
    main()
