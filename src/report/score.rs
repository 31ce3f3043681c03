//! Claims against claims: how far the marks of one hand agree with those of another.
//!
//! Both sides are JSON with `claims[].evidence[]`, each with `article`, `start` and `end` (code points), which is also the
//! shape of a comparison. What is counted are links: pairs of sentences of different articles in one claim. A link is
//! the same as another where both of its ends overlap the other's; so a sentence may be marked a little longer or
//! shorter.

use crate::report::offsets::Offsets;
use crate::story::{Place, Story};
use crate::text::Span;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;

/// Claims as a file holds them.
#[derive(Debug, Deserialize)]
pub struct Marked {
    claims: Vec<MarkedClaim>,
}

#[derive(Debug, Deserialize)]
struct MarkedClaim {
    #[serde(default)]
    label: String,
    evidence: Vec<Stretch>,
}

#[derive(Debug, Clone, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    article: String,
    start: usize,
    end: usize,
}

/// What agrees and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// Links that were marked.
    pub marked: usize,
    /// Those of them that the gold has.
    pub right: usize,
    /// Links of the gold.
    pub gold: usize,
    /// Those of them that were marked.
    pub found: usize,
    /// The labels of the gold's claims of which no link was marked.
    pub missed: Vec<String>,
}

/// Claims marked by hand in `story`, as the file that [`read`] reads.
pub fn marks(story: &Story, claims: &[Vec<Place>]) -> String {
    let offsets: Vec<Offsets> = story.articles.iter().map(|a| Offsets::new(a.text.as_str())).collect();
    let evidence = |place: &Place| {
        let at = &offsets[place.article];
        json!({
            "article": format!("a{}", place.article + 1),
            "start": at.chars(place.span.start),
            "end": at.chars(place.span.end),
            "text": story.words(*place),
        })
    };
    let claim = |claim: &Vec<Place>| {
        json!({"label": claim.first().map_or("", |place| story.words(*place)),
               "evidence": claim.iter().map(evidence).collect::<Vec<_>>()})
    };
    let claims: Vec<_> = claims.iter().map(claim).collect();
    format!("{:#}\n", json!({"schema": "rashomon.claims/1", "claims": claims}))
}

/// Reads claims from `text`.
///
/// # Errors
/// If it is no JSON of that shape; the error is half a sentence.
pub fn read(text: &str) -> Result<Marked, String> {
    serde_json::from_str(text).map_err(|error| format!("holds no claims: {error}"))
}

impl Marked {
    /// The places in `story` that the claims name; what lies outside its articles is left out.
    pub fn places(&self, story: &Story) -> Vec<Vec<Place>> {
        let place = |stretch: &Stretch| {
            let article = stretch.article.strip_prefix('a')?.parse::<usize>().ok()?.checked_sub(1)?;
            let text = story.articles.get(article)?.text.as_str();
            let byte = |at: usize| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(at);
            Some(Place::new(article, Span::new(byte(stretch.start)?, byte(stretch.end.max(stretch.start))?)))
        };
        let claims = self.claims.iter().map(|claim| claim.evidence.iter().filter_map(place).collect());
        claims.filter(|claim: &Vec<Place>| claim.len() > 1).collect()
    }

    fn links(&self) -> Vec<BTreeSet<(Stretch, Stretch)>> {
        let links = |claim: &MarkedClaim| {
            let pairs = claim.evidence.iter().flat_map(|a| claim.evidence.iter().map(move |b| (a, b)));
            pairs.filter(|(a, b)| a.article < b.article).map(|(a, b)| (a.clone(), b.clone())).collect()
        };
        self.claims.iter().map(links).collect()
    }
}

/// Counts how far `marked` agrees with `gold`.
pub fn score(marked: &Marked, gold: &Marked) -> Score {
    let (marks, golds) = (marked.links(), gold.links());
    let same = |(a, b): &(Stretch, Stretch), (c, d): &(Stretch, Stretch)| overlap(a, c) && overlap(b, d);
    let mine: BTreeSet<_> = marks.iter().flatten().collect();
    let theirs: BTreeSet<_> = golds.iter().flatten().collect();
    let is_found = |link: &(Stretch, Stretch)| mine.iter().any(|mark| same(mark, link));
    let missed = gold.claims.iter().zip(&golds).filter(|(_, links)| !links.iter().any(is_found));
    Score {
        marked: mine.len(),
        right: mine.iter().filter(|mark| theirs.iter().any(|link| same(mark, link))).count(),
        gold: theirs.len(),
        found: theirs.iter().filter(|link| is_found(link)).count(),
        missed: missed.map(|(claim, _)| crate::text::clean_line(&claim.label)).collect(),
    }
}

fn overlap(a: &Stretch, b: &Stretch) -> bool {
    a.article == b.article && a.start < b.end && b.start < a.end
}

impl Score {
    /// The score in words.
    pub fn told(&self) -> String {
        let part = |some: usize, all: usize| if all == 0 { 0.0 } else { some as f64 / all as f64 };
        let (precision, recall) = (part(self.right, self.marked), part(self.found, self.gold));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        let mut told = format!(
            "Links marked: {}, of which the gold has {} ({precision:.2}).\n\
             Links of the gold: {}, of which {} were marked ({recall:.2}).\nF1: {f1:.2}\n",
            self.marked, self.right, self.gold, self.found
        );
        for label in &self.missed {
            told.push_str(&format!("Missed: {label}\n"));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = r#"{"claims":[
        {"label":"one","evidence":[{"article":"a1","start":0,"end":10},{"article":"a2","start":0,"end":10}]},
        {"label":"two","evidence":[{"article":"a1","start":20,"end":30},{"article":"a2","start":20,"end":30},
                                   {"article":"a3","start":20,"end":30}]}]}"#;

    #[test]
    fn links_agree_where_both_ends_overlap() {
        let marks = r#"{"claims":[{"evidence":[{"article":"a2","start":5,"end":12},{"article":"a1","start":2,"end":9}]},
                                  {"evidence":[{"article":"a1","start":0,"end":9},{"article":"a3","start":20,"end":30}]}]}"#;
        let score = score(&read(marks).unwrap(), &read(GOLD).unwrap());
        let wanted = Score { marked: 2, right: 1, gold: 4, found: 1, missed: vec!["two".into()] };
        assert_eq!(score, wanted);
        assert!(score.told().contains("F1: 0.33"), "{}", score.told());
    }

    #[test]
    fn the_gold_against_itself_is_whole_and_nothing_is_nothing() {
        let gold = read(GOLD).unwrap();
        assert!(score(&gold, &gold).told().contains("F1: 1.00"));
        let none = read(r#"{"claims":[]}"#).unwrap();
        assert!(score(&none, &gold).told().contains("F1: 0.00"));
        assert!(read("[]").is_err());
    }
}
