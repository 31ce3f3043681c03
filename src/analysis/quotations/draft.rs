//! A quotation before its speaker is known.

use super::attribution::{self, Attribution};
use super::grammar::{self, is_comma};
use super::outline::{Frame, Item, Kind, Outline};
use super::predicate;
use crate::analysis::QuoteMode;
use crate::text::Span;

/// Attributed words and what is known of their speaker.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The words, in order.
    pub parts: Vec<Span>,
    /// How they are reported.
    pub mode: QuoteMode,
    /// The attributing verb.
    pub cue: Option<Span>,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// Nothing beside the words names the speaker.
    pub inferred: bool,
    /// Index of the frame.
    pub frame: usize,
    /// Index of the paragraph.
    pub block: usize,
    /// The draft whose speaker this one shares.
    pub follows: Option<usize>,
}

impl Draft {
    /// From the first to the last of its words.
    pub fn span(&self) -> Span {
        let end = self.parts.iter().map(|p| p.end).max().unwrap_or(0);
        Span::new(self.parts.first().map_or(end, |p| p.start), end)
    }
}

/// The attributed words of every frame, in order.
pub fn drafts(text: &str, outline: &Outline) -> Vec<Draft> {
    let mut found = Vec::new();
    for (index, frame) in outline.frames.iter().enumerate() {
        for attribution in attribution::attributions(&frame.items) {
            found.extend(draft(text, outline, index, frame, &attribution));
        }
    }
    found
}

fn draft(text: &str, outline: &Outline, index: usize, frame: &Frame, of: &Attribution) -> Option<Draft> {
    let items = &frame.items;
    let mut parts: Vec<Span> = of.content.iter().map(|c| attribution::bytes(items, c)).collect();
    parts.sort();
    let source = of.source.as_ref().map(|s| attribution::bytes(items, s));
    if source.is_some_and(|s| super::speaker::is_narrator(s.of(text))) {
        return None;
    }
    Some(Draft {
        mode: mode(text, outline, &parts),
        parts,
        cue: of.cue.as_ref().map(|c| attribution::bytes(items, c)),
        source,
        inferred: false,
        frame: index,
        block: frame.block,
        follows: None,
    })
}

/// Direct where nothing but quoted words is covered, mixed where some are.
pub fn mode(text: &str, outline: &Outline, parts: &[Span]) -> QuoteMode {
    let (mut inside, mut outside) = (false, false);
    for &part in parts {
        let first = outline.stretches.partition_point(|q| q.span.end <= part.start);
        let mut at = part.start;
        for q in outline.stretches[first..].iter().take_while(|q| q.span.start < part.end) {
            inside = true;
            outside |= text[at..q.span.start.max(at)].chars().any(char::is_alphanumeric);
            at = q.span.end.min(part.end);
        }
        outside |= text[at.min(part.end)..part.end].chars().any(char::is_alphanumeric);
    }
    match (inside, outside) {
        (true, false) => QuoteMode::Direct,
        (true, true) => QuoteMode::Mixed,
        _ => QuoteMode::Indirect,
    }
}

/// Joins to its quotation an attribution that the sentence splitter cut off because the quotation ends in a stop:
/// “Really?” Smith said.
pub fn rejoin(outline: &mut Outline) {
    let mut joined: Vec<Frame> = Vec::with_capacity(outline.frames.len());
    for frame in std::mem::take(&mut outline.frames) {
        let fits = joined.last().is_some_and(|last| {
            last.block == frame.block
                && last.items.last().is_some_and(|i| i.sentential && matches!(i.kind, Kind::Quote(_)))
                && !last.items.iter().any(|i| i.kind == Kind::Mark(':'))
                && is_bare_attribution(&frame.items)
                && attribution::attributions(&last.items).is_empty()
        });
        match joined.last_mut().filter(|_| fits) {
            Some(last) => last.items.extend(frame.items),
            None => joined.push(frame),
        }
    }
    outline.frames = joined;
}

/// Whether a sentence is an attribution and nothing more: "Smith said", "Smith said on Monday, “…”".
fn is_bare_attribution(items: &[Item]) -> bool {
    let Some(p) = predicate::predicates(items).into_iter().next() else { return false };
    let starts = p.extent().start == 0;
    let short = p.extent().end <= 12;
    let nothing = matches!(
        super::complement::complement(items, p.verb, p.extent().end, p.inverted),
        super::complement::Complement::Nothing(_)
    );
    let plain = !items[..p.extent().end]
        .iter()
        .any(|i| is_comma(i) && p.subject.clone().is_none_or(|s| s.len() <= 3));
    starts
        && short
        && nothing
        && plain
        && p.verb.quotes()
        && !grammar::has_finite(items, p.extent().end, items.len())
}
