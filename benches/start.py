#!/usr/bin/env python3
"""From the start of the program to the articles on the screen, beside `less` and `vim -O` on the same files.

    cargo build --release && python3 benches/start.py [--runs 15]

Every program runs in a pseudo-terminal of 160 x 45 cells that answers the usual terminal questions (colours, device
attributes, cursor place) at once, as a real terminal does. The clock starts before the process does and stops when the
words that are looked for have been sent. Programs take turns, so that a busy moment hits all alike; medians are shown,
and ratios hold inside one run only. Needs Python 3 on Linux or macOS; what is not installed is left out and said so.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
STORY = os.path.join(HERE, "..", "data", "stories", "troops-in-ukraine")
FILES = [os.path.join(STORY, name) for name in ("harbour-wire.txt", "albion-broadside.txt", "long-view.txt")]
ANSWERS = [
    (re.compile(rb"\x1b\]11;\?(\x1b\\|\x07)"), b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\"),
    (re.compile(rb"\x1b\]10;\?(\x1b\\|\x07)"), b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
]
ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\].*?(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]")
GIVE_UP = 20.0


def seconds_until(command, wanted):
    """Seconds from the start of `command` until its screen has shown all of `wanted`."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LESS="", COLUMNS="160", LINES="45")
        os.environ.pop("NO_COLOR", None)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 45, 160, 0, 0))
    seen, answered, took = b"", 0, None
    try:
        while time.perf_counter() - start < GIVE_UP:
            if not select.select([terminal], [], [], 0.5)[0]:
                continue
            try:
                seen += os.read(terminal, 1 << 16)
            except OSError:
                break
            for question, answer in ANSWERS:
                for match in question.finditer(seen, answered):
                    os.write(terminal, answer)
            answered = max(0, len(seen) - 16)
            shown = re.sub(rb"\s+", b" ", ESCAPE.sub(b" ", seen))
            if all(words in shown for words in wanted):
                took = time.perf_counter() - start
                break
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return took


def first_words(path, count=3):
    with open(path, "rb") as file:
        return b" ".join(file.readline().split()[:count])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--bin", default=os.path.join(HERE, "..", "target", "release", "rashomon"))
    options = parser.parse_args()
    manifest = os.path.join(STORY, "story.toml")
    outlets = [b"Harbour Wire", b"The Albion Broadside", b"Long View"]
    programs = {
        "less, one article": (["less", FILES[0]], [first_words(FILES[0])]),
        "vim -O, three articles": (["vim", "-n", "-u", "NONE", "-O", *FILES], [first_words(f, 1) for f in FILES]),
        "rashomon, articles on the screen": ([options.bin, manifest], outlets),
        "rashomon, every claim highlighted": ([options.bin, manifest], [*outlets, b"shared claims"]),
    }
    for name in [name for name, (command, _) in programs.items() if not shutil.which(command[0])]:
        print(f"left out, not installed: {name}")
        del programs[name]
    times = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, (command, wanted) in programs.items():
            took = seconds_until(command, wanted)
            if took is not None:
                times[name].append(took * 1000)
    for name in [name for name, taken in times.items() if not taken]:
        print(f"left out, not on the screen after {GIVE_UP:.0f} s: {name}")
        del times[name]
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    less, vim = medians.get("less, one article"), medians.get("vim -O, three articles")
    print(f"{'median of ' + str(options.runs) + ' runs':36}{'ms':>8}{'/ less':>9}{'/ vim -O':>10}")
    for name, took in medians.items():
        ratio = lambda other: f"{took / other:.2f}" if other else "-"
        print(f"{name:36}{took:8.1f}{ratio(less):>9}{ratio(vim):>10}")


if __name__ == "__main__":
    main()
