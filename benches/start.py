#!/usr/bin/env python3
"""From the start of the program to the articles on the screen, beside `less` and `vim -O` on the same files.

    cargo build --release && python3 benches/start.py [--runs 15] [--pipeline MODEL]

Every program runs in a pseudo-terminal of 160 x 45 cells that answers the usual terminal questions (colours, device
attributes, cursor place) at once, as a real terminal does. What it sends is drawn by a small terminal below, for programs
draw only what has changed, and words on the screen need not stand together in what is sent. The clock starts before the
process does and stops when the bytes arrived that completed the words looked for. Programs take turns, so that a busy
moment hits all alike; medians are shown, and ratios hold inside one run only. Beside each stands the most memory that it had
taken when nothing more came (what is below this script's own 13 MB is not seen). Needs Python 3 on Linux or macOS; what is not
installed is left out and said so, and the Python pipeline (`pipeline.py`, which says what MODEL is) unless asked for.
"""
import argparse
import codecs
import fcntl
import os
import pty
import queue
import re
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import threading
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
GIVE_UP = 20.0
# What was sent is drawn when nothing more has come for so many seconds: drawing would keep a core from the program.
QUIET = 0.7
# Vim would tell of each file that it opened, on more lines than it has for that, and then wait for Enter.
NO_PROMPT = ["--cmd", "set shortmess+=F"]
COLUMNS, ROWS = 160, 45
# One control sequence, string or escape; what is cut off at the end of a chunk waits for the next one.
SEQUENCE = re.compile(r"\x1b(?:\[([0-9;:?<=>]*)[ !-/]*([@-~])|[\]PX^_](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)|[ -/]+[0-~]|([0-Z\\^-~]))")


class Screen:
    """As much of a terminal as it takes to read what stands on it: letters and where they go, no colours."""

    def __init__(self):
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.x = self.y = 0
        self.saved = (0, 0)
        self.region = (0, ROWS - 1)
        self.rest = ""
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, data):
        text, at = self.rest + self.decode(data), 0
        self.rest = ""
        while at < len(text):
            c = text[at]
            if c == "\x1b":
                match = SEQUENCE.match(text, at)
                if not match:
                    self.rest = text[at:]
                    return
                at = match.end()
                if match[2]:
                    self.control(match[1], match[2])
                elif match[3]:
                    self.escape(match[3])
                continue
            at += 1
            if c == "\r":
                self.x = 0
            elif c == "\n":
                self.down()
            elif c == "\b":
                self.x = max(0, self.x - 1)
            elif c == "\t":
                self.x = min(COLUMNS - 1, (self.x // 8 + 1) * 8)
            elif c >= " ":
                if self.x >= COLUMNS:
                    self.x = 0
                    self.down()
                self.cells[self.y][self.x] = c
                self.x += 1

    def down(self):
        if self.y == self.region[1]:
            self.scroll(1)
        else:
            self.y = min(ROWS - 1, self.y + 1)

    def scroll(self, by, top=None):
        top, bottom = (self.region[0] if top is None else top), self.region[1]
        for _ in range(min(abs(by), bottom - top + 1)):
            del self.cells[top if by > 0 else bottom]
            self.cells.insert(bottom if by > 0 else top, [" "] * COLUMNS)

    def escape(self, final):
        if final == "7":
            self.saved = (self.x, self.y)
        elif final == "8":
            self.x, self.y = self.saved
        elif final == "M":
            if self.y == self.region[0]:
                self.scroll(-1)
            else:
                self.y = max(0, self.y - 1)
        elif final == "c":
            self.__init__()

    def control(self, parameters, final):
        private = parameters[:1] in "?<=>" and parameters != ""
        numbers = [int(n) if n.isdigit() else 0 for n in parameters.lstrip("?<=>").replace(":", ";").split(";")]
        n = max(1, numbers[0])
        row = self.cells[self.y]
        if final in "hl" and private and numbers[0] in (47, 1047, 1049):
            self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        elif private:
            return
        elif final in "Hf":
            self.y = min(ROWS, n) - 1
            self.x = min(COLUMNS, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == "A":
            self.y = max(0, self.y - n)
        elif final in "Be":
            self.y = min(ROWS - 1, self.y + n)
        elif final in "Ca":
            self.x = min(COLUMNS - 1, self.x + n)
        elif final == "D":
            self.x = max(0, self.x - n)
        elif final in "G`":
            self.x = min(COLUMNS, n) - 1
        elif final == "d":
            self.y = min(ROWS, n) - 1
        elif final == "J":
            first, last = [(self.y + 1, ROWS), (0, self.y), (0, ROWS), (0, 0)][min(3, numbers[0])]
            for y in range(first, last):
                self.cells[y] = [" "] * COLUMNS
            if numbers[0] < 2:
                self.control(str(numbers[0]), "K")
        elif final == "K":
            first, last = [(self.x, COLUMNS), (0, self.x + 1), (0, COLUMNS)][min(2, numbers[0])]
            row[first:last] = [" "] * (min(last, COLUMNS) - first)
        elif final == "X":
            row[self.x : self.x + n] = [" "] * len(row[self.x : self.x + n])
        elif final == "P":
            row[self.x : self.x + n] = []
            row.extend([" "] * (COLUMNS - len(row)))
        elif final == "@":
            row[self.x : self.x] = [" "] * n
            del row[COLUMNS:]
        elif final == "b":
            row[self.x : self.x + n] = [row[self.x - 1]] * len(row[self.x : self.x + n])
            self.x = min(COLUMNS, self.x + n)
        elif final in "LM":
            self.scroll(-n if final == "L" else n, top=self.y)
        elif final in "ST":
            self.scroll(n if final == "S" else -n)
        elif final == "r":
            self.region = (n - 1, (numbers[1] if len(numbers) > 1 and numbers[1] else ROWS) - 1)
            self.x = self.y = 0

    def shows(self, wanted):
        rows = ["".join(row) for row in self.cells]
        return all(any(words in row for row in rows) for words in wanted)


def measured(command, wanted):
    """Milliseconds from the start of `command` until its screen shows all of `wanted`, and megabytes that it has then."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", LESS="", COLUMNS=str(COLUMNS), LINES=str(ROWS), HOME=home)
            for name in ("NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
                os.environ.pop(name, None)
            os.execvp(command[0], command)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        chunks = queue.SimpleQueue()
        reading = threading.Thread(target=read, args=(terminal, chunks), daemon=True)
        reading.start()
        screen, took, waiting = Screen(), None, []
        while took is None and time.perf_counter() - start < GIVE_UP:
            try:
                waiting.append(chunks.get(timeout=QUIET))
                if waiting[-1][1]:
                    continue
            except queue.Empty:
                pass
            took = completed(screen, waiting, wanted)
            if any(not data for _, data in waiting):
                break
            waiting.clear()
        took = took and (took - start) * 1000
        os.kill(pid, signal.SIGKILL)
        memory = os.wait4(pid, 0)[2].ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        # The number of a closed terminal is the next one's, and who still reads it would take the next program's bytes.
        reading.join()
        os.close(terminal)
        return took and (took, memory)


def completed(screen, chunks, wanted):
    """Draws `chunks` on `screen`; when the one arrived that completed `wanted`, if one did."""
    for arrived, data in chunks:
        screen.feed(data)
        if screen.shows(wanted):
            return arrived
    return None


def read(terminal, chunks):
    """Puts what the program sends into `chunks`, each with the time of its arrival, and answers its questions."""
    before = b""
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            data = b""
        chunks.put((time.perf_counter(), data))
        if not data:
            return
        seen = before + data
        for question, answer in ANSWERS:
            for match in question.finditer(seen):
                if match.end() > len(before):
                    os.write(terminal, answer)
        before = seen[-16:]


def first_words(path, count=3):
    with open(path, encoding="utf-8") as file:
        return " ".join(file.readline().split()[:count])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--pipeline", metavar="MODEL")
    parser.add_argument("--bin", default=os.path.join(HERE, "..", "target", "release", "rashomon"))
    options = parser.parse_args()
    manifest = os.path.join(STORY, "story.toml")
    firsts = [first_words(path, 1) for path in FILES]
    outlets = ["Harbour Wire", "The Albion Broadside", "Long View"]
    programs = {
        # What the clock, the process and the pseudo-terminal cost alone.
        "cat, one article": (["cat", FILES[0]], [first_words(FILES[0])]),
        "less, one article": (["less", FILES[0]], [first_words(FILES[0])]),
        "vim -O, three articles": (["vim", "-n", *NO_PROMPT, "-O", *FILES], firsts),
        "vim -O without plugins": (["vim", "-n", "-u", "NONE", *NO_PROMPT, "-O", *FILES], firsts),
        "rashomon, articles on the screen": ([options.bin, manifest], outlets),
        "rashomon, every claim highlighted": ([options.bin, manifest], [*outlets, "shared claims"]),
        "rashomon --fast, every claim": ([options.bin, "--fast", manifest], [*outlets, "shared claims"]),
    }
    if options.pipeline:
        pipeline = [sys.executable, os.path.join(HERE, "pipeline.py"), options.pipeline, *FILES]
        programs["Python pipeline, pairs of sentences"] = (pipeline, ["pairs alike"])
    for name in [name for name, (command, _) in programs.items() if not shutil.which(command[0])]:
        print(f"left out, not installed: {name}")
        del programs[name]
    runs = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, (command, wanted) in programs.items():
            runs[name] += filter(None, [measured(command, wanted)])
    for name in [name for name, taken in runs.items() if not taken]:
        print(f"left out, not on the screen after {GIVE_UP:.0f} s: {name}")
        del runs[name]
    medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in runs.items()}
    less, vim = medians.get("less, one article"), medians.get("vim -O, three articles")
    print(f"{'median of ' + str(options.runs) + ' runs':36}{'ms':>8}{'/ less':>9}{'/ vim -O':>10}{'MB':>7}")
    for name, (took, memory) in medians.items():
        ratio = lambda other: f"{took / other[0]:.2f}" if other else "-"
        print(f"{name:36}{took:8.1f}{ratio(less):>9}{ratio(vim):>10}{memory:7.0f}")


if __name__ == "__main__":
    main()
