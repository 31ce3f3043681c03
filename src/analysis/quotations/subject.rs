//! The words that name the subject of a verb.
//!
//! Phrases are found by their edges: commas, conjunctions, determiners, verbs. Apposed names and relative clauses between
//! a subject and its verb are stepped over; an adverbial before it is left out.

use super::grammar::*;
use super::outline::{Item, Kind};
use super::predicate::{Predicate, REACH};
use std::ops::Range;

/// Where the noun phrase that begins at `start` ends; `None` if none begins there.
pub fn noun_phrase_end(items: &[Item], start: usize) -> Option<usize> {
    if !begins_noun_phrase(items, start) {
        return None;
    }
    if is_subject_pronoun(&items[start].low) {
        return Some(start + 1);
    }
    let mut end = start + 1;
    while let Some(item) = items.get(end) {
        let low = item.low.as_str();
        let joins = matches!(low, "of" | "for" | "at" | "and" | "from" | "&")
            && items.get(end + 1).is_some_and(|n| is_word(n) && !is_subject_pronoun(&n.low));
        let hyphen = item.kind == Kind::Mark('-');
        let stops = !is_word(item) && !hyphen
            || !joins
                && (is_preposition(low) || is_conjunction(low) || is_relative(low) || is_subordinator(low))
            || is_subject_pronoun(low) && low != "one"
            || is_adverb(low) && !item.capital
            || is_time(low) && low != "may" && !low.starts_with(|c: char| c.is_ascii_digit())
            || is_finite(items, end);
        if stops || end - start > REACH {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// The subject of a verb at `at` that follows it without a comma: the phrase there, or, where that phrase belongs to
/// something smaller ("the firm he started in a garage said"), the subject of the clause.
pub fn subject_before(items: &[Item], at: usize) -> Option<Range<usize>> {
    let direct = direct_subject(items, at);
    let object = |s: &Range<usize>| {
        is_preposition(&items[s.start].low)
            || s.len() == 1
                && matches!(items[s.start].low.as_str(), "it" | "them" | "him" | "her" | "us" | "me")
    };
    let cut = direct.clone().is_none_or(|s| {
        object(&s)
            && s.start > 0
            && !is_comma(&items[s.start - 1])
            && !is_wall(&items[s.start - 1])
            && !is_conjunction(&items[s.start - 1].low)
            && !is_subordinator(&items[s.start - 1].low)
    });
    if !cut {
        return direct;
    }
    let floor = at.saturating_sub(REACH);
    let chunk =
        (floor..at).rev().find(|&i| is_comma(&items[i]) || is_wall(&items[i])).map_or(floor, |i| i + 1);
    let relative = (chunk + 1..at).rev().find(|&i| matches!(items[i].low.as_str(), "who" | "which" | "that"));
    match relative {
        Some(relative) => direct_subject(items, relative),
        None => main_subject(items, at),
    }
}

/// The noun phrase that ends just before item `at`.
pub fn direct_subject(items: &[Item], at: usize) -> Option<Range<usize>> {
    let mut start = at;
    let floor = at.saturating_sub(REACH);
    while start > floor {
        let i = start - 1;
        let item = &items[i];
        let low = item.low.as_str();
        if is_comma(item) && item.kind != Kind::Mark('-')
            || is_wall(item)
            || item.stopped
            || is_subordinator(low)
            || !is_word(item) && item.kind != Kind::Mark('-')
        {
            break;
        }
        if low == "to" && i > 0 && items[i - 1].low == "according" {
            break;
        }
        if is_conjunction(low) {
            let clause = (floor..i)
                .rev()
                .find(|&j| is_comma(&items[j]) || is_wall(&items[j]))
                .map_or(floor, |j| j + 1);
            if low != "and" || has_finite(items, clause, i) || i == clause || start == at {
                break;
            }
        }
        if is_finite(items, i) || is_subject_pronoun(low) && start < at {
            break;
        }
        start = i;
        if is_subject_pronoun(low) {
            break;
        }
        let opens = is_determiner(low) && low != "one" && low != "that";
        let joined = i > 0
            && (is_preposition(&items[i - 1].low)
                || is_determiner(&items[i - 1].low) && items[i - 1].low != "that"
                || items[i - 1].low == "and");
        if opens && !joined {
            break;
        }
    }
    start = without_lead(items, start, at);
    let first = items[start..at].iter().find(|i| is_word(i))?;
    if at - start == 1
        && (is_preposition(&first.low)
            || is_adverb(&first.low)
            || is_determiner(&first.low) && first.low.len() < 4)
    {
        return None;
    }
    (!is_object_pronoun(&first.low) || matches!(first.low.as_str(), "it" | "you" | "her"))
        .then_some(start..at)
}

/// `start` moved past an adverb, or a preposition and the time that follows it: "On Tuesday" Smith said.
fn without_lead(items: &[Item], mut start: usize, end: usize) -> usize {
    while start + 1 < end {
        let low = items[start].low.as_str();
        if is_adverb(low) || is_conjunction(low) || is_time(low) && low.len() > 3 {
            start += 1;
        } else if is_preposition(low) && is_time(&items[start + 1].low) && start + 2 < end {
            start += 2;
        } else {
            break;
        }
    }
    start
}

/// The subject before a verb that a comma precedes: a name with its apposition or relative clause.
pub fn apposed_subject(items: &[Item], at: usize) -> Option<Range<usize>> {
    let floor = at.saturating_sub(REACH);
    let opening = (floor..at - 1).rev().find(|&i| is_wall(&items[i])).map_or(floor, |i| i + 1);
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let mut from = opening;
    let commas = (opening..at).filter(|&i| is_comma(&items[i]) && items[i].kind != Kind::Mark('-'));
    for comma in commas {
        if comma > from {
            chunks.push(from..comma);
        }
        from = comma + 1;
    }
    while chunks.len() > 1 && is_adverbial(items, &chunks[0]) {
        let named = without_lead(items, chunks[0].start, chunks[0].end);
        if named > chunks[0].start && !is_adverbial(items, &(named..chunks[0].end)) {
            chunks[0].start = named;
            break;
        }
        chunks.remove(0);
    }
    if chunks.is_empty() {
        return None;
    }
    let dependent = |c: &Range<usize>| {
        c.start > opening
            && (is_relative(&items[c.start].low)
                || is_subordinator(&items[c.start].low)
                || is_preposition(&items[c.start].low))
    };
    let plain = |c: &Range<usize>| dependent(c) || !has_finite(items, c.start, c.end);
    let first = if chunks.iter().all(plain) && !is_relative(&items[chunks[0].start].low) {
        0
    } else {
        // The shortest tail of a name and its apposition.
        let last_verb = chunks.iter().rposition(|c| !plain(c))?;
        let tail = last_verb + 1;
        if tail >= chunks.len() {
            // ", which he runs, said": the phrase before the relative clause.
            return None;
        }
        (tail..chunks.len().saturating_sub(1))
            .rev()
            .find(|&c| {
                begins_noun_phrase(items, chunks[c].start)
                    && !is_relative(&items[chunks[c].start].low)
                    && !is_relative(&items[chunks[c + 1].start].low)
                    || c == tail
            })
            .unwrap_or(tail)
    };
    let mut start = chunks[first].start;
    while start < chunks[first].end
        && (is_conjunction(&items[start].low)
            || is_adverb(&items[start].low)
            || is_subordinator(&items[start].low))
    {
        start += 1;
    }
    let name_end = chunks[first].end;
    if start >= name_end {
        return None;
    }
    // The name and its first apposition say who it is; relative clauses behind them do not.
    let end = chunks
        .get(first + 1)
        .filter(|c| begins_noun_phrase(items, c.start) && !is_relative(&items[c.start].low))
        .map_or(name_end, |c| c.end);
    Some(start..end)
}

/// Whether a chunk says when, where or how rather than who.
fn is_adverbial(items: &[Item], chunk: &Range<usize>) -> bool {
    let low = items[chunk.start].low.as_str();
    is_preposition(low)
        && (matches!(low, "after" | "before" | "as" | "since" | "until")
            || !has_finite(items, chunk.start, chunk.end))
        || is_subordinator(low) && low != "that"
        || is_adverb(low)
        || is_time(low)
        || is_conjunction(low) && chunk.len() == 1
        || low.ends_with("ing") && !items[chunk.start].capital
        || low.ends_with("ing") && chunk.start == 0
        || low.ends_with("ed") && chunk.start == 0 && !is_determiner(low)
}

/// The noun phrase before a relative pronoun at `at`.
pub fn antecedent(items: &[Item], at: usize) -> Option<Range<usize>> {
    let end = if is_comma(items.get(at.checked_sub(1)?)?) { at - 1 } else { at };
    let phrase = direct_subject(items, end)?;
    // "Ann Lee, a clerk who …": the name says more than its apposition.
    let apposed = phrase.start >= 2
        && items[phrase.start - 1].kind == Kind::Mark(',')
        && items[phrase.start - 2].capital
        && matches!(items[phrase.start].low.as_str(), "a" | "an" | "the");
    if apposed { direct_subject(items, phrase.start - 1) } else { Some(phrase) }
}

/// The subject of the verb before, for a verb that "and" joins to it.
pub fn shared_subject(items: &[Item], at: usize, before: &[Predicate]) -> Option<Range<usize>> {
    let near = before.iter().rev().find(|p| p.group.end + REACH > at && !p.inverted);
    near.and_then(|p| p.subject.clone()).or_else(|| main_subject(items, at))
}

/// The subject of a participle: the phrase behind "with", or the subject of the clause it hangs on.
pub fn participle_subject(items: &[Item], at: usize, before: &[Predicate]) -> Option<Range<usize>> {
    let previous = items.get(at.checked_sub(1)?)?;
    if is_comma(previous) && previous.kind != Kind::Mark('-') {
        // "with the chair, Ann Lee, stressing …"
        let floor = at.saturating_sub(REACH);
        let with =
            (floor..at).rev().find(|&i| items[i].low == "with").filter(|&w| !has_finite(items, w + 1, at));
        if let Some(with) = with
            && (with + 1..at - 1).any(|i| is_comma(&items[i]))
        {
            return noun_phrase_end(items, with + 1).map(|end| {
                let name = (end + 1..at - 1).take_while(|&i| items[i].capital).last();
                with + 1..name.map_or(end, |n| n + 1)
            });
        }
        return shared_subject(items, at, before);
    }
    if previous.sentential || matches!(previous.low.as_str(), "and" | "by" | "while" | "before" | "after") {
        return shared_subject(items, at, before);
    }
    // "with the chair saying …"
    let subject = direct_subject(items, at)?;
    let with = subject.clone().find(|&i| items[i].low == "with").map(|i| i + 1);
    let start =
        with.or_else(|| subject.start.checked_sub(1).filter(|&i| items[i].low == "with").map(|i| i + 1))?;
    (start < subject.end).then_some(start..subject.end)
}

/// The first noun phrase of the frame's main clause.
pub fn main_subject(items: &[Item], limit: usize) -> Option<Range<usize>> {
    let mut limit = limit;
    while limit > 0 && is_wall(&items[limit - 1]) {
        limit -= 1;
    }
    let floor = limit.saturating_sub(REACH);
    let mut start = (floor..limit).rev().find(|&i| is_wall(&items[i])).map_or(floor, |i| i + 1);
    for _ in 0..3 {
        while start < limit && (is_conjunction(&items[start].low) || is_comma(&items[start])) {
            start += 1;
        }
        let comma = (start..limit).find(|&i| is_comma(&items[i]) && items[i].kind != Kind::Mark('-'));
        match comma {
            Some(comma) if comma > start && is_adverbial(items, &(start..comma)) => start = comma + 1,
            _ => break,
        }
    }
    while start < limit && is_adverb(&items[start].low) {
        start += 1;
    }
    let end = noun_phrase_end(items, start)?.min(limit);
    (start < end).then(|| with_name(items, start..end))
}

/// `phrase` with the name that a comma sets behind it: "the mayor, Ann Lee,".
pub fn with_name(items: &[Item], phrase: Range<usize>) -> Range<usize> {
    let comma = phrase.end;
    if items[comma - 1].capital || items.get(comma).is_none_or(|i| i.kind != Kind::Mark(',')) {
        return phrase;
    }
    let name = items[comma + 1..].iter().take_while(|i| i.capital && is_word(i)).take(6).count();
    let closed = items.get(comma + 1 + name).is_none_or(|i| is_comma(i) || is_stop(i) || is_wall(i));
    if (1..=5).contains(&name) && closed { phrase.start..comma + 1 + name } else { phrase }
}
