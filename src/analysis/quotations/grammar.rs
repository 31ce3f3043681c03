//! As much grammar as attribution needs: closed word classes, and guesses at finite verbs by their form.

use super::lexicon::{self, Form};
use super::outline::{Item, Kind};

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
    matches!(
        low,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "some"
            | "any"
            | "no"
            | "every"
            | "each"
            | "all"
            | "both"
            | "several"
            | "many"
            | "few"
            | "most"
            | "another"
            | "such"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "other"
            | "more"
    ) || is_possessive(low)
}

/// "his", "their"
pub fn is_possessive(low: &str) -> bool {
    matches!(low, "his" | "her" | "its" | "their" | "our" | "my" | "your" | "whose")
}

/// Pronouns that can be subjects.
pub fn is_subject_pronoun(low: &str) -> bool {
    matches!(
        low,
        "i" | "he"
            | "she"
            | "it"
            | "we"
            | "they"
            | "you"
            | "there"
            | "nobody"
            | "everyone"
            | "someone"
            | "everybody"
            | "somebody"
            | "nothing"
            | "everything"
            | "something"
            | "one"
    )
}

/// Pronouns that can only be objects.
pub fn is_object_pronoun(low: &str) -> bool {
    matches!(
        low,
        "me" | "him" | "us" | "them" | "himself" | "herself" | "themselves" | "itself" | "her" | "it" | "you"
    )
}

/// Pronouns that begin a relative clause.
pub fn is_relative(low: &str) -> bool {
    matches!(low, "who" | "which" | "whose" | "whom" | "that" | "where")
}

/// Prepositions.
pub fn is_preposition(low: &str) -> bool {
    matches!(
        low,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "without"
            | "to"
            | "into"
            | "over"
            | "under"
            | "after"
            | "before"
            | "during"
            | "since"
            | "until"
            | "about"
            | "against"
            | "between"
            | "among"
            | "through"
            | "via"
            | "amid"
            | "despite"
            | "near"
            | "outside"
            | "inside"
            | "within"
            | "across"
            | "around"
            | "behind"
            | "beyond"
            | "per"
            | "than"
            | "like"
            | "unlike"
            | "as"
            | "upon"
            | "along"
            | "toward"
            | "towards"
            | "following"
            | "including"
            | "alongside"
            | "off"
            | "onto"
            | "ahead"
            | "above"
            | "below"
            | "besides"
    )
}

/// Words that begin a dependent clause.
pub fn is_subordinator(low: &str) -> bool {
    matches!(
        low,
        "that"
            | "because"
            | "if"
            | "when"
            | "while"
            | "although"
            | "though"
            | "unless"
            | "whether"
            | "where"
            | "how"
            | "why"
            | "what"
            | "whereas"
            | "until"
            | "since"
            | "once"
            | "lest"
    )
}

/// Words that join clauses.
pub fn is_conjunction(low: &str) -> bool {
    matches!(low, "and" | "but" | "or" | "nor" | "yet" | "so")
}

/// Adverbs that may stand between a subject and its verb, or after a verb of speech.
pub fn is_adverb(low: &str) -> bool {
    low.len() > 4
        && low.ends_with("ly")
        && !matches!(
            low,
            "family"
                | "assembly"
                | "italy"
                | "reply"
                | "july"
                | "early"
                | "ally"
                | "bully"
                | "supply"
                | "rally"
                | "daily"
                | "weekly"
        )
        || matches!(
            low,
            "also"
                | "then"
                | "now"
                | "later"
                | "again"
                | "still"
                | "already"
                | "just"
                | "only"
                | "even"
                | "never"
                | "ever"
                | "always"
                | "often"
                | "once"
                | "soon"
                | "however"
                | "therefore"
                | "meanwhile"
                | "instead"
                | "further"
                | "yesterday"
                | "today"
                | "tonight"
                | "earlier"
                | "late"
                | "early"
                | "too"
                | "not"
                | "though"
                | "afterwards"
                | "afterward"
                | "perhaps"
                | "thus"
                | "throughout"
                | "twice"
                | "thrice"
                | "long"
                | "since"
                | "so"
        )
}

/// Names of times that stand without a preposition.
pub fn is_time(low: &str) -> bool {
    matches!(
        low,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "yesterday"
            | "today"
            | "tonight"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "week"
            | "month"
            | "year"
            | "weekend"
            | "mon"
            | "tue"
            | "wed"
            | "thu"
            | "fri"
            | "sat"
            | "sun"
    ) || low.starts_with(|c: char| c.is_ascii_digit())
}

/// Forms of "be".
pub fn is_be(low: &str) -> bool {
    matches!(
        low,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "got"
            | "gets"
            | "get"
            | "isn't"
            | "wasn't"
            | "aren't"
            | "weren't"
    )
}

/// Forms of "have".
pub fn is_have(low: &str) -> bool {
    matches!(low, "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't" | "'ve" | "'d")
}

/// Verbs before a bare infinitive.
pub fn is_modal(low: &str) -> bool {
    matches!(
        low,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "do"
            | "does"
            | "did"
    ) || low.ends_with("n't")
}

/// Words that deny the verb they stand beside.
pub fn is_negation(low: &str) -> bool {
    matches!(low, "not" | "never" | "cannot" | "nor" | "neither" | "nobody" | "none") || low.ends_with("n't")
}

/// Common verbs whose past or present has no regular ending.
fn is_irregular(low: &str) -> bool {
    matches!(
        low,
        "went"
            | "came"
            | "took"
            | "gave"
            | "made"
            | "held"
            | "saw"
            | "knew"
            | "told"
            | "said"
            | "found"
            | "left"
            | "put"
            | "ran"
            | "rose"
            | "fell"
            | "met"
            | "kept"
            | "led"
            | "lost"
            | "won"
            | "sat"
            | "stood"
            | "began"
            | "became"
            | "brought"
            | "bought"
            | "fought"
            | "sent"
            | "spent"
            | "built"
            | "paid"
            | "wrote"
            | "spoke"
            | "broke"
            | "drove"
            | "chose"
            | "grew"
            | "threw"
            | "flew"
            | "hit"
            | "felt"
            | "thought"
            | "heard"
            | "caught"
            | "taught"
            | "slept"
            | "struck"
            | "drew"
            | "hid"
            | "ate"
            | "bore"
            | "tore"
            | "swore"
            | "wore"
            | "woke"
            | "shook"
            | "sold"
            | "laid"
            | "lay"
            | "goes"
            | "makes"
            | "takes"
            | "gives"
            | "gets"
            | "comes"
            | "wants"
            | "needs"
            | "seems"
            | "remains"
            | "means"
            | "shows"
            | "knows"
            | "keeps"
            | "looks"
            | "stands"
            | "says"
            | "leads"
            | "runs"
            | "lies"
            | "holds"
            | "includes"
            | "contains"
            | "expects"
            | "believes"
            | "hopes"
            | "thinks"
            | "rests"
            | "leaves"
            | "loses"
    )
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
    is_irregular(low) && after_noun
        || after_noun
            && lexicon::verbs(low)
                .iter()
                .any(|&(verb, form)| form != Form::Ing && form != Form::Base && !verb.is_doubtful())
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
