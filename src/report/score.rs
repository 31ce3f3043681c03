//! Claims against claims: how far the marks of one hand agree with those of another.
//!
//! Both sides are JSON with `claims[].evidence[]`, each with `article`, `start` and `end` (code points), which is also the
//! shape of a comparison. What is counted is told at [`agreement`].

use crate::analysis::{Agreement, agreement};
use crate::report::offsets::Offsets;
use crate::story::{Place, Story};
use crate::text::Span;
use serde::Deserialize;
use serde_json::json;

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

#[derive(Debug, Deserialize)]
struct Stretch {
    article: String,
    start: usize,
    end: usize,
}

/// How far marks agree with the gold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The links.
    pub agreement: Agreement,
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
            let article = stretch.number()?;
            let text = story.articles.get(article)?.text.as_str();
            let byte = |at: usize| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(at);
            Some(Place::new(article, Span::new(byte(stretch.start)?, byte(stretch.end.max(stretch.start))?)))
        };
        self.claims.iter().map(|claim| claim.evidence.iter().filter_map(place).collect()).collect()
    }

    /// What the claim with this number says.
    pub fn label(&self, claim: usize) -> String {
        crate::text::clean_line(self.claims.get(claim).map_or("", |claim| &claim.label))
    }

    /// The claims as they stand in the file: offsets are code points, and an article is known by its number alone.
    fn numbered(&self) -> Vec<Vec<Place>> {
        let place = |stretch: &Stretch| {
            Some(Place::new(stretch.number()?, Span::new(stretch.start, stretch.end.max(stretch.start))))
        };
        self.claims.iter().map(|claim| claim.evidence.iter().filter_map(place).collect()).collect()
    }
}

impl Stretch {
    fn number(&self) -> Option<usize> {
        self.article.strip_prefix('a')?.parse::<usize>().ok()?.checked_sub(1)
    }
}

/// Counts how far `marked` agrees with `gold`.
pub fn score(marked: &Marked, gold: &Marked) -> Score {
    let agreement = agreement(&marked.numbered(), &gold.numbered());
    let missed = agreement.missed.iter().map(|&claim| gold.label(claim)).collect();
    Score { agreement, missed }
}

impl Score {
    /// The score in words.
    pub fn told(&self) -> String {
        let Agreement { marked, right, gold, found, .. } = self.agreement;
        let (precision, recall, f1) = self.agreement.rates();
        let mut told = format!(
            "Links marked: {marked}, of which the gold has {right} ({precision:.2}).\n\
             Links of the gold: {gold}, of which {found} were marked ({recall:.2}).\nF1: {f1:.2}\n",
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
        let Agreement { marked, right, gold, found, claims, missed } = &score.agreement;
        assert_eq!((*marked, *right, *gold, *found), (2, 1, 4, 1));
        assert_eq!((claims.as_slice(), missed.as_slice()), ([(1, 1), (0, 1)].as_slice(), [1].as_slice()));
        assert_eq!(score.missed, ["two"]);
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
