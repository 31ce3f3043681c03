//! As much grammar as attribution needs: closed word classes, and guesses at finite verbs by their form.

use super::lexicon::{self, Form, Verb};
use super::outline::{Item, Kind};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const WORD_CLASSES: &str = include_str!("../../../data/lexicon/word-classes.txt");

/// Marks that set off a part of a sentence as a comma does.
pub fn is_comma(item: &Item) -> bool {
    matches!(item.kind, Kind::Mark(',' | '—' | '–' | '-' | '(' | ')' | '[' | ']'))
}

/// Marks that end a sentence.
pub fn is_stop(item: &Item) -> bool {
    matches!(item.kind, Kind::Mark('.' | '!' | '?' | '…'))
}

/// Marks over which no subject reaches.
pub fn is_wall(item: &Item) -> bool {
    is_stop(item) || matches!(item.kind, Kind::Mark(';' | ':' | '•' | '|' | '*')) || item.sentential
}

/// A word or a few quoted words of the narrator's sentence.
pub fn is_word(item: &Item) -> bool {
    matches!(item.kind, Kind::Word | Kind::Possessive)
        || matches!(item.kind, Kind::Quote(_)) && !item.sentential
}

/// Articles, demonstratives, quantifiers.
pub fn is_determiner(low: &str) -> bool {
    is_in("determiner", low) || is_possessive(low)
}

/// "his", "their"
pub fn is_possessive(low: &str) -> bool {
    is_in("possessive", low)
}

/// Pronouns that can be subjects.
pub fn is_subject_pronoun(low: &str) -> bool {
    is_in("subject-pronoun", low)
}

/// Pronouns that can be objects.
pub fn is_object_pronoun(low: &str) -> bool {
    is_in("object-pronoun", low)
}

/// Pronouns that begin a relative clause.
pub fn is_relative(low: &str) -> bool {
    is_in("relative", low)
}

/// Prepositions.
pub fn is_preposition(low: &str) -> bool {
    is_in("preposition", low)
}

/// Words that begin a dependent clause.
pub fn is_subordinator(low: &str) -> bool {
    is_in("subordinator", low)
}

/// Words that join clauses.
pub fn is_conjunction(low: &str) -> bool {
    is_in("conjunction", low)
}

/// Adverbs that may stand between a subject and its verb, or after a verb of speech.
pub fn is_adverb(low: &str) -> bool {
    is_in("adverb", low) || low.len() > 4 && low.ends_with("ly") && !is_in("no-adverb", low)
}

/// Names of times that stand without a preposition.
pub fn is_time(low: &str) -> bool {
    is_in("time", low) || low.starts_with(|c: char| c.is_ascii_digit())
}

/// Forms of "be".
pub fn is_be(low: &str) -> bool {
    is_in("be", low)
}

/// Forms of "have".
pub fn is_have(low: &str) -> bool {
    is_in("have", low)
}

/// Verbs before a bare infinitive.
pub fn is_modal(low: &str) -> bool {
    is_in("modal", low) || low.ends_with("n't")
}

/// Words that deny the verb they stand beside.
pub fn is_negation(low: &str) -> bool {
    is_in("negation", low) || low.ends_with("n't")
}

/// Nouns for an office or a part in the events.
pub fn is_office(low: &str) -> bool {
    is_in("office", low)
}

/// Whether the lower-case `word` is listed in `class`.
fn is_in(class: &str, word: &str) -> bool {
    static CLASSES: OnceLock<BTreeMap<&str, Vec<&str>>> = OnceLock::new();
    let classes = CLASSES.get_or_init(|| {
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (class, words) in
            WORD_CLASSES.lines().filter_map(|l| l.split_once(": ")).filter(|(c, _)| !c.starts_with('#'))
        {
            for word in words.split_whitespace() {
                classes.entry(word).or_default().push(class);
            }
        }
        classes
    });
    classes.get(word).is_some_and(|listed| listed.contains(&class))
}

/// Whether item `i` looks like a finite verb.
pub fn is_finite(items: &[Item], i: usize) -> bool {
    let item = &items[i];
    if item.kind != Kind::Word {
        return item.kind == Kind::Possessive
            && i > 0
            && matches!(items[i - 1].low.as_str(), "it" | "he" | "she" | "that" | "there" | "who" | "what");
    }
    let low = item.low.as_str();
    if is_modal(low) && low != "may" || is_be(low) && !matches!(low, "be" | "been" | "being") {
        return true;
    }
    if is_have(low) && low != "having" || ["'re", "'ve", "'ll", "'d", "'m"].iter().any(|c| low.ends_with(c)) {
        return true;
    }
    if item.capital && i > 0 {
        return false;
    }
    let after_noun = i > 0 && {
        let before = &items[i - 1];
        is_word(before)
            && !is_determiner(&before.low)
            && !is_preposition(&before.low)
            && !is_be(&before.low)
            && !is_conjunction(&before.low)
            && before.kind != Kind::Possessive
    };
    let next = |n: usize| items.get(i + n).map_or("", |next| next.low.as_str());
    let by = next(1) == "by" && next(2) != "far";
    if low.len() > 3 && low.ends_with("ed") {
        return after_noun && !by;
    }
    let speaks =
        |&(verb, form): &(Verb, Form)| matches!(form, Form::Past | Form::Present) && !verb.is_doubtful();
    after_noun && (is_in("irregular", low) || lexicon::verbs(low).iter().any(speaks))
}

/// Whether a finite verb stands in `items[from..to]`, relative clauses left aside.
pub fn has_finite(items: &[Item], from: usize, to: usize) -> bool {
    let mut relative = false;
    for i in from..to {
        if is_comma(&items[i]) {
            relative = false;
        } else if is_relative(&items[i].low) && i > from {
            relative = true;
        } else if is_finite(items, i) && !relative {
            return true;
        }
    }
    false
}

/// Whether item `i` can begin a noun phrase.
pub fn begins_noun_phrase(items: &[Item], i: usize) -> bool {
    let Some(item) = items.get(i) else { return false };
    match item.kind {
        Kind::Word => {
            let low = item.low.as_str();
            item.capital
                || is_determiner(low)
                || is_subject_pronoun(low)
                || !(is_preposition(low)
                    || is_conjunction(low)
                    || is_adverb(low)
                    || is_subordinator(low)
                    || is_object_pronoun(low)
                    || is_modal(low)
                    || is_be(low)
                    || is_have(low)
                    || low.ends_with("ing") && !low.contains('-'))
        }
        Kind::Quote(_) => !item.sentential,
        _ => false,
    }
}
