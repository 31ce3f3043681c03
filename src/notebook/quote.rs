//! A place named by its words, as a person would name it: which article, which words, what stands around them.
//!
//! This is the *TextQuoteSelector* of the Web Annotation Data Model (W3C Recommendation, 23 February 2017), with two
//! things more: which article is meant, and how often the words stood in it when they were quoted. It is found again
//! only where nothing else could be meant.

use crate::story::{Article, Place, Story};
use crate::text::{CleanText, Span, clean_line};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Code points of context on each side, where they tell the place; as many as the Hypothesis client keeps.
const CONTEXT: usize = 32;
/// Digits of an article's hash that are kept: few enough to read, enough to tell articles of one story apart.
const DIGITS: usize = 12;
/// So many words stand twice by design only (a refrain, a pull quote): with both their neighbours edited, they still
/// tell their place if they stand once.
const TELLING: usize = 6;
/// A text that holds the words more often than this tells nothing by them.
const MOST_COPIES: usize = 1_000;

/// Words of an article and what tells where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Who published the article.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// Its title; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its link; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The first digits of its hash.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// The words.
    pub exact: String,
    /// What stood before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stood behind them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// How often the words stood in the article.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub copies: usize,
}

fn one() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// Why a quote tells no place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Lost {
    /// No article is meant, or no longer one alone.
    #[error("no article here is {0}")]
    Article(String),
    /// The words are not in the article.
    #[error("its words are no longer in {0}")]
    Gone(String),
    /// The words are there, but not where they were.
    #[error("its words stand elsewhere in {0}")]
    Elsewhere(String),
    /// The words are there more than once.
    #[error("its words stand {1} times in {0}, and nothing tells which are meant")]
    Unclear(String, usize),
}

impl Quote {
    /// Quotes the words of `place`, with as much context as it takes to tell them from their like.
    pub fn new(story: &Story, place: Place) -> Self {
        let article = &story.articles[place.article];
        let text = article.text.as_str();
        let exact = place.span.of(text).to_owned();
        let copies = occurrences(text, &exact).len().max(1);
        let mut quote = Self {
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            sha256: article.sha256.chars().take(DIGITS).collect(),
            exact,
            copies,
            ..Self::default()
        };
        let mut context = CONTEXT;
        loop {
            quote.prefix = before(text, place.span.start, context).to_owned();
            quote.suffix = behind(text, place.span.end, context).to_owned();
            let whole =
                quote.prefix.len() == place.span.start && place.span.end + quote.suffix.len() == text.len();
            let like = occurrences(text, &quote.exact)
                .into_iter()
                .filter(|&span| quote.agreement(text, span) == (true, true));
            if whole || like.count() < 2 {
                return quote;
            }
            context *= 2;
        }
    }

    /// Where the words stand in `story`.
    ///
    /// # Errors
    /// If that cannot be told.
    pub fn find(&self, story: &Story) -> Result<Place, Lost> {
        let articles = self.articles(story);
        let Some(&first) = articles.first() else { return Err(Lost::Article(self.article())) };
        let outlet = || story.articles[first].outlet.clone();
        let text = |article: usize| story.articles[article].text.as_str();
        let mut all: Vec<Place> = Vec::new();
        for &article in &articles {
            let spans = occurrences(text(article), &self.exact);
            all.extend(spans.into_iter().map(|span| Place::new(article, span)));
        }
        let agreement = |place: &Place| self.agreement(text(place.article), place.span);
        let sure: Vec<Place> = all.iter().copied().filter(|place| agreement(place) == (true, true)).collect();
        match (sure.as_slice(), all.as_slice()) {
            (&[place], _) => return Ok(place),
            ([], []) => return Err(Lost::Gone(outlet())),
            ([], _) if self.copies == 1 => {}
            ([], _) => return Err(Lost::Elsewhere(outlet())),
            _ => return Err(Lost::Unclear(outlet(), sure.len())),
        }
        // The words stood once, and what stands around them has changed. One neighbour tells them still.
        let one_side = |place: &Place| {
            let (before, behind) = agreement(place);
            before && !self.prefix.is_empty() || behind && !self.suffix.is_empty()
        };
        let likely: Vec<Place> = all.iter().copied().filter(one_side).collect();
        match (likely.as_slice(), all.as_slice()) {
            (&[place], _) => Ok(place),
            ([], &[place]) if self.exact.split_whitespace().count() >= TELLING => Ok(place),
            ([], &[_]) => Err(Lost::Elsewhere(outlet())),
            _ => Err(Lost::Unclear(outlet(), all.len())),
        }
    }

    /// Whether what stands before and behind `span` is what stood before and behind the words.
    fn agreement(&self, text: &str, span: Span) -> (bool, bool) {
        (text[..span.start].ends_with(&self.prefix), text[span.end..].starts_with(&self.suffix))
    }

    /// The articles that can be meant: by link, else by hash, else by outlet and title, else by an outlet that has one
    /// article only. Where a link or hash fits several, the rest of what is known narrows them down.
    fn articles(&self, story: &Story) -> Vec<usize> {
        type Test<'a> = &'a dyn Fn(&Article) -> bool;
        let linked = |a: &Article| !self.url.is_empty() && a.url == self.url;
        let hashed = |a: &Article| self.sha256.len() >= 8 && a.sha256.starts_with(&self.sha256);
        let named = |a: &Article| a.outlet == self.outlet && a.title == self.title;
        let of_outlet = |a: &Article| a.outlet == self.outlet;
        let fitting = |among: &[usize], test: Test| -> Vec<usize> {
            among.iter().copied().filter(|&article| test(&story.articles[article])).collect()
        };
        let all: Vec<usize> = (0..story.articles.len()).collect();
        let tests: [Test; 3] = [&linked, &hashed, &named];
        let Some(mut meant) = tests.iter().map(|test| fitting(&all, test)).find(|fit| !fit.is_empty()) else {
            let meant = fitting(&all, &of_outlet);
            return if meant.len() == 1 { meant } else { Vec::new() };
        };
        for test in tests {
            let narrower = fitting(&meant, test);
            if !narrower.is_empty() {
                meant = narrower;
            }
        }
        meant
    }

    /// The article as a person would name it.
    fn article(&self) -> String {
        match (self.outlet.as_str(), self.title.as_str()) {
            ("", "") => self.url.clone(),
            (outlet, "") => outlet.to_owned(),
            (outlet, title) => format!("{outlet}, “{title}”"),
        }
    }

    /// The same with everything cleaned: files come from outside.
    pub(super) fn cleaned(self) -> Self {
        let words = |raw: &str| CleanText::new(raw).as_str().to_owned();
        Self {
            outlet: clean_line(&self.outlet),
            title: clean_line(&self.title),
            url: clean_line(&self.url),
            sha256: clean_line(&self.sha256),
            exact: words(&self.exact),
            prefix: words(&self.prefix),
            suffix: words(&self.suffix),
            copies: self.copies,
        }
    }
}

/// Every place where `text` holds `words`, those that overlap included.
fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let Some(step) = words.chars().next().map(char::len_utf8) else { return found };
    let mut from = 0;
    while let Some(at) = text[from..].find(words).filter(|_| found.len() <= MOST_COPIES) {
        found.push(Span::new(from + at, from + at + words.len()));
        from += at + step;
    }
    found
}

/// At most `count` code points before byte `at`.
fn before(text: &str, at: usize, count: usize) -> &str {
    let from = text[..at].char_indices().rev().nth(count - 1).map_or(0, |(from, _)| from);
    &text[from..at]
}

/// At most `count` code points from byte `at` on.
fn behind(text: &str, at: usize, count: usize) -> &str {
    let to = text[at..].char_indices().nth(count).map_or(text.len(), |(to, _)| at + to);
    &text[at..to]
}

#[cfg(test)]
mod tests;
