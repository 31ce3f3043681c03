//! One thing praised by one voice and faulted by another.
//!
//! A judgement is a word of `data/lexicon/judgements.txt` that is said of a thing ("the price was fair", "called the offer
//! derisory", "nothing wrong with the train", "the train had no usable brake") by somebody whom the article names for it.

use crate::analysis::conflicts::agents::Agents;
use crate::analysis::conflicts::clause::stops;
use crate::analysis::conflicts::commitment::Topics;
use crate::analysis::conflicts::judgements::sign;
use crate::analysis::conflicts::utterance::is_content;
use crate::analysis::conflicts::verbs::is_negation;
use crate::analysis::reading::Sentence;
use crate::analysis::{Conflict, ConflictKind, Level, Model, Quotation, Reading, Side, cosine};
use crate::story::{Place, Story};
use crate::text::{Token, WordList};

/// Likeness by the table from which two words name one thing.
const ALIKE: f32 = 0.5;
/// Tokens between a copula or a naming verb and the judgement, at most.
const REACH: usize = 7;

/// Verbs by which somebody calls a thing something.
static NAMES: WordList = WordList::new(
    "call called calls calling describe described describes describing brand branded label labelled labeled dismiss \
     dismissed dub dubbed consider considered considers deem deemed declare declared denounce denounced condemn condemned praise \
     praised hail hailed judge judged pronounce pronounced find found",
);
/// Forms of "to be".
static COPULAS: WordList = WordList::new("is was are were been be remains remained 's");
/// Words that may stand before a judgement.
static BEFORE: WordList = WordList::new(
    "a an the than very too so now both quite more most as and also still rather simply no not longer never hardly \" “ ‘ '",
);
/// Nouns that name no thing of their own.
static VAGUE: WordList = WordList::new(
    "thing things time times way ways man men woman women person people moment news place something anything \
     nothing everything",
);
/// Words that begin another phrase behind a noun.
static PREPOSITIONS: WordList =
    WordList::new("of in from at on for to with by about against over under near between");

/// A judgement of a thing.
struct Judgement {
    /// From the thing to the judging word, in either order.
    place: Place,
    thing: String,
    good: bool,
    by: String,
}

/// The things that one article has praised and another faulted.
pub fn find(
    story: &Story,
    readings: &[Reading],
    quotations: &[Quotation],
    agents: &Agents,
    model: &Model,
) -> Vec<Conflict> {
    let mut all = Vec::new();
    for reading in readings {
        for sentence in reading.body() {
            all.extend(read(reading, sentence, quotations, agents));
        }
    }
    let topics = Topics::new();
    let same = |a: &str, b: &str| {
        topics.of(a) == topics.of(b) || cosine(&model.vector(a), &model.vector(b)) >= ALIKE
    };
    let mut found = Vec::new();
    for (i, a) in all.iter().enumerate() {
        let others = all[i + 1..].iter().filter(|b| {
            b.place.article != a.place.article && b.good != a.good && b.by != a.by && same(&a.thing, &b.thing)
        });
        found.extend(others.map(|b| difference(story, a, b)));
    }
    found
}

fn read(reading: &Reading, sentence: &Sentence, quotations: &[Quotation], agents: &Agents) -> Vec<Judgement> {
    let tokens = reading.tokens_of(sentence);
    let low = reading.low_words(sentence);
    let line = Line { reading, tokens, low };
    let mut found = Vec::new();
    for at in (0..low.len()).filter(|&at| sign(&low[at]).is_some()) {
        let Some(judged) = line
            .nothing_wrong(at)
            .or_else(|| line.lacks(at))
            .or_else(|| line.kind_of_thing(at))
            .or_else(|| line.said_of(at))
        else {
            continue;
        };
        let around =
            |q: &&Quotation| q.place.article == reading.article && q.place.span.covers(tokens[at].span);
        let mut spoken = quotations.iter().filter(around).map(|q| &q.speaker.label);
        let subject = || {
            let whose = agents.subject(reading, sentence.span, tokens, judged.verb?);
            whose.first().map(|agent| agents.name(agent))
        };
        if let Some(by) = spoken.find(|label| !label.is_empty()).cloned().or_else(subject) {
            let span = tokens[judged.thing].span.union(tokens[judged.first].span).union(tokens[at].span);
            found.push(Judgement {
                place: Place::new(reading.article, span),
                thing: low[judged.thing].clone(),
                good: judged.good,
                by,
            });
        }
    }
    found
}

/// A sentence, word by word.
struct Line<'a> {
    reading: &'a Reading<'a>,
    tokens: &'a [Token],
    low: &'a [String],
}

/// A judgement, by the numbers of its tokens.
struct Found {
    thing: usize,
    good: bool,
    /// The first of the words that judge.
    first: usize,
    /// The verb of whoever calls the thing so.
    verb: Option<usize>,
}

impl Line<'_> {
    fn word(&self, at: usize) -> &str {
        self.low.get(at).map_or("", String::as_str)
    }

    fn is_noun(&self, at: usize) -> bool {
        let word = self.word(at);
        let small = self.tokens[at].of(self.reading.text).starts_with(char::is_lowercase);
        let judges = sign(word).is_some() || NAMES.has(word) || word.ends_with("ly");
        small && is_content(word) && !judges && !VAGUE.has(word)
    }

    /// Whether a noun phrase ends before token `at`.
    fn ends(&self, at: usize) -> bool {
        let word = self.word(at);
        stops(word) || PREPOSITIONS.has(word) || !word.starts_with(char::is_alphanumeric)
    }

    /// "Nothing wrong with the train"; `at` is the judging word.
    fn nothing_wrong(&self, at: usize) -> Option<Found> {
        let nothing = at > 0 && self.word(at - 1) == "nothing" && self.word(at + 1) == "with";
        let good = !sign(self.word(at)).filter(|_| nothing)?;
        let end = self.low.len().min(at + 2 + REACH);
        let thing = (at + 2..end).take_while(|&i| !stops(self.word(i))).find(|&i| self.is_noun(i))?;
        Some(Found { thing, good, first: at - 1, verb: None })
    }

    /// "The train had no usable brake"; `at` is the judging word.
    fn lacks(&self, at: usize) -> Option<Found> {
        let none = at > 1 && self.word(at - 1) == "no" && matches!(self.word(at - 2), "had" | "has" | "have");
        let good = !sign(self.word(at)).filter(|_| none)?;
        let thing = (0..at - 2).find(|&i| self.is_noun(i))?;
        Some(Found { thing, good, first: at - 2, verb: None })
    }

    /// "This is a fair price"; `at` is the judging word.
    fn kind_of_thing(&self, at: usize) -> Option<Found> {
        let (good, thing) = (sign(self.word(at))?, at + 1);
        let (from, negated) = self.fillers(at);
        let copula = from.checked_sub(1).filter(|&i| COPULAS.has(self.word(i)))?;
        let bare = copula > 0 && matches!(self.word(copula - 1), "it" | "this" | "that");
        let named = thing < self.low.len() && self.is_noun(thing) && self.ends(thing + 1);
        (bare && named && from < at).then_some(Found {
            thing,
            good: good != negated,
            first: copula,
            verb: None,
        })
    }

    /// "The price was fair", "called the offer derisory"; `at` is the judging word.
    fn said_of(&self, at: usize) -> Option<Found> {
        let good = sign(self.word(at))?;
        // "a good indicator" judges something else.
        if !self.ends(at + 1) && sign(self.word(at + 1)).is_none() {
            return None;
        }
        let (from, negated) = self.fillers(at);
        let before = from.checked_sub(1)?;
        if COPULAS.has(self.word(before)) {
            let thing = self.subject(before)?;
            return Some(Found { thing, good: good != negated, first: before, verb: None });
        }
        let verb = (0..before).rev().take(REACH).find(|&i| NAMES.has(self.word(i)))?;
        let whole = (verb + 1..=before).all(|i| !stops(self.word(i)));
        let found = Found { thing: before, good: good != negated, first: verb, verb: Some(verb) };
        (whole && self.is_noun(before)).then_some(found)
    }

    /// Where the words begin that stand before the judging word at `at` and belong to it ("not a very", "full and"), and
    /// whether one of them turns it round.
    fn fillers(&self, at: usize) -> (usize, bool) {
        let filler = |i: &usize| {
            let word = self.word(*i);
            BEFORE.has(word)
                || is_negation(word)
                || word.ends_with("ly")
                || sign(word).is_some()
                || self.word(i + 1) == "and" && !COPULAS.has(word)
        };
        let from = at - (0..at).rev().take(REACH).take_while(filler).count();
        let turns = |i: usize| is_negation(self.word(i)) || matches!(self.word(i), "no" | "hardly");
        (from, (from..at).any(turns))
    }

    /// The head of the subject that ends before the copula at `copula`: the noun before "of the …", "in the …".
    fn subject(&self, copula: usize) -> Option<usize> {
        let mut end = copula;
        // "the price, he said, was fair"
        if end > 0 && self.word(end - 1) == "," {
            end = (0..end - 1).rev().take(REACH).find(|&i| self.word(i) == ",")?;
        }
        let opens = |i: &usize| stops(self.word(*i)) || self.word(*i) == "that";
        let begin = (0..end).rev().find(opens).map_or(0, |i| i + 1);
        let cut = (begin..end).find(|&i| PREPOSITIONS.has(self.word(i))).unwrap_or(end);
        cut.checked_sub(1).filter(|&last| last >= begin && self.is_noun(last))
    }
}

fn difference(story: &Story, a: &Judgement, b: &Judgement) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    let value = |j: &Judgement| format!("{} by {}", if j.good { "praised" } else { "faulted" }, j.by);
    let (good, bad) = if a.good { (a, b) } else { (b, a) };
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: [a, b].map(|j| Side { place: j.place, value: value(j) }).into(),
        rule: "judged",
        why: format!(
            "“{}” ({}, in {}), “{}” ({}, in {}).",
            story.words(good.place),
            good.by,
            outlet(good.place),
            story.words(bad.place),
            bad.by,
            outlet(bad.place)
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::conflicts::trial::flags;

    #[test]
    fn one_thing_is_praised_here_and_faulted_there() {
        let bad = "Viktor Salo called the offer \"derisory\" and left.";
        for good in [
            "The price, Marta Lindqvist said, was \"full and fair\".",
            "Marta Lindqvist said that the offer was more than generous.",
            "\"This is a fair offer,\" Marta Lindqvist said.",
            "Marta Lindqvist described the offer as excellent.",
        ] {
            assert_eq!(flags("judged", good, bad).len(), 1, "{good}");
        }
        let sound = "Marta Lindqvist said there had been nothing wrong with the ferry.";
        let unsound = "The ferry had no usable lifeboat, Viktor Salo told the court.";
        let found = flags("judged", sound, unsound);
        assert_eq!(found, [["nothing wrong with the ferry".to_owned(), "ferry had no usable".to_owned()]]);
    }

    #[test]
    fn one_voice_one_opinion_and_other_things_are_no_difference() {
        let bad = "Viktor Salo called the offer derisory.";
        for other in [
            "Marta Lindqvist called the offer insulting.",
            "Marta Lindqvist said that the offer was not fair.",
            "Viktor Salo said that the offer was fair.",
            "Marta Lindqvist said that the harbour was safe.",
            "The offer was fair.",
        ] {
            assert!(flags("judged", other, bad).is_empty(), "{other}");
        }
    }
}
