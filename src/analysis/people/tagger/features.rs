//! What the tagger sees of a word: its letters, its neighbours, what the lists know, how the story uses it.

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::words::{Case, Line, Page, Usage, Word};
use crate::text::{TokenKind, fnv_64};
use std::ops::Range;

/// The tagger sees this many kinds of words, the first of [`Kinds`]; grammar it learns by itself.
const SEEN_KINDS: u32 = 19;
const SEEN_MASK: u32 = (1 << SEEN_KINDS) - 1;

/// Adds the features of word `at` of `line` to `out`, as 32-bit hashes.
pub fn features(page: &Page, usage: &Usage, line: &Line, at: usize, out: &mut Vec<u32>) {
    let view = View { page, line };
    let mut add = Collector { out };
    let here = at as isize;
    add.one(0, &[]);
    for (i, shift) in (-2..=2).enumerate() {
        add.one(1 + i as u8, view.low(here + shift).as_bytes());
    }
    add.two(6, view.low(here - 1), view.low(here));
    add.two(7, view.low(here), view.low(here + 1));
    add.two(8, view.low(here - 2), view.low(here - 1));
    add.two(9, view.low(here + 1), view.low(here + 2));
    affixes(view.low(here), &mut add);
    let shapes: [u8; 5] = std::array::from_fn(|i| view.shape(here + i as isize - 2));
    for (i, &shape) in shapes.iter().enumerate() {
        add.one(20 + i as u8, &[shape]);
    }
    add.one(25, &shapes[1..4]);
    add.one(26, &shapes[..3]);
    add.one(27, &shapes[2..]);
    known(&view, here, &shapes, &mut add);
    used(&page.words[at], usage, at == line.words.start, line, &mut add);
    run(&view, at, &mut add);
    elsewhere(&view, usage, at, &mut add);
    grouped(&view, here, &mut add);
}

/// What stands around the word, and around the ends of its run of capitals, anywhere in the articles (context aggregation,
/// Ratinov and Roth 2009): a name that is a mere capital here may be introduced there.
fn elsewhere(view: &View, usage: &Usage, at: usize, add: &mut Collector) {
    if !view.page.words[at].is_capital() {
        return;
    }
    let around = |at: usize| usage.get(&view.page.words[at].low).around;
    let each = |bits: u16| (0..16).filter(move |bit| bits & 1 << bit != 0);
    let here = around(at);
    for bit in each(here) {
        add.one(62, &[bit]);
    }
    add.one(63, &(here & ALL_TELLING).to_le_bytes());
    let range = view.run(at);
    let alone = u8::from(range.len() == 1);
    for bit in each(around(range.end - 1)) {
        add.one(64, &[bit, alone]);
    }
    for bit in each(around(range.start)) {
        add.one(65, &[bit, alone]);
    }
}

/// The first bits of [`Used::around`](crate::analysis::people::words::Used), which tell most together.
const ALL_TELLING: u16 = 0x3ff;

/// The groups of like words that the word and its neighbours belong to, coarse and fine.
fn grouped(view: &View, here: isize, add: &mut Collector) {
    const BEYOND: u8 = 254;
    const UNKNOWN: u8 = 255;
    for (size, first) in [(0, 70), (1, 80)] {
        let groups: [u8; 5] = std::array::from_fn(|i| {
            view.word(here + i as isize - 2).map_or(BEYOND, |w| w.groups.map_or(UNKNOWN, |g| g[size]))
        });
        for (i, &group) in groups.iter().enumerate() {
            add.one(first + i as u8, &[group]);
        }
        add.one(first + 5, &groups[1..3]);
        add.one(first + 6, &groups[2..4]);
    }
}

fn seen(word: &Word) -> Kinds {
    Kinds(word.kinds.0 & SEEN_MASK)
}

fn affixes(low: &str, add: &mut Collector) {
    let bounds: Vec<usize> = low.char_indices().map(|(i, _)| i).chain([low.len()]).take(40).collect();
    let n = bounds.len() - 1;
    for len in 1..=4.min(n) {
        add.one(10 + len as u8, &low.as_bytes()[..bounds[len]]);
        add.one(15 + len as u8, &low.as_bytes()[bounds[n - len]..bounds[n]]);
    }
}

/// What the lists know of the word and its neighbours.
fn known(view: &View, here: isize, shapes: &[u8; 5], add: &mut Collector) {
    let kinds: [Kinds; 5] = std::array::from_fn(|i| view.kinds(here + i as isize - 2));
    for (i, k) in kinds.iter().enumerate() {
        for bit in (0..SEEN_KINDS).filter(|bit| k.0 & (1 << bit) != 0) {
            add.one(30 + i as u8, &[bit as u8, u8::from(shapes[i] == Case::Small as u8)]);
        }
    }
    let all = |k: Kinds| k.0.to_le_bytes();
    let pair = |a: Kinds, b: Kinds| [all(a), all(b)].concat();
    add.one(35, &[&all(kinds[2])[..], &[shapes[2]]].concat());
    add.one(36, &pair(kinds[1], kinds[2]));
    add.one(37, &pair(kinds[2], kinds[3]));
}

/// How the articles use the word elsewhere.
fn used(word: &Word, usage: &Usage, first: bool, line: &Line, add: &mut Collector) {
    if !word.is_capital() {
        return;
    }
    let used = usage.get(&word.low);
    let some = |n: u32| n.min(2) as u8;
    add.one(40, &[some(used.small), some(used.capital), u8::from(first)]);
    add.one(41, &[some(used.named), u8::from(first)]);
    add.one(42, &[u8::from(line.headline), word.case as u8]);
    add.one(43, &[u8::from(first), word.case as u8]);
}

/// The run of capitalised words around the word, and what stands beside it.
fn run(view: &View, at: usize, add: &mut Collector) {
    if !view.page.words[at].is_capital() {
        add.one(50, &[]);
        return;
    }
    let range = view.run(at);
    let words = &view.page.words;
    let len = range.len().min(6) as u8;
    let place = if range.len() == 1 {
        3
    } else if at == range.start {
        0
    } else if at + 1 == range.end {
        1
    } else {
        2
    };
    let last = &words[range.end - 1];
    let first = &words[range.start];
    add.one(51, &[len, place]);
    add.one(52, last.low.as_bytes());
    add.one(53, first.low.as_bytes());
    add.one(54, &[&seen(last).0.to_le_bytes()[..], &[place]].concat());
    add.one(55, &[&seen(first).0.to_le_bytes()[..], &[place]].concat());
    let any = range.clone().fold(0, |all, i| all | seen(&words[i]).0);
    add.one(56, &any.to_le_bytes());
    let before = view.low(range.start as isize - 1);
    let after = view.low(range.end as isize);
    add.one(57, &[before.as_bytes(), &[0, place]].concat());
    add.one(58, &[after.as_bytes(), &[0, place]].concat());
    add.one(59, &[&view.kinds(range.start as isize - 1).0.to_le_bytes()[..], &[place]].concat());
    add.two(60, view.low(range.start as isize - 2), before);
    add.two(61, after, view.low(range.end as isize + 1));
}

/// A sentence to look at; beyond its ends there are empty words.
struct View<'a> {
    page: &'a Page<'a>,
    line: &'a Line,
}

/// A run of capitals longer than this is a headline or a shout; looking further would cost time and tell nothing.
const LONGEST_RUN: usize = 12;

impl View<'_> {
    fn word(&self, at: isize) -> Option<&Word> {
        let at = usize::try_from(at).ok().filter(|at| self.line.words.contains(at))?;
        self.page.words.get(at)
    }

    fn low(&self, at: isize) -> &str {
        self.word(at).map_or("", |w| &w.low)
    }

    fn kinds(&self, at: isize) -> Kinds {
        self.word(at).map_or(Kinds::default(), seen)
    }

    /// How the word at `at` is written, as a small number.
    fn shape(&self, at: isize) -> u8 {
        match self.word(at) {
            None => 20,
            Some(w) if w.token == TokenKind::Number => 21,
            Some(w) if w.token == TokenKind::Possessive => 22,
            Some(w) if w.token == TokenKind::Mark => match w.low.as_str() {
                "." | "!" | "?" => 23,
                "," => 24,
                "“" | "”" | "\"" | "'" | "‘" | "’" => 25,
                "(" | ")" => 26,
                "-" | "–" | "—" => 27,
                _ => 28,
            },
            Some(w) if w.low.contains('-') => 10 + w.case as u8,
            Some(w) => w.case as u8,
        }
    }

    /// The capitalised words without anything between them that hold word `at`.
    fn run(&self, at: usize) -> Range<usize> {
        let words = &self.page.words;
        let line = &self.line.words;
        let mut range = at..at + 1;
        while range.start > line.start && words[range.start - 1].is_capital() && range.len() < LONGEST_RUN {
            range.start -= 1;
        }
        while range.end < line.end && words[range.end].is_capital() && range.len() < LONGEST_RUN {
            range.end += 1;
        }
        range
    }
}

/// Hashes features, 64 bits folded to 32.
struct Collector<'a> {
    out: &'a mut Vec<u32>,
}

impl Collector<'_> {
    fn one(&mut self, template: u8, value: &[u8]) {
        // A longer value than a word has letters is noise; its beginning tells it apart well enough.
        self.add(template, value.iter().take(64));
    }

    fn two(&mut self, template: u8, a: &str, b: &str) {
        self.add(template, a.as_bytes().iter().take(32).chain(&[0]).chain(b.as_bytes().iter().take(32)));
    }

    fn add<'b>(&mut self, template: u8, value: impl Iterator<Item = &'b u8>) {
        let hash = fnv_64([template].into_iter().chain(value.copied()));
        self.out.push((hash ^ (hash >> 32)) as u32);
    }
}
