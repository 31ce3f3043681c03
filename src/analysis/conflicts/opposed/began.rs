//! Who began it: one act that begins hostilities, told of two sides.
//!
//! Two official versions of one clash seldom deny each other; each says that the other side began. So the same act is looked
//! for with another actor, and each sentence has to name the other's actor as well: then it is the same clash.

use crate::analysis::conflicts::clause::{group, negation, stops};
use crate::analysis::people::same_owner;
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, Reading, Side};
use crate::story::{Place, Story};
use crate::text::{Token, TokenKind};

/// What the act is called, the words of it, and what has to come next where they are not enough.
type Pattern = (&'static str, &'static [&'static str], &'static [&'static str]);

const ACTS: [Pattern; 14] = [
    ("opened fire", &["opened", "fire"], &[]),
    ("opened fire", &["opens", "fire"], &[]),
    ("opened fire", &["fired", "first"], &[]),
    ("opened fire", &["shot", "first"], &[]),
    ("opened fire", &["fired", "the", "first"], &[]),
    ("attacked first", &["attacked", "first"], &[]),
    ("attacked first", &["struck", "first"], &[]),
    ("attacked first", &["threw", "the", "first"], &[]),
    ("started it", &["started", "the"], &FIGHTS),
    ("started it", &["began", "the"], &FIGHTS),
    ("broke the peace", &["broke", "the"], &PEACES),
    ("broke the peace", &["violated", "the"], &PEACES),
    ("broke the peace", &["breached", "the"], &PEACES),
    ("rammed the other", &["rammed"], &[]),
];
const FIGHTS: [&str; 11] = [
    "fight",
    "fighting",
    "war",
    "brawl",
    "clash",
    "clashes",
    "shooting",
    "violence",
    "conflict",
    "battle",
    "firefight",
];
const PEACES: [&str; 5] = ["ceasefire", "cease-fire", "truce", "peace", "armistice"];
/// Letters of a name that tells sides apart, at least.
const LETTERS: usize = 4;

/// An act that begins hostilities.
struct Act<'a> {
    /// From the actor to the end of the act.
    place: Place,
    what: &'static str,
    actor: &'a str,
    /// All names of the sentence.
    names: Vec<&'a str>,
}

/// The beginnings that articles tell of two sides.
pub fn find(story: &Story, readings: &[Reading]) -> Vec<Conflict> {
    let mut acts = Vec::new();
    for reading in readings {
        for sentence in reading.body() {
            acts.extend(read(reading, sentence));
        }
    }
    let mut found = Vec::new();
    for (i, a) in acts.iter().enumerate() {
        let others = acts[i + 1..].iter().filter(|b| b.place.article != a.place.article && part(a, b));
        found.extend(others.map(|b| difference(story, a, b)));
    }
    found
}

/// Whether two acts are one with two actors, each of whom the other sentence names.
fn part(a: &Act, b: &Act) -> bool {
    let among = |name: &str, names: &[&str]| names.iter().any(|other| same_side(name, other));
    a.what == b.what && !same_side(a.actor, b.actor) && among(a.actor, &b.names) && among(b.actor, &a.names)
}

/// Whether two names mean one side: "Ruritania", "Ruritanians".
fn same_side(a: &str, b: &str) -> bool {
    same_owner(&a.to_lowercase(), &b.to_lowercase())
}

fn read<'a>(reading: &Reading<'a>, sentence: &Sentence) -> Vec<Act<'a>> {
    let tokens = reading.tokens_of(sentence);
    let low = reading.low_words(sentence);
    let name = |token: &&Token| {
        let word = token.of(reading.text);
        token.kind == TokenKind::Word
            && word.starts_with(char::is_uppercase)
            && word.chars().count() >= LETTERS
    };
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some((what, length)) = act(&low[at..]).filter(|_| negation(low, at).is_none()) else { continue };
        let first = group(low, at);
        let breaks = |i: &usize| !matches!(low[*i].as_str(), "and" | ".") && stops(&low[*i]);
        let from = (0..first).rev().find(breaks).map_or(0, |i| i + 1);
        // Whoever stands nearest: "Ruritania said that Borduria's men opened fire".
        if let Some(actor) = tokens[from..first].iter().rfind(name) {
            found.push(Act {
                place: Place::new(reading.article, actor.span.union(tokens[at + length - 1].span)),
                what,
                actor: actor.of(reading.text),
                names: tokens.iter().filter(name).map(|t| t.of(reading.text)).collect(),
            });
        }
    }
    found
}

/// The act that the words `low` begin with: what it is called, and its length in words.
fn act(low: &[String]) -> Option<(&'static str, usize)> {
    let stands = |words: &[&str]| low.len() >= words.len() && words.iter().zip(low).all(|(w, l)| w == l);
    let whole = |words: &[&str], next: &[&str]| {
        next.is_empty() || low.get(words.len()).is_some_and(|word| next.contains(&word.as_str()))
    };
    let found = ACTS.iter().find(|(_, words, next)| stands(words) && whole(words, next));
    found.map(|(what, words, next)| (*what, words.len() + usize::from(!next.is_empty())))
}

fn difference(story: &Story, a: &Act, b: &Act) -> Conflict {
    let outlet = |act: &Act| story.articles[act.place.article].outlet.clone();
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: [a, b].map(|act| Side { place: act.place, value: act.actor.to_owned() }).into(),
        rule: "who-began",
        why: format!("Who {}: {} in {}, {} in {}.", a.what, a.actor, outlet(a), b.actor, outlet(b)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::flags;

    #[test]
    fn one_beginning_is_told_of_two_sides() {
        let found = flags(
            "who-began",
            "The ministry in Strelsau said that Bordurian troops had opened fire on a Ruritanian patrol.",
            "At dawn Ruritania opened fire on Bordurian soldiers, the army said.",
        );
        assert_eq!(
            found,
            [["Bordurian troops had opened fire".to_owned(), "Ruritania opened fire".to_owned()]]
        );
        let truce = flags(
            "who-began",
            "Borduria broke the truce, Ruritania said.",
            "Ruritania violated the ceasefire, according to Borduria.",
        );
        assert_eq!(truce.len(), 1);
    }

    #[test]
    fn the_same_side_and_another_clash_are_no_difference() {
        let ours = "Bordurian troops opened fire on a Ruritanian patrol.";
        for other in [
            "Borduria opened fire on Ruritanian soldiers at dawn.",
            "Ruritania opened fire on smugglers at dawn.",
            "Ruritania never opened fire on Bordurian soldiers.",
        ] {
            assert!(flags("who-began", ours, other).is_empty(), "{other}");
        }
    }
}
