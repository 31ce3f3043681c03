//! Trains the name tagger and writes `names.crf`.
//!
//! cargo run --release --example train-names -- OUT.crf TRAIN.jsonl ...
//!
//! Each line of a training file is an object with `text` and `ents`, a list of `{"s", "e", "label"}` with offsets in
//! Unicode code points and labels PER, ORG and LOC. The features and the file form are the program's own
//! (`rashomon::analysis::people::tagger`). Each text is used twice: as it stands, and with its persons renamed at
//! random, so that the weights learn where names stand rather than which names there are. The same files give the same
//! weights.

use rashomon::analysis::Reading;
use rashomon::analysis::people::lexicon::{Kinds, folded, lexicon};
use rashomon::analysis::people::tagger::{LABELS, Model, OUTSIDE, Tag, features, may_follow};
use rashomon::analysis::people::words::{Page, Usage};
use rashomon::story::{Article, Block, BlockKind};
use rashomon::text::{CleanText, Span};
use std::collections::{BTreeMap, HashMap};

/// Rounds over the texts; more did not help on texts that were held back.
const EPOCHS: usize = 8;
/// Features seen on fewer words are noise.
const LEAST_COUNT: u32 = 3;
/// The step of the packed weights; finer ones did not help.
const STEP: f32 = 0.06;
/// FTRL-proximal (McMahan et al. 2013): learning rate, its damping, and the two penalties.
const ALPHA: f32 = 0.12;
const BETA: f32 = 1.0;
const L1: f32 = 0.6;
const L2: f32 = 0.4;

fn main() {
    let mut args = std::env::args().skip(1);
    let out = args.next().expect("OUT.crf TRAIN.jsonl ...");
    let mut random = Random(20_240_229);
    let mut sentences = Vec::new();
    let names = NameLists::read();
    for path in args {
        let file = std::fs::read_to_string(&path).expect("a training file");
        for line in file.lines() {
            let text = Text::read(line);
            text.sentences(&mut sentences);
            text.renamed(&names, &mut random).sentences(&mut sentences);
        }
    }
    let mut crf = Crf::new(&sentences);
    eprintln!("{} sentences, {} features", sentences.len(), crf.index.len());
    let sentences: Vec<_> = sentences.into_iter().map(|s| crf.indexed(s)).collect();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for epoch in 1..=EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let loss: f64 = order.iter().map(|&i| crf.learn(&sentences[i])).sum();
        eprintln!("round {epoch}: loss {loss:.0}");
    }
    let packed = crf.pack();
    eprintln!("{} bytes", packed.len());
    std::fs::write(out, packed).expect("a place to write to");
}

/// A text and its names, in code points.
struct Text {
    chars: Vec<char>,
    names: Vec<(usize, usize, Tag)>,
}

impl Text {
    fn read(line: &str) -> Self {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let mut names: Vec<_> = row["ents"]
            .as_array()
            .expect("ents")
            .iter()
            .filter_map(|e| {
                let tag = match e["label"].as_str()? {
                    "PER" => Tag::Person,
                    "ORG" => Tag::Organisation,
                    "LOC" => Tag::Place,
                    _ => return None,
                };
                Some((e["s"].as_u64()? as usize, e["e"].as_u64()? as usize, tag))
            })
            .collect();
        names.sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
        names.dedup_by(|b, a| b.0 < a.1);
        Self { chars: row["text"].as_str().expect("text").chars().collect(), names }
    }

    /// The same text with every person's name changed, the same word always to the same other word.
    fn renamed(&self, lists: &NameLists, random: &mut Random) -> Self {
        let mut changed: BTreeMap<String, String> = BTreeMap::new();
        let mut chars = Vec::with_capacity(self.chars.len());
        let mut names = Vec::new();
        let mut at = 0;
        for &(start, end, tag) in &self.names {
            chars.extend(&self.chars[at..start]);
            let from = chars.len();
            let name: String = self.chars[start..end].iter().collect();
            if tag == Tag::Person {
                let words: Vec<String> = name
                    .split(' ')
                    .map(|word| {
                        changed.entry(word.to_owned()).or_insert_with(|| lists.instead(word, random)).clone()
                    })
                    .collect();
                chars.extend(words.join(" ").chars());
            } else {
                chars.extend(name.chars());
            }
            names.push((from, chars.len(), tag));
            at = end;
        }
        chars.extend(&self.chars[at..]);
        Self { chars, names }
    }

    /// Adds its sentences: features and label of each word.
    fn sentences(&self, out: &mut Vec<Sentence>) {
        let raw: String = self.chars.iter().collect();
        let text = CleanText::new(&raw);
        if text.as_str().chars().count() != self.chars.len() {
            return;
        }
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.as_str().split('\n') {
            let span = Span::new(at, at + line.len()).trimmed(text.as_str());
            if !span.is_empty() {
                blocks.push(Block { span, kind: BlockKind::Paragraph });
            }
            at += line.len() + 1;
        }
        let byte: Vec<usize> =
            text.as_str().char_indices().map(|(i, _)| i).chain([text.as_str().len()]).collect();
        let article = Article { text, blocks, ..Article::default() };
        let reading = Reading::new(0, &article);
        let pages = [Page::new(&article, &reading)];
        let usage = Usage::of(&pages);
        let page = &pages[0];
        for line in &page.sentences {
            let mut sentence = Sentence::default();
            for at in line.words.clone() {
                let mut ids = Vec::new();
                features(page, &usage, line, at, &mut ids);
                ids.sort_unstable();
                ids.dedup();
                let span = page.words[at].span;
                let after = self.names.partition_point(|&(start, ..)| byte[start] <= span.start);
                let label = match after.checked_sub(1).map(|i| self.names[i]) {
                    Some((start, end, tag)) if span.start < byte[end] => {
                        if byte[start] == span.start {
                            tag.begin()
                        } else {
                            tag.inside()
                        }
                    }
                    _ => OUTSIDE,
                };
                let before = sentence.labels.last().copied();
                let label = if may_follow(before, label) { label } else { label - 1 };
                sentence.words.push(ids);
                sentence.labels.push(label);
            }
            out.push(sentence);
        }
    }
}

#[derive(Default)]
struct Sentence {
    words: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

/// Names to rename with.
struct NameLists {
    first: Vec<String>,
    last: Vec<String>,
}

impl NameLists {
    fn read() -> Self {
        let list = |text: &str| {
            text.lines()
                .filter(|l| !l.starts_with('#'))
                .filter_map(|l| l.split(' ').next())
                .filter(|w| !lexicon().kinds(w).any(Kinds::WORD_TOO))
                .map(capitalised)
                .collect()
        };
        Self {
            first: list(include_str!("../../lexicon/first-names.txt")),
            last: list(include_str!("../../lexicon/surnames.txt")),
        }
    }

    /// A word to stand instead of `word`; every third is made up, as most of the world's names are on no list.
    fn instead(&self, word: &str, random: &mut Random) -> String {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let keep = letters < 3 || !word.chars().next().is_some_and(char::is_uppercase);
        if keep {
            return word.to_owned();
        }
        let known = lexicon().kinds(&folded(word));
        if random.below(3) == 0 {
            return made_up(random);
        }
        let list = if known.any(Kinds::FIRST_NAME) { &self.first } else { &self.last };
        list[random.below(list.len())].clone()
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn made_up(random: &mut Random) -> String {
    const HEADS: [&str; 24] = [
        "b", "br", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "r", "s", "sch",
        "st", "t", "v", "w", "z",
    ];
    const HEARTS: [&str; 12] = ["a", "e", "i", "o", "u", "au", "ei", "ie", "oo", "ai", "ou", "y"];
    const TAILS: [&str; 16] =
        ["", "", "", "n", "r", "l", "s", "nd", "rk", "sk", "tz", "m", "ck", "v", "lt", "ng"];
    let mut name = String::new();
    for _ in 0..2 + random.below(2) {
        for part in [HEADS[random.below(24)], HEARTS[random.below(12)], TAILS[random.below(16)]] {
            name.push_str(part);
        }
    }
    capitalised(&name)
}

/// The weights while they are learnt.
struct Crf {
    index: HashMap<u32, u32>,
    hashes: Vec<u32>,
    features: Ftrl,
    transitions: Ftrl,
}

struct Indexed {
    words: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

type Row = [f64; LABELS];

impl Crf {
    fn new(sentences: &[Sentence]) -> Self {
        let mut count: BTreeMap<u32, u32> = BTreeMap::new();
        for id in sentences.iter().flat_map(|s| &s.words).flatten() {
            *count.entry(*id).or_default() += 1;
        }
        let hashes: Vec<u32> =
            count.into_iter().filter(|&(_, n)| n >= LEAST_COUNT).map(|(id, _)| id).collect();
        let index: HashMap<u32, u32> = hashes.iter().enumerate().map(|(i, &id)| (id, i as u32)).collect();
        let features = Ftrl::new(hashes.len() * LABELS);
        Self { index, hashes, features, transitions: Ftrl::new(LABELS * LABELS) }
    }

    fn indexed(&self, sentence: Sentence) -> Indexed {
        let words = sentence
            .words
            .iter()
            .map(|ids| ids.iter().filter_map(|id| self.index.get(id).copied()).collect());
        Indexed { words: words.collect(), labels: sentence.labels }
    }

    /// One step on one sentence; returns its loss before the step.
    fn learn(&mut self, sentence: &Indexed) -> f64 {
        let n = sentence.words.len();
        if n == 0 {
            return 0.0;
        }
        let scores: Vec<Row> = sentence
            .words
            .iter()
            .map(|ids| {
                let mut row = [0.0; LABELS];
                for &id in ids {
                    let at = id as usize * LABELS;
                    for (sum, w) in row.iter_mut().zip(&self.features.w[at..at + LABELS]) {
                        *sum += f64::from(*w);
                    }
                }
                row
            })
            .collect();
        let trans = |from: usize, to: usize| f64::from(self.transitions.w[from * LABELS + to]);
        let forbidden = f64::NEG_INFINITY;
        let mut ahead: Vec<Row> = vec![[forbidden; LABELS]; n];
        for to in (0..LABELS).filter(|&to| may_follow(None, to)) {
            ahead[0][to] = scores[0][to];
        }
        for t in 1..n {
            for to in 0..LABELS {
                let sum = log_sum(
                    (0..LABELS).filter(|&f| may_follow(Some(f), to)).map(|f| ahead[t - 1][f] + trans(f, to)),
                );
                ahead[t][to] = sum + scores[t][to];
            }
        }
        let mut behind: Vec<Row> = vec![[0.0; LABELS]; n];
        for t in (0..n - 1).rev() {
            for from in 0..LABELS {
                behind[t][from] = log_sum(
                    (0..LABELS)
                        .filter(|&to| may_follow(Some(from), to))
                        .map(|to| trans(from, to) + scores[t + 1][to] + behind[t + 1][to]),
                );
            }
        }
        let all = log_sum(ahead[n - 1].into_iter());
        let mut gold = 0.0;
        let mut steps = [0.0; LABELS * LABELS];
        for t in 0..n {
            gold += scores[t][sentence.labels[t]];
            if t == 0 {
                continue;
            }
            gold += trans(sentence.labels[t - 1], sentence.labels[t]);
            for from in 0..LABELS {
                for to in (0..LABELS).filter(|&to| may_follow(Some(from), to)) {
                    let p = ahead[t - 1][from] + trans(from, to) + scores[t][to] + behind[t][to] - all;
                    steps[from * LABELS + to] += p.exp();
                }
            }
            steps[sentence.labels[t - 1] * LABELS + sentence.labels[t]] -= 1.0;
        }
        for (i, g) in steps.into_iter().enumerate() {
            self.transitions.step(i, g as f32);
        }
        for t in 0..n {
            for label in 0..LABELS {
                let p = (ahead[t][label] + behind[t][label] - all).exp();
                let g = (p - f64::from(u8::from(sentence.labels[t] == label))) as f32;
                // A gradient this small moves no packed weight.
                if g.abs() > 1e-3 {
                    for &id in &sentence.words[t] {
                        self.features.step(id as usize * LABELS + label, g);
                    }
                }
            }
        }
        all - gold
    }

    fn pack(&self) -> Vec<u8> {
        let transitions =
            std::array::from_fn(|f| std::array::from_fn(|t| self.transitions.w[f * LABELS + t]));
        let weights = self
            .hashes
            .iter()
            .enumerate()
            .map(|(i, &hash)| (hash, std::array::from_fn(|l| self.features.w[i * LABELS + l])))
            .collect();
        Model::pack(STEP, &transitions, weights)
    }
}

fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let top = values.clone().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY { top } else { top + values.map(|v| (v - top).exp()).sum::<f64>().ln() }
}

/// Follow the regularised leader, coordinate by coordinate.
struct Ftrl {
    w: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
}

impl Ftrl {
    fn new(len: usize) -> Self {
        Self { w: vec![0.0; len], z: vec![0.0; len], n: vec![0.0; len] }
    }

    fn step(&mut self, i: usize, g: f32) {
        let root = self.n[i].sqrt();
        self.n[i] += g * g;
        let new_root = self.n[i].sqrt();
        self.z[i] += g - (new_root - root) / ALPHA * self.w[i];
        let z = self.z[i];
        self.w[i] =
            if z.abs() <= L1 { 0.0 } else { -(z - z.signum() * L1) / ((BETA + new_root) / ALPHA + L2) };
    }
}

/// A small generator of numbers (SplitMix64), the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % end as u64) as usize
    }
}
