//! What somebody denies in one article and another article states.
//!
//! Only denials in so many words ("denied taking", "denies that", "rejected the allegation of"), and only where the other
//! sentence has most of what is denied, by the meaning of its words. Bare negations ("did not", "nobody", "never") were tried
//! on real articles in the same way: about one in eight met the statement that it contradicts.

use super::agents::{Agent, Agents};
use super::linked;
use super::utterance::is_content;
use crate::analysis::claims::{Stems, zipf};
use crate::analysis::people::Cast;
use crate::analysis::reading::Sentence;
use crate::analysis::{
    Claim, Conflict, ConflictKind, Level, Model, Quotation, Reading, Side, SpeakerKind, cosine,
};
use crate::story::{BlockKind, Place, Story};
use crate::text::{Token, TokenKind};
use std::collections::BTreeSet;

/// Share of what is denied, by weight, that the other sentence has to have.
const COVERED: f32 = 0.55;
/// Likeness by the table from which one word may stand for another.
const ALIKE: f32 = 0.45;
/// Zipf value at which a word weighs nothing.
const WEIGHTLESS: f32 = 7.0;
/// Words of what is denied, at most.
const REACH: usize = 18;
/// Words before the verb among which a negation or an auxiliary turns it round.
const GROUP: usize = 3;
/// Words between the verb and "that": "denied over the years that".
const ASIDE: usize = 4;
/// Words at the beginning of a sentence that may be a subject without a name.
const UNNAMED: usize = 4;
const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "all", "both"];
/// Score from which two sentences tell of one thing.
const LINKED: f32 = 0.5;

/// Nouns for what is said against somebody.
const ACCUSATIONS: &str = " account accusation accusations allegation allegations charge charges claim claims report reports rumour \
     rumours rumor rumors suggestion suggestions ";
/// What is denied to somebody rather than by somebody.
const GRANTS: &str = " access aid asylum bail care coverage credit entry food help leave medication parole permission protection \
     service tenure treatment water ";
/// Words that say nothing of what is denied.
const EMPTY: &str = " having being ever anything anyone anybody something wrongdoing ";

/// A denial in so many words.
struct Denial {
    /// From the verb to the end of what is denied.
    place: Place,
    /// The sentence around it.
    sentence: Place,
    /// What is denied.
    content: Vec<Word>,
    /// Who denies it, in a reader's words.
    by: String,
    /// The same as one of the people.
    person: Option<usize>,
}

/// A word that carries content.
struct Word {
    stem: String,
    is_name: bool,
    weight: f32,
    meaning: Vec<f32>,
}

/// The denials of what another article states, each with the sentence that states most of it.
pub fn find(
    story: &Story,
    readings: &[Reading],
    cast: &Cast,
    quotations: &[Quotation],
    claims: &[Claim],
    model: &Model,
) -> Vec<Conflict> {
    let reader =
        Reader { stems: Stems::new(), model, agents: Agents::new(readings, cast, quotations), quotations };
    let joined: BTreeSet<(Place, Place)> =
        linked::pairs(claims, LINKED).flat_map(|(a, b, _)| [(a, b), (b, a)]).collect();
    let denials: Vec<Denial> = readings.iter().flat_map(|reading| reader.denials(reading)).collect();
    let counterpart = |denial: &Denial| {
        let others = readings.iter().filter(|reading| reading.article != denial.place.article);
        let stated = others.flat_map(|r| r.sentences.iter().map(move |s| (r, s)));
        stated
            .filter(|(r, s)| affirms(r, s) && !reader.is_said_by(r, s, &denial.by))
            .map(|(r, s)| {
                let place = Place::new(r.article, s.span);
                let known = joined.contains(&(denial.sentence, place)) || mentions(cast, denial, r, place);
                (covered(&denial.content, &reader.words(r, r.tokens_of(s)), known), place)
            })
            .filter(|(share, _)| *share >= COVERED)
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)))
    };
    denials
        .iter()
        .filter_map(|denial| counterpart(denial).map(|(_, stated)| difference(story, denial, stated)))
        .collect()
}

/// What the denials of a story are read with.
struct Reader<'a> {
    stems: Stems,
    model: &'a Model,
    agents: Agents<'a>,
    quotations: &'a [Quotation],
}

impl Reader<'_> {
    fn denials(&self, reading: &Reading) -> Vec<Denial> {
        let body = reading.sentences.iter().filter(|s| s.kind == BlockKind::Paragraph);
        body.flat_map(|sentence| {
            let tokens = reading.tokens_of(sentence);
            let low = lower(reading, tokens);
            let verbs: Vec<(usize, usize)> =
                (0..tokens.len()).filter_map(|at| Some((at, denied(&low, at)?))).collect();
            verbs.into_iter().filter_map(move |(at, from)| self.denial(reading, sentence, (at, from), &low))
        })
        .collect()
    }

    /// The denial whose verb is token `at` of `sentence`, and whose content begins at token `from`.
    fn denial(
        &self,
        reading: &Reading,
        sentence: &Sentence,
        (at, from): (usize, usize),
        low: &[String],
    ) -> Option<Denial> {
        let tokens = reading.tokens_of(sentence);
        let end = from + low[from..].iter().take(REACH).take_while(|word| !stops(word)).count();
        let content = self.words(reading, &tokens[from..end]);
        let (by, person) = self.denier(reading, sentence, at)?;
        (!content.is_empty()).then(|| Denial {
            place: Place::new(reading.article, tokens[at].span.union(tokens[end - 1].span)),
            sentence: Place::new(reading.article, sentence.span),
            content,
            by,
            person,
        })
    }

    /// Who denies by the verb at token `at`: whoever is quoted with it, else its subject.
    fn denier(&self, reading: &Reading, sentence: &Sentence, at: usize) -> Option<(String, Option<usize>)> {
        let tokens = reading.tokens_of(sentence);
        let quoted = self.quotations.iter().find(|q| {
            q.place.article == reading.article && q.cue.is_some_and(|cue| cue.overlaps(tokens[at].span))
        });
        if let Some(q) = quoted.filter(|q| q.speaker.kind != SpeakerKind::Unknown) {
            return Some((q.speaker.label.clone(), q.speaker.person));
        }
        let before = tokens[..at].iter().rev().take(GROUP).take_while(|t| is_auxiliary(t.of(reading.text)));
        let verb = at - before.count();
        match self.agents.subject(reading, sentence.span, tokens, verb).into_iter().next() {
            Some(Agent::Person(person)) => Some((self.agents.name(&Agent::Person(person)), Some(person))),
            Some(agent) => Some((self.agents.name(&agent), None)),
            // "A man has denied arson."
            None => {
                let plain = (1..=UNNAMED).contains(&verb)
                    && tokens[..verb].iter().all(|t| t.kind == TokenKind::Word)
                    && !PRONOUNS.contains(&tokens[0].of(reading.text).to_lowercase().as_str());
                plain.then(|| {
                    let span = tokens[0].span.union(tokens[verb - 1].span);
                    (span.of(reading.text).to_lowercase(), None)
                })
            }
        }
    }

    fn words(&self, reading: &Reading, tokens: &[Token]) -> Vec<Word> {
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.of(reading.text));
        words
            .map(|written| (written, written.to_lowercase()))
            .filter(|(_, low)| is_content(low) && !listed(EMPTY, low))
            .map(|(written, low)| Word {
                stem: self.stems.of(&low),
                is_name: written.starts_with(char::is_uppercase),
                weight: (WEIGHTLESS - zipf(&low)).max(0.0),
                meaning: self.model.vector(&low),
            })
            .collect()
    }

    /// Whether whoever is called `name` says something in the sentence.
    fn is_said_by(&self, reading: &Reading, sentence: &Sentence, name: &str) -> bool {
        let mut here = self.quotations.iter().filter(|q| q.place.article == reading.article);
        here.any(|q| q.place.span.overlaps(sentence.span) && q.speaker.label == name)
    }
}

/// The share of what is denied that the words of a sentence have, by weight. Nothing unless the sentence is `known` to tell of
/// the same, or has a name from it.
fn covered(content: &[Word], there: &[Word], known: bool) -> f32 {
    let best = |word: &Word| there.iter().map(|other| likeness(word, other)).fold(0.0_f32, f32::max);
    let all: f32 = content.iter().map(|word| word.weight).sum();
    let has: f32 = content.iter().map(|word| word.weight * best(word)).sum();
    let anchored = known || content.iter().any(|word| word.is_name && best(word) > 0.0);
    if anchored && all > 0.0 { has / all } else { 0.0 }
}

fn likeness(a: &Word, b: &Word) -> f32 {
    if a.stem == b.stem {
        return 1.0;
    }
    let alike = if a.is_name || b.is_name { 0.0 } else { cosine(&a.meaning, &b.meaning) };
    if alike >= ALIKE { alike } else { 0.0 }
}

fn lower(reading: &Reading, tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|t| t.of(reading.text).to_lowercase().replace('’', "'")).collect()
}

fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// Where that begins which the verb at token `at` denies, if it is a verb by which somebody denies something.
fn denied(low: &[String], at: usize) -> Option<usize> {
    let outright = matches!(low[at].as_str(), "denied" | "denies" | "denying" | "deny");
    let against = matches!(
        low[at].as_str(),
        "rejected"
            | "rejects"
            | "rejecting"
            | "dismissed"
            | "dismisses"
            | "dismissing"
            | "disputed"
            | "disputes"
    );
    let turned = low[at.saturating_sub(GROUP)..at].iter().any(|word| turns(word));
    if !(outright || against) || turned {
        return None;
    }
    let word = |i: usize| low.get(i).map_or("", String::as_str);
    // "denied (all) (the) allegations that", "… of"
    let accusation = (at + 1..at + 4).find(|&i| listed(ACCUSATIONS, word(i)));
    if let Some(noun) = accusation {
        return matches!(word(noun + 1), "that" | "of").then_some(noun + 2);
    }
    let next = word(at + 1);
    let that = (at + 1..at + 2 + ASIDE).find(|&i| word(i) == "that");
    let verbal = next.len() > 4 && next.ends_with("ing");
    let thing = is_content(next) && !listed(GRANTS, next) && !next.ends_with('s') && !next.ends_with("ly");
    match that {
        _ if !outright => None,
        Some(that) => Some(that + 1),
        None => (verbal || thing).then_some(at + 1),
    }
}

/// Words before a verb of denial that make it no denial, or one by somebody else.
fn turns(word: &str) -> bool {
    word.ends_with("n't")
        || matches!(
            word,
            "was"
                | "were"
                | "been"
                | "being"
                | "be"
                | "is"
                | "are"
                | "not"
                | "to"
                | "without"
                | "cannot"
                | "never"
        )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "also" | "always" | "again") || word.ends_with("ly")
}

/// Words at which what is denied ends.
fn stops(word: &str) -> bool {
    matches!(
        word,
        "," | ";"
            | ":"
            | "."
            | "—"
            | "–"
            | "\""
            | "“"
            | "”"
            | "while"
            | "but"
            | "although"
            | "though"
            | "because"
            | "saying"
            | "adding"
    )
}

/// Whether a sentence of the body says that something is so.
fn affirms(reading: &Reading, sentence: &Sentence) -> bool {
    let negates = |word: &String| {
        word.ends_with("n't")
            || ["deni", "deny", "reject", "dismiss", "refus", "refut", "disput", "discount"]
                .iter()
                .any(|v| word.starts_with(v))
            || matches!(
                word.as_str(),
                "no" | "not"
                    | "never"
                    | "nobody"
                    | "none"
                    | "nothing"
                    | "nor"
                    | "neither"
                    | "without"
                    | "cannot"
                    | "if"
                    | "whether"
                    | "?"
            )
    };
    sentence.kind == BlockKind::Paragraph && !lower(reading, reading.tokens_of(sentence)).iter().any(negates)
}

/// Whether the sentence at `place` mentions whoever denies.
fn mentions(cast: &Cast, denial: &Denial, reading: &Reading, place: Place) -> bool {
    match denial.person {
        Some(person) => cast.people[person]
            .mentions
            .iter()
            .any(|m| m.place.article == place.article && place.span.covers(m.place.span)),
        None => {
            let text = place.span.of(reading.text);
            denial.by.split(' ').any(|word| is_content(&word.to_lowercase()) && text.contains(word))
        }
    }
}

fn difference(story: &Story, denial: &Denial, stated: Place) -> Conflict {
    let outlet = |place: Place| &story.articles[place.article].outlet;
    Conflict {
        kind: ConflictKind::Negation,
        level: Level::Tension,
        sides: vec![
            Side { place: denial.place, value: format!("denied by {}", denial.by) },
            Side { place: stated, value: "stated".into() },
        ],
        rule: "denied",
        why: format!("Denied by {} in {}, stated in {}.", denial.by, outlet(denial.place), outlet(stated)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{self, Options};
    use crate::story::{Article, Block, BlockKind, Story};
    use crate::text::{CleanText, Span};

    fn article(outlet: &str, text: &str) -> Article {
        Article {
            outlet: outlet.into(),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            text: CleanText::new(text),
            ..Article::default()
        }
    }

    /// What the flags say that two articles of one paragraph each give.
    fn flags(a: &str, b: &str) -> Vec<String> {
        let story = Story { articles: vec![article("Wire", a), article("Post", b)], ..Story::default() };
        let found = analysis::compare(&story, &Options::default()).conflicts;
        found.into_iter().filter(|c| c.rule == "denied").map(|c| c.why).collect()
    }

    const STATED: &str = "Prosecutors say Marta Lindqvist carried the stolen documents to Geneva.";

    #[test]
    fn a_denial_meets_the_statement_that_it_denies() {
        for denial in [
            "Marta Lindqvist denied carrying any documents to Geneva.",
            "Marta Lindqvist has always denied that she took the stolen papers to Geneva.",
            "Marta Lindqvist rejected the allegation that she carried stolen documents.",
        ] {
            assert_eq!(
                flags(denial, STATED),
                ["Denied by Marta Lindqvist in Wire, stated in Post."],
                "{denial}"
            );
        }
    }

    #[test]
    fn somebody_without_a_name_can_deny() {
        let stated = "A man has been charged with arson after the fire at the sawmill in Wells.";
        let why = flags("A man has denied arson after the fire at the sawmill in Wells.", stated);
        assert_eq!(why, ["Denied by a man in Wire, stated in Post."]);
    }

    #[test]
    fn what_is_refused_admitted_or_about_something_else_is_no_denial() {
        for other in [
            "Marta Lindqvist was denied bail in Geneva.",
            "Marta Lindqvist did not deny carrying documents to Geneva.",
            "Marta Lindqvist denied that she knew the banker from Lyon.",
        ] {
            assert!(flags(other, STATED).is_empty(), "{other}");
        }
        let denied_too = "Marta Lindqvist never carried the stolen documents to Geneva, her lawyer said.";
        assert!(flags("Marta Lindqvist denied carrying any documents to Geneva.", denied_too).is_empty());
    }
}
