//! From the predicates of a frame to attributed words: which part of the frame each one covers.

use super::complement::{Complement, complement};
use super::grammar::*;
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

/// The attributions of a frame, in the order of their cues.
pub fn attributions(items: &[Item]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let predicates = predicate::predicates(items);
    // Everything before this item is spoken for.
    let mut used = 0;
    let mut taken = 0;
    according_to(items, &mut found);
    if let Some(first) = found.first() {
        used = first.content.iter().map(|c| c.end).max().unwrap_or(0);
        taken = used;
    }
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
            .find(|next| next.extent().start > p.group.end && is_conjunction(&items[next.extent().start - 1].low) && governs(items, next))
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
                content.extend(before(items, taken, &extent, p, false));
                if !content.is_empty() {
                    content.extend(continuation(items, at, own_limit, content.iter().any(|c| has_finite(items, c.start, c.end))));
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
fn before_join(items: &[Item], start: usize) -> usize {
    let mut end = start;
    while end > 0 && (is_comma(&items[end - 1]) || is_conjunction(&items[end - 1].low)) {
        end -= 1;
    }
    end
}

/// The clause from `at` to the end of the frame or `limit`, without marks at its end.
fn clause(items: &[Item], at: usize, limit: usize) -> Option<Range<usize>> {
    let at = at + usize::from(items.get(at).is_some_and(is_comma));
    if at >= limit.min(items.len()) {
        return None;
    }
    let mut end = (at..limit.min(items.len())).find(|&i| is_stop(&items[i])).unwrap_or(limit.min(items.len()));
    while end > at && !is_word(&items[end - 1]) && !matches!(items[end - 1].kind, Kind::Quote(_)) {
        end -= 1;
    }
    let quoted = (at..end).any(|i| matches!(items[i].kind, Kind::Quote(_)));
    (end >= at + SHORTEST_CLAUSE || quoted && end > at).then_some(at..end)
}

/// The words before an attribution that stands behind or inside them: "…, he said".
fn before(items: &[Item], taken: usize, extent: &Range<usize>, p: &Predicate, only_quotes: bool) -> Option<Range<usize>> {
    if p.shared || p.participle {
        return None;
    }
    let mut end = extent.start;
    let comma = end > taken && (is_comma(&items[end - 1]) || items[end - 1].stopped);
    while end > taken && is_comma(&items[end - 1]) {
        end -= 1;
    }
    let start = (taken..end).find(|&i| !(is_comma(&items[i]) || is_conjunction(&items[i].low) || is_stop(&items[i])))?;
    if matches!(items[end - 1].kind, Kind::Quote(_)) {
        // A quotation before the verb, or a clause of the narrator's that ends in quoted words.
        let whole = items[end - 1].sentential || start == end - 1;
        let from = if whole { (start..end).rev().take_while(|&i| matches!(items[i].kind, Kind::Quote(_))).last()? } else { start };
        return (p.verb.quotes() || p.verb.takes_that()).then_some(from..end);
    }
    let clausal = comma && !only_quotes && p.verb.takes_that() && p.verb.lemma != "tell" || comma && !only_quotes && p.verb.lemma == "tell";
    let adverbial = is_adverb(&items[start].low) && end - start < 3
        || is_preposition(&items[start].low) && !has_finite(items, start, end)
        || is_subordinator(&items[start].low) && !(start..end).any(|i| is_comma(&items[i]));
    (clausal && !adverbial && end >= start + SHORTEST_CLAUSE).then_some(start..end)
}

/// What goes on behind an attribution set into the words: "The town, he added, would pay". `complete` says that the words
/// before are a clause already.
fn continuation(items: &[Item], at: usize, limit: usize, complete: bool) -> Option<Range<usize>> {
    let comma = items.get(at).filter(|i| is_comma(i))?;
    let first = items.get(at + 1)?;
    let low = first.low.as_str();
    let own = is_conjunction(low) && complete
        || low.ends_with("ing")
        || is_relative(low)
        || matches!(low, "as" | "after" | "before" | "speaking" | "during" | "citing" | "when" | "in" | "at" | "on" | "with" | "from" | "referring") && complete
        || comma.kind == Kind::Mark(')');
    if own && !matches!(first.kind, Kind::Quote(_)) {
        return None;
    }
    if matches!(first.kind, Kind::Quote(_)) && first.sentential {
        return Some(at + 1..at + 2);
    }
    clause(items, at + 1, limit)
}

/// The object of a verb that reports words without retelling a clause. Without quoted words in it there is nothing to
/// report, save where the verb itself says what was said ("accused him of …").
fn object(items: &[Item], p: &Predicate, at: usize, limit: usize) -> Option<Range<usize>> {
    let found = clause(items, at, limit)?;
    let first_quote = found.clone().find(|&i| matches!(items[i].kind, Kind::Quote(_)));
    if let Some(quote) = first_quote {
        // Another clause in between: the quoted words belong to that one.
        let far = (at..quote).any(|i| is_wall(&items[i])) || has_finite(items, at, quote) && !(at..quote).any(|i| is_subordinator(&items[i].low));
        return (!far).then_some(found);
    }
    let of = p.verb.accuses() && found.clone().any(|i| items[i].low == "of");
    let denied = p.verb.lemma == "deny" && items[at].low.ends_with("ing");
    (of || denied).then_some(found)
}

/// "According to NP, …" and "…, according to NP".
fn according_to(items: &[Item], found: &mut Vec<Attribution>) {
    for i in 0..items.len().saturating_sub(2) {
        if items[i].low != "according" || items[i + 1].low != "to" {
            continue;
        }
        let Some(end) = noun_phrase(items, i + 2) else { continue };
        let first = (0..i).rev().find(|&j| is_wall(&items[j])).map_or(0, |j| j + 1);
        let opens = (first..i).all(|j| is_conjunction(&items[j].low) || is_adverb(&items[j].low) || is_comma(&items[j]));
        let mut source = i + 2..end;
        let mut content = Vec::new();
        if opens {
            let mut comma = end;
            // An apposition is part of the name; the clause begins at the comma behind it.
            if let Some(next) = (comma + 1..items.len()).find(|&j| is_comma(&items[j]))
                && items.get(comma).is_some_and(|c| c.kind == Kind::Mark(','))
                && next - comma <= 8
                && begins_noun_phrase(items, comma + 1)
                && !has_finite(items, comma + 1, next)
                && has_finite(items, next + 1, items.len())
                && (items[comma + 1].capital || is_determiner(&items[comma + 1].low))
            {
                source.end = next;
                comma = next;
            }
            content.extend(clause(items, comma + usize::from(items.get(comma).is_some_and(is_comma)), items.len()));
        } else {
            let end = before_join(items, i);
            let start = (first..end).find(|&j| is_word(&items[j]) && !is_conjunction(&items[j].low));
            content.extend(start.map(|start| start..end).or_else(|| {
                (end > 0 && matches!(items[end - 1].kind, Kind::Quote(_))).then(|| end - 1..end)
            }));
        }
        if !content.is_empty() && found.is_empty() {
            found.push(Attribution { content, cue: Some(i..i + 2), source: Some(source) });
        }
    }
}

fn noun_phrase(items: &[Item], at: usize) -> Option<usize> {
    let mut end = at;
    while items.get(end).is_some_and(|i| is_word(i) && !is_relative(&i.low)) && !(end > at && is_finite(items, end)) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// The bytes of a range of items.
pub fn bytes(items: &[Item], range: &Range<usize>) -> Span {
    Span::new(items[range.start].span.start, items[range.end - 1].span.end)
}
