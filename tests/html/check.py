#!/usr/bin/env python3
"""The HTML report in headless Chromium: it loads, lines up, filters, asks nobody for anything, obeys no article.

    python3 tests/html/check.py [--bin target/release/rashomon] [--install] [--pictures FOLDER]

Installs nothing unless `--install` is given; skips with a reason where there is no Chromium.
"""

import argparse
import html.parser
import pathlib
import subprocess
import sys
import tempfile

from browser import Browser, find

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/stories/troops-in-ukraine"
NO_END = {"meta", "br", "link", "img", "input", "hr"}

HOSTILE = """<script>window.hit = 1</script> Harbour </script><img src=x onerror="window.hit = 2">

The ferry sank at noon, <b>Ada Bell</b> said. “<svg onload=window.hit=3>We saw it,” Ada Bell said in Port Lund.

"><iframe src="https://evil.example/"></iframe> The harbour closed on Monday & stayed <!-- closed --> until Friday.

</style></textarea></title><a href="javascript:window.hit=4">click</a> &lt;b&gt; &amp; ${window.hit=5}
"""
STORY = """title = "<script>window.hit=6</script>"
note = "</section><img src=https://evil.example/note.png>"
[[article]]
file = "one.txt"
outlet = "\\"onmouseover=\\"window.hit=7"
byline = "<u>me</u>"
published = "2026-03-10"
url = "javascript:window.hit=8"
[[article]]
file = "two.txt"
title = "<h1>Two</h1>"
url = "https://x.example/?a=1&b='\\"><script>window.hit=9</script>"
[[article]]
file = "three.txt"
url = "https://x.example/three?a=1&b=2"
"""


class Shape(html.parser.HTMLParser):
    """Whether every element is closed where it was opened, and where the links inside the page lead."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.ids, self.links = [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        link = attributes.get("href", "")
        self.links += [link[1:]] if link.startswith("#") else []
        if tag not in NO_END:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


def check(what, holds, more=""):
    if not holds:
        sys.exit(f"failed: {what} {more}")
    print(f"ok: {what}")


def page(binary, source, to):
    subprocess.run([binary, "compare", source, "--format", "html", "-o", to], check=True)
    shape = Shape()
    shape.feed(to.read_text(encoding="utf-8"))
    check(f"{to.name}: elements nest", not shape.wrong and not shape.open, shape.wrong or shape.open)
    check(f"{to.name}: ids are unique", len(shape.ids) == len(set(shape.ids)))
    dead = [link for link in shape.links if link not in shape.ids]
    check(f"{to.name}: links inside the page lead somewhere", not dead, dead[:3])
    return to.as_uri()


def silent(browser, name, address):
    check(f"{name}: no request leaves the file", [u for u in browser.requests if u.split("#")[0] != address] == [],
          browser.requests)
    check(f"{name}: no error", browser.complaints == [], browser.complaints)


TOPS = """[...document.querySelectorAll("main > article")].map(pane => {
    const stop = pane.querySelector('[data-s~="ID"]');
    return stop && stop.getClientRects()[0].top; })"""


def loads(browser, address):
    browser.open(address)
    silent(browser, "sample", address)
    check("the script runs", browser.ask("document.documentElement.classList.contains('js')"))
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    role = lambda node: node.get("role", {}).get("value")
    roles = {role(node) for node in nodes}
    check("landmarks are there", {"main", "navigation", "banner", "contentinfo", "article"} <= roles, roles)
    nameless = [node for node in nodes if role(node) in ("link", "button", "region") and not node["ignored"]
                and not node.get("name", {}).get("value")]
    check("every link, button and region has a name", not nameless, nameless[:1])


def lines_up(browser):
    claims = browser.ask("document.querySelectorAll('nav .claims a').length")
    check("there are claims", claims > 2)
    for number in range(1, claims + 1):
        browser.click(f'nav [data-go="c{number}"]')
        tops = browser.ask(TOPS.replace("ID", f"c{number}"))
        seen = [top for top in tops if top is not None]
        ok = len(seen) > 1 and max(seen) - min(seen) < 2 and 0 < min(seen) < 950
        if not ok:
            check(f"claim {number} lines up", False, tops)
        told = browser.ask("[...document.querySelectorAll('.silent')].map(e => !e.hidden)")
        if told != [top is None for top in tops]:
            check("an article without the claim says so", False, told)
    check("a click on a claim lines every article up on it", True)
    check("the status says where it is", "of 3 articles" in browser.ask("document.getElementById('status').textContent"))
    browser.click('main article .letter[data-go="c2"]')
    check("a letter in the text chooses its claim", browser.ask("location.hash") == "#c2")
    browser.key("Escape")
    check("Escape shows all", browser.ask("location.hash + document.querySelectorAll('.on').length") == "0")


def filters(browser):
    browser.click('nav [data-go="p1"]')
    browser.key("f")
    shown, wrong = browser.ask("""(() => {
        const blocks = [...document.querySelectorAll(".text > p, .text > h3, .text > h4")];
        const shown = e => getComputedStyle(e).display !== "none";
        const about = e => e.querySelector('[data-m~="p1"], [data-m~="q1"]') !== null;
        return [blocks.filter(shown).length, blocks.filter(e => shown(e) !== about(e)).length]; })()""")
    check("a person's filter shows that person's paragraphs and no other", shown > 2 and wrong == 0, (shown, wrong))
    check("and counts them", f"; {shown} of " in browser.ask("document.getElementById('status').textContent"))
    first = browser.ask("document.querySelector('.now').textContent")
    browser.key("n")
    check("n goes on", " 2 of " in browser.ask("document.getElementById('status').textContent"), first)
    browser.key("Escape")
    check("Escape folds out again", browser.ask("document.querySelectorAll('.fold').length") == 0)
    browser.ask("document.querySelector('nav [data-go=p1]').focus()")
    browser.key("Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    check("the keyboard chooses, too", browser.ask("location.hash") == "#p1")


def reads_without_script(browser, address):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    silent(browser, "without script", address)
    check("the articles read without the script",
          browser.ask("document.querySelectorAll('.text p').length > 20 && document.querySelector('.tools').hidden"))
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


CONTRAST = """(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const light = (colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
            .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b; };
    const probe = document.body.appendChild(document.createElement("i"));
    const value = (name) => { probe.style.color = `var(--${name})`; return light(getComputedStyle(probe).color); };
    const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const pairs = [..."01234567"].map(t => ["ink", "t" + t]).concat(
        [["ink", "paper"], ["ink", "sheet"], ["soft", "paper"], ["soft", "sheet"], ["seal", "sheet"], ["soft", "line"]]);
    return pairs.map(([a, b]) => [a, b, ratio(value(a), value(b))]).filter(([a, b, r]) => r < 4.5); })()"""


def colours(browser, address):
    grounds = []
    for scheme in ("light", "dark"):
        browser.media(scheme)
        browser.open(address)
        grounds.append(browser.ask("getComputedStyle(document.documentElement).backgroundColor"))
        poor = browser.ask(CONTRAST)
        check(f"{scheme}: text stands out 4.5 to 1 (WCAG AA)", poor == [], poor)
    check("light and dark differ", grounds[0] != grounds[1], grounds)
    browser.media("light")


def hostile(browser, binary, folder):
    (folder / "one.txt").write_text(HOSTILE)
    (folder / "two.txt").write_text(HOSTILE.replace("noon", "one o'clock"))
    (folder / "three.txt").write_text("x" * 10000 + " " + HOSTILE)
    (folder / "story.toml").write_text(STORY)
    address = page(binary, folder, folder / "hostile.html")
    browser.open(address)
    for number in ("c1", "p1"):
        if browser.ask(f"document.querySelector('nav [data-go={number}]') !== null"):
            browser.click(f'nav [data-go="{number}"]')
    silent(browser, "hostile", address)
    check("hostile text stays text", browser.ask("window.hit === undefined"))
    strange = browser.ask("document.querySelectorAll('script, style, img, svg, iframe, [onerror], [onload], [onmouseover]').length")
    check("no element comes from an article", strange == 2, strange)
    links = browser.ask("[...document.links].map(a => a.protocol)")
    check("links lead to pages only", set(links) <= {"file:", "http:", "https:"}, set(links))
    words = browser.ask("document.querySelector('#a1 .text').textContent")
    check("every character of it is there", all(words.find(w) >= 0 for w in ['<img src=x onerror="window.hit = 2">', "<!-- closed -->", "&lt;b&gt; &amp; ${"]))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", default=str(ROOT / "target/release/rashomon"))
    arguments.add_argument("--install", action="store_true", help="install Debian's Chromium if there is none")
    arguments.add_argument("--pictures", help="put screenshots into this folder")
    wanted = arguments.parse_args()
    chromium = find(wanted.install)
    if not chromium:
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        browser = Browser(chromium)
        try:
            address = page(wanted.bin, SAMPLE, folder / "sample.html")
            loads(browser, address)
            lines_up(browser)
            filters(browser)
            reads_without_script(browser, address)
            colours(browser, address)
            hostile(browser, wanted.bin, folder)
            if wanted.pictures:
                for scheme in ("light", "dark"):
                    browser.media(scheme)
                    for part in ("", "#c1", "#p1", "#d1"):
                        browser.open(address + part)
                        browser.picture(f"{wanted.pictures}/{scheme}{part.replace('#', '-')}.png")
        finally:
            browser.close()
    print("done")


if __name__ == "__main__":
    main()
