//! From the predicates of a frame to attributed words: which part of the frame each one covers.

use super::complement::{Complement, complement};
use super::grammar::*;
use super::nominal;
use super::outline::{Item, Kind};
use super::predicate::{self, Predicate};
use crate::text::Span;
use std::ops::Range;

/// Attributed words of one frame, not yet given to anybody.
#[derive(Debug, Clone, Default)]
pub struct Attribution {
    /// The stretches of items that are the speaker's.
    pub content: Vec<Range<usize>>,
    /// The items of the verb, if there is one.
    pub cue: Option<Range<usize>>,
    /// The items that name the speaker.
    pub source: Option<Range<usize>>,
}

/// Fewer items than this cannot be a reported clause.
const SHORTEST_CLAUSE: usize = 2;
/// No description of a speaker between two parts of a quotation has more items.
const LONGEST_ASIDE: usize = 24;

/// The attributions of a frame, in the order of their cues.
pub fn attributions(items: &[Item]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let predicates = predicate::predicates(items);
    // Everything before this item is spoken for.
    let mut used = 0;
    let mut taken = 0;
    for (index, p) in predicates.iter().enumerate() {
        let extent = p.extent();
        let joins = p.participle || p.shared;
        if p.group.start < used && !joins {
            continue;
        }
        let limit = predicates[index + 1..]
            .iter()
            .find(|next| (next.participle || next.shared) && governs(items, next))
            .map_or(items.len(), |next| before_join(items, next.group.start));
        // Another attribution with a speaker of its own ends what goes on behind this one.
        let own_limit = predicates[index + 1..]
            .iter()
            .find(|next| {
                next.extent().start > p.group.end
                    && is_conjunction(&items[next.extent().start - 1].low)
                    && governs(items, next)
            })
            .map_or(limit, |next| before_join(items, next.extent().start).min(limit));
        let after = complement(items, p.verb, if p.inverted { extent.end } else { p.group.end }, p.inverted);
        let mut content = Vec::new();
        match after {
            Complement::Clause(at) => content.extend(clause(items, at, limit)),
            Complement::Quote(at) => {
                content.extend(before(items, taken, &extent, p, true));
                content.push(at..at + 1);
            }
            Complement::Infinitive(at) => content.extend(clause(items, at, limit)),
            Complement::Object(at) => content.extend(object(items, p, at, limit)),
            Complement::Nothing(at) => {
                let mut ahead = before(items, taken, &extent, p, false);
                let before = match &ahead {
                    Some(c) if items[c.clone()].iter().all(|i| matches!(i.kind, Kind::Quote(_))) => {
                        Before::Quoted
                    }
                    Some(c) if has_finite(items, c.start, c.end) => Before::Clause,
                    _ => Before::Part,
                };
                let behind = continuation(items, at, own_limit, before);
                if ahead.is_none() && behind.is_some() {
                    ahead = opening(items, taken, &extent, p);
                }
                if ahead.is_some() {
                    content.extend(ahead);
                    content.extend(behind);
                }
            }
        }
        if content.is_empty() {
            continue;
        }
        if joins {
            // What the verb before took over from here is this one's.
            for earlier in &mut found {
                for part in &mut earlier.content {
                    if part.end > p.group.start && part.start < p.group.start {
                        part.end = before_join(items, p.group.start);
                    }
                }
                earlier.content.retain(|part| part.start < part.end && part.start < p.group.start);
            }
            found.retain(|earlier| !earlier.content.is_empty());
        }
        let end = content.iter().map(|c| c.end).max().unwrap_or(0).max(extent.end);
        used = used.max(end);
        taken = taken.max(end);
        found.push(Attribution { content, cue: Some(p.group.clone()), source: p.subject.clone() });
    }
    let free = |a: &Attribution| {
        let apart = |c: &Range<usize>, d: &Range<usize>| c.end <= d.start || d.end <= c.start;
        found.iter().all(|f| f.content.iter().all(|c| a.content.iter().all(|d| apart(c, d))))
    };
    let more: Vec<_> = nominal::attributions(items).into_iter().filter(free).collect();
    found.extend(more);
    found
}

/// Whether a predicate has words to its right that it reports.
fn governs(items: &[Item], p: &Predicate) -> bool {
    match complement(items, p.verb, if p.inverted { p.extent().end } else { p.group.end }, p.inverted) {
        Complement::Clause(_) | Complement::Quote(_) | Complement::Infinitive(_) => true,
        Complement::Object(at) => object(items, p, at, items.len()).is_some(),
        Complement::Nothing(_) => false,
    }
}

/// Where the words before a joined verb end: before its comma and its "and".
pub fn before_join(items: &[Item], start: usize) -> usize {
    let mut end = start;
    while end > 0
        && (is_comma(&items[end - 1])
            || is_conjunction(&items[end - 1].low)
            || matches!(items[end - 1].low.as_str(), "while" | "as" | "though" | "although"))
    {
        end -= 1;
    }
    end
}

/// The clause from `at` to the end of the frame or `limit`, without marks at its end.
pub fn clause(items: &[Item], at: usize, limit: usize) -> Option<Range<usize>> {
    let at = at + usize::from(items.get(at).is_some_and(is_comma));
    if at >= limit.min(items.len()) {
        return None;
    }
    let mut end =
        (at..limit.min(items.len())).find(|&i| is_stop(&items[i])).unwrap_or(limit.min(items.len()));
    while end > at && !is_word(&items[end - 1]) && !matches!(items[end - 1].kind, Kind::Quote(_)) {
        end -= 1;
    }
    let quoted = (at..end).any(|i| matches!(items[i].kind, Kind::Quote(_)));
    (end >= at + SHORTEST_CLAUSE || quoted && end > at).then_some(at..end)
}

/// The words before an attribution that stands behind or inside them: "…, he said".
fn before(
    items: &[Item],
    taken: usize,
    extent: &Range<usize>,
    p: &Predicate,
    only_quotes: bool,
) -> Option<Range<usize>> {
    if p.shared || p.participle {
        return None;
    }
    let mut end = extent.start;
    let comma = end > taken && (is_comma(&items[end - 1]) || items[end - 1].stopped);
    while end > taken && is_comma(&items[end - 1]) {
        end -= 1;
    }
    let start = (taken..end)
        .find(|&i| !(is_comma(&items[i]) || is_conjunction(&items[i].low) || is_stop(&items[i])))?;
    if matches!(items[end - 1].kind, Kind::Quote(_)) {
        // A quotation before the verb, or a clause of the narrator's that ends in quoted words.
        let whole = items[end - 1].sentential || start == end - 1;
        let from = if whole {
            (start..end).rev().take_while(|&i| matches!(items[i].kind, Kind::Quote(_))).last()?
        } else {
            start
        };
        return (p.verb.quotes() || p.verb.takes_that()).then_some(from..end);
    }
    let clausal = comma && !only_quotes && p.verb.takes_that();
    let adverbial = is_adverb(&items[start].low) && end - start < 3
        || is_preposition(&items[start].low) && !has_finite(items, start, end)
        || is_subordinator(&items[start].low) && !(start..end).any(|i| is_comma(&items[i]));
    (clausal && !adverbial && end >= start + SHORTEST_CLAUSE).then_some(start..end)
}

/// The few words before an attribution that is set into a clause: "That, she said, was …".
fn opening(items: &[Item], taken: usize, extent: &Range<usize>, p: &Predicate) -> Option<Range<usize>> {
    if p.shared
        || p.participle
        || !p.verb.takes_that()
        || !(extent.start > taken && is_comma(&items[extent.start - 1]))
    {
        return None;
    }
    let end = before_join(items, extent.start);
    let start = (taken..end).find(|&i| is_word(&items[i]))?;
    let aside = is_adverb(&items[start].low)
        || is_subordinator(&items[start].low) && !is_determiner(&items[start].low);
    (!aside).then_some(start..end)
}

/// What stands before an attribution that is set into the words or follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Words in quotation marks alone: only more of them can go on behind.
    Quoted,
    /// A whole clause.
    Clause,
    /// Less than that, or nothing.
    Part,
}

/// What goes on behind an attribution set into the words: "The town, he added, would pay".
fn continuation(items: &[Item], at: usize, limit: usize, before: Before) -> Option<Range<usize>> {
    let complete = before != Before::Part;
    let comma = items.get(at).filter(|i| is_comma(i))?;
    let first = items.get(at + 1)?;
    let low = first.low.as_str();
    // "…," said the chair, an old hand, "…": what describes the speaker is the narrator's.
    let behind = (at + 1..limit.min(items.len()))
        .take(LONGEST_ASIDE)
        .find(|&i| !is_word(&items[i]) && !is_comma(&items[i]));
    if let Some(quote) = behind.filter(|&i| i > at + 1 && items[i].sentential && is_comma(&items[i - 1])) {
        return Some(quote..quote + 1);
    }
    // "…, said the chair, who …, had failed": the relative clause is the narrator's.
    if is_relative(low) && !complete && first.low != "that" {
        let end = (at + 1..limit.min(items.len())).find(|&i| is_comma(&items[i]))?;
        return has_finite(items, end + 1, limit.min(items.len()))
            .then(|| clause(items, end + 1, limit))
            .flatten();
    }
    let own = is_conjunction(low) && complete
        || low.ends_with("ing")
        || is_relative(low)
        || matches!(
            low,
            "as" | "after"
                | "before"
                | "speaking"
                | "during"
                | "citing"
                | "when"
                | "in"
                | "at"
                | "on"
                | "with"
                | "from"
                | "referring"
        ) && complete
        || comma.kind == Kind::Mark(')');
    if own && !matches!(first.kind, Kind::Quote(_)) {
        return None;
    }
    if matches!(first.kind, Kind::Quote(_)) && first.sentential {
        return Some(at + 1..at + 2);
    }
    let rest = clause(items, at + 1, limit)?;
    // "…, said the chair, an old hand." describes the speaker; "…, he said, and would stay so" goes on.
    let describes = !is_conjunction(low) && !is_preposition(low) && !has_finite(items, rest.start, rest.end);
    let ends = before == Before::Quoted || before == Before::Clause && describes;
    (!ends).then_some(rest)
}

/// The object of a verb that reports words without retelling a clause. Without quoted words in it there is nothing to
/// report, save where the verb itself says what was said ("accused him of …").
fn object(items: &[Item], p: &Predicate, at: usize, limit: usize) -> Option<Range<usize>> {
    let found = clause(items, at, limit)?;
    let first_quote = found.clone().find(|&i| matches!(items[i].kind, Kind::Quote(_)));
    if let Some(quote) = first_quote {
        // Another clause in between: the quoted words belong to that one.
        let far = (at..quote).any(|i| is_wall(&items[i]))
            || has_finite(items, at, quote) && !(at..quote).any(|i| is_subordinator(&items[i].low));
        return (!far).then_some(found);
    }
    let of = p.verb.accuses() && found.clone().any(|i| items[i].low == "of");
    let charged = p.verb.lemma == "charge" && charges_with_doing(items, p, &found);
    let denied = p.verb.lemma == "deny" && items[at].low.ends_with("ing");
    (of || charged || denied).then_some(found)
}

/// "Ada Bell charged Bo Lind with gambling": somebody with a name says it of somebody with a name. Police and courts
/// charge people with offences, which is no speech.
fn charges_with_doing(items: &[Item], p: &Predicate, object: &Range<usize>) -> bool {
    let named = |range: &Range<usize>| range.len() >= 2 && items[range.start + 1].capital;
    let with = object.clone().find(|&i| items[i].low == "with");
    let doing = with.and_then(|i| items.get(i + 1)).is_some_and(|item| item.low.ends_with("ing"));
    doing && items[object.start].capital && p.subject.as_ref().is_some_and(named)
}

/// The bytes of a range of items.
pub fn bytes(items: &[Item], range: &Range<usize>) -> Span {
    Span::new(items[range.start].span.start, items[range.end - 1].span.end)
}
