//! The names that machine-readable formats use: stable across versions, the same in every format.

use crate::analysis::{
    Colour, Comparison, ConflictKind, Dated, Depth, Guard, Level, MentionKind, QuoteMode, Relation,
    SpeakerKind, Subject,
};

/// Article number `index`, counted from 0: `a1`, `a2` and so on.
pub fn article_id(index: usize) -> String {
    format!("a{}", index + 1)
}

/// Person number `index`, counted from 0: `p1`, `p2` and so on.
pub fn person_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// Claim number `index`, counted from 0: `c1`, `c2` and so on.
pub fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

/// What a note is about.
pub fn subject(found: &Comparison, subject: Subject) -> (&'static str, Option<String>) {
    let (people, organisations) = (found.people.len(), found.organisations.len());
    match subject {
        Subject::Words => ("words", None),
        Subject::Person(n) if n < people => ("person", Some(person_id(n))),
        Subject::Person(n) if n < people + organisations => {
            ("organisation", Some(format!("o{}", n - people + 1)))
        }
        Subject::Person(n) => ("place", Some(format!("l{}", n - people - organisations + 1))),
        Subject::Claim(n) => ("claim", Some(claim_id(n))),
        Subject::Conflict(n) => ("difference", Some(format!("d{}", n + 1))),
    }
}

/// How a mention names its person.
pub fn mention_kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Title => "title",
        MentionKind::Pronoun => "pronoun",
    }
}

/// How deeply the claims were read.
pub fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Words => "words",
        Depth::Fast => "fast",
        Depth::Full => "full",
    }
}

/// How words are reported.
pub fn mode(mode: QuoteMode) -> &'static str {
    match mode {
        QuoteMode::Direct => "direct",
        QuoteMode::Indirect => "indirect",
        QuoteMode::Mixed => "mixed",
    }
}

/// What kind of speaker it is.
pub fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Collective => "collective",
        SpeakerKind::Unknown => "unknown",
    }
}

/// How two statements relate.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Entails => "entails",
        Relation::Parallel => "parallel",
        Relation::Opposes => "opposes",
    }
}

/// How an article's day is known.
pub fn dated(how: Dated) -> &'static str {
    match how {
        Dated::Stated => "stated",
        Dated::Inferred => "inferred",
        Dated::Unknown => "unknown",
    }
}

/// How a narrator's words colour a report.
pub fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Hedge => "hedge",
        Colour::Vague => "vague",
        Colour::Loaded => "loaded",
        Colour::Verb => "verb",
    }
}

/// What two accounts part on.
pub fn conflict_kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Role => "role",
        ConflictKind::Number => "number",
        ConflictKind::Date => "date",
        ConflictKind::Negation => "negation",
        ConflictKind::Modality => "modality",
        ConflictKind::Condition => "condition",
        ConflictKind::Quote => "quote",
        ConflictKind::Source => "source",
        ConflictKind::Wording => "wording",
    }
}

/// How far two accounts part.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Variation => "variation",
        Level::Tension => "tension",
        Level::Conflict => "conflict",
    }
}

/// What the others' silence means.
pub fn guard(guard: Guard) -> &'static str {
    match guard {
        Guard::Silent => "silent",
        Guard::CouldNotKnow => "could_not_know",
        Guard::Unknown => "unknown",
    }
}
