//! A story's gold file, and where its offsets lie in the articles that the program read.

use rashomon::analysis::Comparison;
use rashomon::story::{Place, Story};
use rashomon::text::Span;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
pub struct Gold {
    articles: Vec<GoldArticle>,
    sentences: Vec<GoldSentence>,
    pub claims: Vec<GoldClaim>,
    pub hard_negatives: Vec<HardNegative>,
    pub people: Vec<GoldPerson>,
    pub not_people: Vec<GoldSpan>,
    pub quotations: Vec<GoldQuotation>,
}

#[derive(Deserialize)]
struct GoldArticle {
    id: String,
    file: String,
}

#[derive(Deserialize)]
struct GoldSentence {
    id: String,
    #[serde(flatten)]
    at: GoldSpan,
    alias_of: Option<String>,
}

#[derive(Deserialize)]
pub struct GoldClaim {
    pub id: String,
    pub status: String,
    pub evidence: Vec<GoldEvidence>,
}

#[derive(Deserialize)]
pub struct GoldEvidence {
    pub sentence: String,
    pub weight: String,
}

#[derive(Deserialize)]
pub struct HardNegative {
    pub id: String,
    pub left: Vec<String>,
    pub right: Vec<String>,
    pub why: String,
}

#[derive(Deserialize)]
pub struct GoldPerson {
    pub id: String,
    pub name: String,
    pub voice: bool,
    pub mentions: Vec<GoldMention>,
}

#[derive(Deserialize)]
pub struct GoldMention {
    pub kind: String,
    #[serde(default)]
    pub optional: bool,
    #[serde(flatten)]
    pub at: GoldSpan,
}

#[derive(Deserialize)]
pub struct GoldQuotation {
    pub id: String,
    pub mode: String,
    #[serde(default)]
    pub optional: bool,
    pub speaker: GoldSpeaker,
    #[serde(flatten)]
    pub at: GoldSpan,
}

#[derive(Deserialize)]
pub struct GoldSpeaker {
    pub person: Option<String>,
}

/// A stretch of a source file, in code points.
#[derive(Deserialize, Clone)]
pub struct GoldSpan {
    article: String,
    start: usize,
    end: usize,
}

impl Gold {
    /// The gold beside the story in `folder`.
    pub fn of(folder: &Path) -> Self {
        let raw = std::fs::read_to_string(folder.join("gold.json")).expect("the gold file is there");
        serde_json::from_str(&raw).expect("the gold file is well formed")
    }
}

/// Gold and findings side by side.
pub struct Judged<'a> {
    pub gold: Gold,
    pub found: &'a Comparison,
    maps: BTreeMap<String, Map>,
}

/// From the code points of a source file to the bytes of the article that was made of it.
struct Map {
    article: usize,
    bytes: Vec<Option<Span>>,
}

impl<'a> Judged<'a> {
    pub fn new(folder: &Path, story: &Story, found: &'a Comparison) -> Self {
        let gold = Gold::of(folder);
        let maps = gold
            .articles
            .iter()
            .map(|article| {
                let source =
                    std::fs::read_to_string(folder.join(&article.file)).expect("the article is there");
                let index = story.articles.iter().position(|a| a.source.ends_with(&article.file));
                (article.id.clone(), Map::new(&source, story, index.expect("the article was opened")))
            })
            .collect();
        Self { gold, found, maps }
    }

    /// Where a gold span lies in what the program read; `None` if cleaning dropped it.
    pub fn place(&self, at: &GoldSpan) -> Option<Place> {
        let map = &self.maps[&at.article];
        let mut bytes = map.bytes[at.start..at.end].iter().flatten();
        let first = *bytes.next()?;
        let last = bytes.next_back().copied().unwrap_or(first);
        Some(Place::new(map.article, first.union(last)))
    }

    /// The gold sentences of which `place` covers half, or that cover half of it; copies count as their original.
    pub fn sentences_at(&self, place: Place) -> BTreeSet<&str> {
        self.gold
            .sentences
            .iter()
            .filter(|s| self.place(&s.at).is_some_and(|at| share(at, place) >= 0.5))
            .map(|s| s.alias_of.as_deref().unwrap_or(&s.id))
            .collect()
    }
}

impl Map {
    /// Aligns the visible characters of both texts, block by block: cleaning drops stretches and white space, never
    /// changes words or their order.
    fn new(source: &str, story: &Story, article: usize) -> Self {
        let visible: Vec<(usize, char)> =
            source.chars().enumerate().filter(|(_, c)| !c.is_whitespace()).collect();
        let mut bytes = vec![None; source.chars().count() + 1];
        let mut from = 0;
        for block in &story.articles[article].blocks {
            let text = block.span.of(story.articles[article].text.as_str());
            let wanted: Vec<(usize, char)> =
                text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
            let at = (from..=visible.len() - wanted.len())
                .find(|&at| wanted.iter().zip(&visible[at..]).all(|(a, b)| a.1 == b.1))
                .expect("every block stands in the source");
            for ((byte, c), (point, _)) in wanted.iter().zip(&visible[at..]) {
                let start = block.span.start + byte;
                bytes[*point] = Some(Span::new(start, start + c.len_utf8()));
            }
            from = at + wanted.len();
        }
        Self { article, bytes }
    }
}

/// What two places have in common, as a share of the shorter.
pub fn share(a: Place, b: Place) -> f64 {
    let common = a.span.intersection(b.span).filter(|_| a.article == b.article).map_or(0, Span::len);
    common as f64 / a.span.len().min(b.span.len()).max(1) as f64
}
