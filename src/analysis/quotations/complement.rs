//! What follows a speech verb: a clause, quoted words, an object, or nothing.

use super::grammar::*;
use super::lexicon::Verb;
use super::outline::{Item, Kind};
use super::subject::noun_phrase_end;

/// What a speech verb governs to its right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complement {
    /// A clause that begins with this item; a leading "that" is left out.
    Clause(usize),
    /// The quoted stretch at this item, with nothing of the narrator's before it.
    Quote(usize),
    /// An object that begins with this item; only words quoted in it are sure to be the speaker's.
    Object(usize),
    /// "to" and an infinitive, which begins with this item.
    Infinitive(usize),
    /// Nothing: the attribution ends before this item, a comma, a full stop or the frame's end.
    Nothing(usize),
}

/// Finds what `verb`, whose group (or inverted subject) ends before item `at`, governs.
pub fn complement(items: &[Item], verb: Verb, at: usize, inverted: bool) -> Complement {
    let mut at = at;
    if verb.takes_hearer() && !inverted {
        at = after_hearer(items, at, verb);
    }
    // A second hearer or adverbial must end somewhere; each turn moves on.
    loop {
        let Some(item) = items.get(at) else { return Complement::Nothing(at) };
        let low = item.low.as_str();
        match item.kind {
            Kind::Quote(_) => return opens(items, verb, at),
            Kind::Mark(',' | ':' | '—' | '–' | '-') => {
                let colon = item.kind == Kind::Mark(':');
                if let Some(next) = items.get(at + 1)
                    && matches!(next.kind, Kind::Quote(_))
                {
                    return Complement::Quote(at + 1);
                }
                // "said, however, that"
                if let Some(that) = (at + 2..(at + 12).min(items.len())).find(|&i| is_comma(&items[i]))
                    && items.get(that + 1).is_some_and(|n| n.low == "that")
                    && verb.takes_that()
                    && !has_finite(items, at + 1, that)
                {
                    return Complement::Clause(that + 2);
                }
                // "said, in a statement, “…”"
                if let Some(close) = (at + 2..(at + 12).min(items.len())).find(|&i| is_comma(&items[i]))
                    && items.get(close + 1).is_some_and(|n| n.sentential)
                    && !inverted
                    && is_preposition(&items[at + 1].low)
                {
                    return Complement::Quote(close + 1);
                }
                if colon && verb.takes_that() && items.get(at + 1).is_some_and(is_word) {
                    return Complement::Clause(at + 1);
                }
                return Complement::Nothing(at);
            }
            Kind::Mark(_) => return Complement::Nothing(at),
            _ => {}
        }
        if low == "that" && verb.takes_that() {
            return Complement::Clause(at + 1);
        }
        if low == "to"
            && verb.takes_infinitive()
            && items.get(at + 1).is_some_and(|n| n.kind == Kind::Word && !n.capital && !is_determiner(&n.low))
        {
            return Complement::Infinitive(at);
        }
        let next = items.get(at + 1).map_or("", |n| n.low.as_str());
        let time_clause = matches!(
            low,
            "as" | "after"
                | "before"
                | "when"
                | "while"
                | "until"
                | "once"
                | "since"
                | "because"
                | "although"
                | "though"
                | "whereas"
        );
        let nothing_said = matches!(
            low,
            "otherwise"
                | "so"
                | "little"
                | "nothing"
                | "anything"
                | "more"
                | "much"
                | "something"
                | "no"
                | "yes"
        ) && items.get(at + 1).is_none_or(|n| {
            !is_word(n) || is_conjunction(&n.low) || matches!(n.low.as_str(), "about" | "else" | "of" | "on")
        });
        if time_clause && (is_subject_pronoun(next) || is_subordinator(low)) || nothing_said {
            return Complement::Nothing(at);
        }
        if is_subordinator(low) {
            let question = matches!(low, "how" | "why" | "what" | "whether" | "where" | "if");
            return if verb.takes_that() && (question || verb.drops_that()) {
                Complement::Clause(at)
            } else if verb.takes_object() {
                Complement::Object(at)
            } else {
                Complement::Nothing(at)
            };
        }
        if inverted {
            // Behind an inverted subject only adverbials follow.
            match after_adverbial(items, at) {
                Some(next) => at = next,
                None => return Complement::Nothing(at),
            }
            continue;
        }
        if verb.takes_object() && !verb.drops_that() {
            return Complement::Object(at);
        }
        if let Some(next) = after_adverbial(items, at) {
            at = next;
            continue;
        }
        let gerund = low.ends_with("ing") && is_gerund(items, at);
        let bare = verb.drops_that() && !is_preposition(low) && !is_conjunction(low);
        let clausal = is_subject_pronoun(low) || has_finite(items, at, items.len().min(at + REACH));
        return if bare && (verb.lemma == "say" || if gerund { verb.takes_gerund() } else { clausal }) {
            Complement::Clause(at)
        } else if verb.takes_object() {
            Complement::Object(at)
        } else {
            Complement::Nothing(at)
        };
    }
}

/// What a quoted stretch directly behind the verb is: all of the complement, or the beginning of a clause.
fn opens(items: &[Item], verb: Verb, at: usize) -> Complement {
    let item = &items[at];
    let last = items[at + 1..].iter().all(|i| !is_word(i));
    let next = items.get(at + 1);
    if item.sentential || last || next.is_some_and(|n| !is_word(n)) {
        Complement::Quote(at)
    } else if verb.takes_that() {
        Complement::Clause(at)
    } else {
        Complement::Object(at)
    }
}

/// Items in which a clause without "that" shows its verb.
const REACH: usize = 40;

/// Whether the word in -ing at `at` is a verb's: "suggested sending troops", but "said Beijing would".
fn is_gerund(items: &[Item], at: usize) -> bool {
    !items[at].capital
        && items
            .get(at + 1)
            .is_some_and(|n| is_word(n) && !is_modal(&n.low) && !is_be(&n.low) && !is_have(&n.low))
}

/// One past the phrase that names who is told something.
fn after_hearer(items: &[Item], at: usize, verb: Verb) -> usize {
    let Some(item) = items.get(at) else { return at };
    let low = item.low.as_str();
    if is_object_pronoun(low) {
        return at + 1;
    }
    if verb.drops_that() && verb.lemma != "tell" && !item.capital && !is_hearer(items, at) {
        return at;
    }
    if low == "that" || low == "of" || !begins_noun_phrase(items, at) || is_subject_pronoun(low) {
        return at;
    }
    let mut end = at + 1;
    while let Some(next) = items.get(end) {
        let low = next.low.as_str();
        let behind = items[end - 1].low.as_str();
        let fresh = (is_determiner(low) && low != "one")
            && !is_preposition(behind)
            && behind != "and"
            && !is_determiner(behind);
        if !is_word(next)
            || fresh
            || is_subject_pronoun(low)
            || is_subordinator(low)
            || is_preposition(low) && low != "of" && low != "for"
            || is_time(low) && !next.capital
            || is_adverb(low)
        {
            break;
        }
        if is_finite(items, end) && end > at + 1 {
            // "told reporters officials were": no border to be seen.
            return at + 1;
        }
        end += 1;
    }
    end
}

/// Whether a that-clause follows the noun phrase at `at`, which then is a hearer: "warned ministers that".
fn is_hearer(items: &[Item], at: usize) -> bool {
    noun_phrase_end(items, at).is_some_and(|end| {
        items
            .get(end)
            .is_some_and(|n| n.low == "that" || n.kind == Kind::Mark(':') || matches!(n.kind, Kind::Quote(_)))
    })
}

/// One past the adverb or the prepositional phrase at `at` that says when, where or to whom something was said.
fn after_adverbial(items: &[Item], at: usize) -> Option<usize> {
    let low = items[at].low.as_str();
    let next = items.get(at + 1).map_or("", |n| n.low.as_str());
    if is_adverb(low) || low == "back" {
        return Some(at + 1);
    }
    if is_time(low) && !low.starts_with(|c: char| c.is_ascii_digit()) && low != "may" {
        return Some(at + 1);
    }
    if matches!(low, "last" | "this" | "next" | "late" | "early") && is_time(next) {
        return Some(at + 2);
    }
    let preposition = matches!(
        low,
        "in" | "on"
            | "at"
            | "during"
            | "to"
            | "from"
            | "by"
            | "through"
            | "via"
            | "of"
            | "about"
            | "after"
            | "before"
            | "over"
            | "outside"
            | "with"
            | "into"
            | "within"
            | "for"
            | "upon"
            | "following"
            | "as"
            | "inside"
            | "ahead"
            | "under"
            | "using"
    );
    if !preposition {
        return None;
    }
    let mut end = at + 1;
    let mut seen = false;
    while let Some(item) = items.get(end) {
        let low = item.low.as_str();
        let fresh = seen && is_determiner(low) && !is_preposition(&items[end - 1].low);
        if !is_word(item)
            || matches!(item.kind, Kind::Quote(_))
            || fresh
            || is_subject_pronoun(low)
            || is_subordinator(low)
            || seen && is_preposition(low)
            || is_adverb(low) && seen
        {
            break;
        }
        if seen && is_finite(items, end) {
            return None;
        }
        seen = true;
        end += 1;
    }
    seen.then_some(end)
}
