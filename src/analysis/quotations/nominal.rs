//! Attribution without a speech verb: "according to", "in the words of", "her complaint was that", "gave an assurance
//! that".

use super::attribution::{Attribution, before_join, clause};
use super::grammar::*;
use super::outline::{Item, Kind};
use super::subject;
use std::ops::Range;

/// Phrases that name a source and then let its words follow or precede.
const PHRASES: [&[&str]; 6] = [
    &["according", "to"],
    &["in", "the", "words", "of"],
    &["by", "the", "account", "of"],
    &["in", "the", "view", "of"],
    &["in", "the", "opinion", "of"],
    &["in", "the", "eyes", "of"],
];

/// Items between a speech noun and its "was that", at most.
const REACH: usize = 6;

/// Nouns that mean something said.
pub fn is_speech_noun(low: &str) -> bool {
    matches!(
        low,
        "assurance"
            | "assurances"
            | "claim"
            | "complaint"
            | "warning"
            | "promise"
            | "pledge"
            | "assertion"
            | "statement"
            | "insistence"
            | "allegation"
            | "denial"
            | "prediction"
            | "suggestion"
            | "argument"
            | "admission"
            | "announcement"
            | "accusation"
            | "remark"
            | "comment"
            | "contention"
            | "plea"
            | "threat"
            | "message"
            | "explanation"
            | "reply"
            | "response"
            | "answer"
            | "advice"
            | "verdict"
            | "line"
            | "position"
            | "objection"
            | "words"
    )
}

/// The attributions of a frame that no verb makes.
pub fn attributions(items: &[Item]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for i in 0..items.len() {
        let next = phrase(items, i).or_else(|| account(items, i)).or_else(|| noun(items, i));
        let fresh = |a: &Attribution| {
            found.iter().all(|f| {
                f.content.iter().all(|c| a.content.iter().all(|d| c.end <= d.start || d.end <= c.start))
            })
        };
        found.extend(next.filter(|a| !a.content.is_empty()).filter(fresh));
    }
    found
}

/// "According to NP, …" and "…, according to NP".
fn phrase(items: &[Item], i: usize) -> Option<Attribution> {
    let words = PHRASES.iter().find(|p| {
        items.len() > i + p.len() && p.iter().zip(&items[i..]).all(|(word, item)| item.low == *word)
    })?;
    let start = i + words.len();
    let mut end = start;
    while items.get(end).is_some_and(|item| is_word(item) && !is_relative(&item.low))
        && !(end > start && (is_finite(items, end) || items[end - 1].stopped))
        && end < start + REACH * 5
    {
        end += 1;
    }
    (end > start).then(|| spread(items, i, start..end, i..start))
}

/// "By NP's own account, …"
fn account(items: &[Item], i: usize) -> Option<Attribution> {
    if items[i].low != "by" {
        return None;
    }
    let owner = (i + 2..items.len().min(i + 8)).find(|&j| items[j].kind == Kind::Possessive)?;
    let own = usize::from(items.get(owner + 1)?.low == "own");
    let noun = items.get(owner + 1 + own)?;
    if !matches!(noun.low.as_str(), "account" | "reckoning" | "estimate" | "telling" | "admission") {
        return None;
    }
    let mut found = spread(items, i, i + 1..owner + 2 + own, owner + 1..owner + 2 + own);
    found.source = Some(i + 1..owner);
    Some(found)
}

/// The words that a phrase from `at` covers, whose source fills `source`: those behind it where it opens its clause, else
/// those before it.
fn spread(items: &[Item], at: usize, source: Range<usize>, cue: Range<usize>) -> Attribution {
    let first = (0..at)
        .rev()
        .take(REACH * 10)
        .find(|&j| is_wall(&items[j]))
        .map_or_else(|| at.saturating_sub(REACH * 10), |j| j + 1);
    let opens =
        (first..at).all(|j| is_conjunction(&items[j].low) || is_adverb(&items[j].low) || is_comma(&items[j]));
    let mut source = source;
    let mut content = Vec::new();
    // "… and in the words of the chair, Ann Lee, “…”"
    let quote = (source.end..items.len().min(source.end + REACH * 2)).find(|&j| items[j].sentential);
    if let Some(quote) =
        quote.filter(|&q| is_comma(&items[q - 1]) && !opens && !has_finite(items, source.end, q))
    {
        source.end = quote - 1;
        content.push(quote..quote + 1);
    } else if opens {
        let mut comma = source.end;
        // An apposition is part of the name; the clause begins at the comma behind it.
        while let Some(next) = (comma + 1..items.len().min(comma + 9)).find(|&j| is_comma(&items[j]))
            && items.get(comma).is_some_and(|c| c.kind == Kind::Mark(','))
            && (items[comma + 1].capital || is_determiner(&items[comma + 1].low))
            && !has_finite(items, comma + 1, next)
            && (has_finite(items, next + 1, items.len()) || items.get(next + 1).is_some_and(|q| q.sentential))
        {
            source.end = next;
            comma = next;
        }
        content.extend(clause(items, comma, items.len()));
    } else {
        let end = before_join(items, at);
        let quote = end > 0 && items[end - 1].sentential;
        let start = (first..end).find(|&j| is_word(&items[j]) && !is_conjunction(&items[j].low));
        content.extend(if quote { Some(end - 1..end) } else { start.map(|start| start..end) });
        source = subject::with_name(items, source);
    }
    content.retain(|c| c.start < c.end);
    Attribution { content, cue: Some(cue), source: Some(source) }
}

/// "NP's complaint was that …", "gave an assurance that …"
fn noun(items: &[Item], i: usize) -> Option<Attribution> {
    if !is_speech_noun(&items[i].low) {
        return None;
    }
    let reach = items.len().min(i + 2 + 4 * REACH);
    let that = (i + 1..reach)
        .take_while(|&j| !is_wall(&items[j]))
        .find(|&j| items[j].low == "that" && (j == i + 1 || is_be(&items[j - 1].low)))?;
    let content: Vec<_> = clause(items, that + 1, items.len()).into_iter().collect();
    if that == i + 1 {
        let verb = (i.saturating_sub(4)..i).rev().find(|&j| {
            matches!(
                items[j].low.as_str(),
                "gave"
                    | "gives"
                    | "given"
                    | "made"
                    | "makes"
                    | "issued"
                    | "repeated"
                    | "repeats"
                    | "offered"
                    | "voiced"
                    | "delivered"
                    | "reiterated"
                    | "renewed"
            )
        })?;
        let determined = (verb + 1..i).any(|j| is_determiner(&items[j].low));
        let source = subject::subject_before(items, verb).filter(|_| determined)?;
        return Some(Attribution { content, cue: Some(verb..i + 1), source: Some(source) });
    }
    let is_that = is_be(&items[that - 1].low);
    let source = possessor(items, i).filter(|_| is_that)?;
    Some(Attribution { content, cue: Some(i..i + 1), source: Some(source) })
}

/// Whoever owns the noun at `i`: "Halloran" in "Halloran's assurance", "her" in "her complaint".
pub fn possessor(items: &[Item], i: usize) -> Option<Range<usize>> {
    let mut at = i;
    while at > 0 && i - at < 3 {
        at -= 1;
        if items[at].kind == Kind::Possessive {
            return subject::direct_subject(items, at);
        }
        if is_possessive(&items[at].low) {
            return Some(at..at + 1);
        }
        if items[at].kind != Kind::Word || is_preposition(&items[at].low) {
            break;
        }
    }
    None
}
