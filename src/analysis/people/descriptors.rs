//! Words that pass judgement on a person: "the embattled minister", "her hawkish tone", "he was defiant".

use crate::analysis::people::lexicon::Kinds;
use crate::analysis::people::phrases::is_office;
use crate::analysis::people::words::{Case, Page};
use crate::text::TokenKind;
use std::ops::Range;

/// Between a person and the judgement after "was" or a possessive stand no more words than this.
const REACH: usize = 7;

/// A parenthesis after a name that is passed over is no longer than this, in words.
const PARENTHESIS: usize = 20;

/// The judging words around the mention `words` of a person on `page`, each with the adverb before it.
pub fn around(page: &Page, words: &Range<usize>) -> Vec<Range<usize>> {
    let Some(line) = page.sentences.get(page.line_of(words.start)) else { return Vec::new() };
    let judges = |at: &usize| {
        line.words.contains(at)
            && page.words[*at].kinds.any(Kinds::EVALUATIVE)
            && !page.words[*at].kinds.any(Kinds::MODIFIER.and(Kinds::SPEECH))
            && page.words[*at].case == Case::Small
    };
    let mut found: Vec<usize> = words.clone().filter(judges).collect();
    // Before the name, titles between: "the embattled Prime Minister NAME".
    let stops =
        |at: usize| !line.words.contains(&at) || !page.words[at].is_capital() && !is_office(&page.words[at]);
    let before =
        (words.start.saturating_sub(PARENTHESIS)..words.start).rev().find(|&at| stops(at) || judges(&at));
    found.extend(before.filter(judges));
    found.extend(after(page, &line.words, words.end).into_iter().filter(judges));
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|at| with_adverb(page, &line.words, at)).collect()
}

/// The judging words in the office `words` before its first preposition.
pub fn inside(page: &Page, words: &Range<usize>) -> Vec<Range<usize>> {
    let judges = |at: &usize| {
        let word = &page.words[*at];
        word.kinds.any(Kinds::EVALUATIVE)
            && !word.kinds.any(Kinds::MODIFIER.and(Kinds::SPEECH))
            && matches!(word.case, Case::Small | Case::Capital)
    };
    let before =
        words.clone().take_while(|&at| !matches!(page.words[at].low.as_str(), "of" | "for" | "at" | "in"));
    before.filter(judges).map(|at| at..at + 1).collect()
}

/// The words after a mention that can judge it: after a possessive up to the noun, after "is" up to the clause's end.
fn after(page: &Page, line: &Range<usize>, end: usize) -> Vec<usize> {
    let near = end..line.end.min(end + REACH);
    let word = |at: usize| &page.words[at];
    if near.is_empty() {
        return Vec::new();
    }
    let copula = |low: &str| {
        matches!(
            low,
            "is" | "was"
                | "be"
                | "been"
                | "become"
                | "became"
                | "becomes"
                | "remains"
                | "remained"
                | "looked"
                | "seemed"
                | "appeared"
        )
    };
    let clause = |at: &usize| word(*at).token != TokenKind::Mark && !word(*at).is_capital();
    if word(end).token == TokenKind::Possessive {
        let leads = |at: &usize| {
            word(*at).kinds.any(Kinds::EVALUATIVE)
                || word(*at).low.ends_with("ly")
                || matches!(word(*at).low.as_str(), "most" | "more" | "very" | "so" | "too")
        };
        return near.skip(1).take(3).take_while(leads).collect();
    }
    // "NAME, once a moderate, has become hawkish": what stands between commas is passed over.
    let (mut end, mut near) = (end, near);
    if word(end).low == ","
        && let Some(comma) = (end + 1..line.end.min(end + PARENTHESIS)).find(|&at| word(at).low == ",")
    {
        end = comma + 1;
        near = end..line.end.min(end + REACH);
    }
    let Some(is) = near.clone().take_while(clause).find(|&at| copula(&word(at).low)) else {
        return Vec::new();
    };
    let adverbs = (end..is).all(|at| word(at).kinds.any(Kinds::FUNCTION) || word(at).low.ends_with("ly"));
    let told = |at: &usize| {
        clause(at) && !matches!(word(*at).low.as_str(), "by" | "that" | "because" | "when" | "not")
    };
    if adverbs { (is + 1..line.end.min(is + 1 + REACH)).take_while(told).collect() } else { Vec::new() }
}

fn with_adverb(page: &Page, line: &Range<usize>, at: usize) -> Range<usize> {
    let adverb = at > line.start
        && (matches!(page.words[at - 1].low.as_str(), "most" | "more" | "very" | "so" | "too")
            || page.words[at - 1].low.ends_with("ly") && page.words[at - 1].case == Case::Small);
    at - usize::from(adverb)..at + 1
}
