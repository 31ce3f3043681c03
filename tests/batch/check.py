#!/usr/bin/env python3
"""The recipes for whole archives give the same comparisons as one process, and how many a second.

    python3 tests/batch/check.py [--bin target/release/rashomon] [--stories 1000] [--spark PYTHON]

Splits with `split` and runs the pieces side by side as GNU parallel would (`parallel --pipe -k`); with `--spark`, the
path of a Python that has PySpark, runs tests/batch/spark.py as well. Skips Spark with a reason otherwise.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def check(what, holds, more=""):
    if not holds:
        sys.exit(f"failed: {what} {more}")
    print(f"ok: {what}")


def one(binary, stories):
    start = time.monotonic()
    with open(stories) as lines:
        output = subprocess.run([binary, "compare", "--fast", "--jsonl"], stdin=lines, stdout=subprocess.PIPE)
    check("one process", output.returncode == 0, output.returncode)
    return output.stdout, time.monotonic() - start


def side_by_side(binary, stories, folder, workers):
    """Round robin would mix the order; contiguous pieces keep it."""
    count = sum(1 for _ in open(stories))
    start = time.monotonic()
    pieces, running = [], []
    with open(stories) as lines:
        for worker in range(workers):
            piece = folder / f"piece-{workers}-{worker}"
            share = count // workers + (worker < count % workers)
            piece.write_text("".join(next(lines) for _ in range(share)))
            pieces.append(piece)
    for piece in pieces:
        running.append(subprocess.Popen([binary, "compare", "--fast", "--jsonl"], stdin=open(piece),
                                        stdout=open(piece.with_suffix(".out"), "wb")))
    codes = [process.wait() for process in running]
    taken = time.monotonic() - start
    check(f"{workers} processes end well", codes == [0] * workers, codes)
    return b"".join(piece.with_suffix(".out").read_bytes() for piece in pieces), taken


def spark(python, binary, stories, folder, workers):
    output = folder / f"spark-{workers}"
    start = time.monotonic()
    done = subprocess.run([python, HERE / "spark.py", binary, stories, output, str(workers)], capture_output=True)
    taken = time.monotonic() - start
    check(f"Spark with {workers} workers ends well", done.returncode == 0, done.stderr.decode()[-600:])
    return b"".join(part.read_bytes() for part in sorted(output.glob("part-*"))), taken


def memory(binary, stories, folder):
    """Peak memory must not grow with the archive: ten times as many lines, at most a fifth more."""
    peaks = []
    for times in (1, 10):
        long = folder / "long.jsonl"
        long.write_text("".join(open(stories).readlines()[:20] * times))
        code = ("import resource, subprocess, sys;"
                f"subprocess.run([{binary!r}, 'compare', '--fast', '--jsonl'], stdin=open({str(long)!r}), stdout=subprocess.DEVNULL);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        peaks.append(int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout))
    check(f"memory stays ({peaks[0] >> 10} and {peaks[1] >> 10} MB)", peaks[1] < 1.2 * peaks[0], peaks)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", default=str(HERE.parents[1] / "target/release/rashomon"))
    arguments.add_argument("--stories", type=int, default=1000)
    arguments.add_argument("--spark", metavar="PYTHON")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        stories = folder / "stories.jsonl"
        with open(stories, "w") as out:
            subprocess.run([sys.executable, HERE / "stories.py", str(wanted.stories)], stdout=out, check=True)
        expected, taken = one(wanted.bin, stories)
        lines = expected.decode().splitlines()
        check("one comparison a line, in order", [json.loads(line)["id"] for line in lines] == list(range(wanted.stories)))
        print(f"1 worker: {wanted.stories / taken:.0f} stories a second")
        memory(wanted.bin, stories, folder)
        got, taken = side_by_side(wanted.bin, stories, folder, 2)
        check("two workers give the same bytes", got == expected)
        print(f"2 workers: {wanted.stories / taken:.0f} stories a second")
        if shutil.which("parallel"):
            with open(stories) as piped:
                got = subprocess.run(["parallel", "--pipe", "-k", "-j2", "-N100", wanted.bin, "compare", "--fast", "--jsonl"],
                                     stdin=piped, stdout=subprocess.PIPE).stdout
            check("GNU parallel gives the same bytes", got == expected)
        else:
            print("skipped: GNU parallel is not here")
        if not wanted.spark:
            print("skipped: Spark (name a Python with PySpark behind --spark)")
            return
        for workers in (1, 2):
            got, taken = spark(wanted.spark, wanted.bin, stories, folder, workers)
            check(f"Spark with {workers} workers gives the same bytes", got == expected)
            print(f"Spark, {workers} workers: {wanted.stories / taken:.0f} stories a second, its start included")


if __name__ == "__main__":
    main()
