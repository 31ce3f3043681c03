//! The training texts: features and labels of their words, and the same texts with other persons in them.

use crate::random::Random;
use rashomon::analysis::Reading;
use rashomon::analysis::people::lexicon::{Kinds, folded, lexicon};
use rashomon::analysis::people::tagger::{OUTSIDE, Tag, features, may_follow};
use rashomon::analysis::people::words::{Page, Usage};
use rashomon::story::{Article, Block, BlockKind};
use rashomon::text::{CleanText, Span};
use std::collections::BTreeMap;

/// A text and its names, in code points.
pub struct Text {
    chars: Vec<char>,
    names: Vec<(usize, usize, Tag)>,
}

impl Text {
    pub fn read(line: &str) -> Self {
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
    pub fn renamed(&self, lists: &NameLists, random: &mut Random) -> Self {
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
    pub fn sentences(&self, out: &mut Vec<Sentence>) {
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
pub struct Sentence {
    pub words: Vec<Vec<u32>>,
    pub labels: Vec<usize>,
}

/// Names to rename with.
pub struct NameLists {
    first: Vec<String>,
    last: Vec<String>,
}

impl NameLists {
    pub fn read() -> Self {
        let list = |text: &str| {
            text.lines()
                .filter(|l| !l.starts_with('#'))
                .filter_map(|l| l.split(' ').next())
                .filter(|w| !lexicon().kinds(w).any(Kinds::WORD_TOO))
                .map(capitalised)
                .collect()
        };
        Self {
            first: list(include_str!("../../../lexicon/first-names.txt")),
            last: list(include_str!("../../../lexicon/surnames.txt")),
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
