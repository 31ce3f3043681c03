//! Who does what a verb says: the same speaker, body or nation on both sides is what makes two statements comparable.

use crate::analysis::people::Cast;
use crate::analysis::people::lexicon::{folded, lexicon};
use crate::analysis::{Quotation, Reading};
use crate::story::Place;
use crate::text::{Span, Token, TokenKind, WordList};
use std::collections::BTreeSet;

/// Somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agent {
    /// Number of a person.
    Person(usize),
    /// Number of an organisation.
    Body(usize),
    /// Number of a nation: the country, or its government by any name.
    Nation(usize),
}

/// What a nation's name may stand before and still mean its government.
static GOVERNMENT: WordList =
    WordList::new("government officials authorities cabinet leadership administration state side");

/// Where the agents of a story are named.
pub struct Agents<'a> {
    cast: &'a Cast,
    quotations: &'a [Quotation],
    /// For each article the mentions in order, each with whom it names.
    mentions: Vec<Vec<(Span, Agent)>>,
}

impl<'a> Agents<'a> {
    /// The agents of the articles in `readings`.
    pub fn new(readings: &[Reading], cast: &'a Cast, quotations: &'a [Quotation]) -> Self {
        let mut mentions = vec![Vec::new(); readings.len()];
        let people = cast.people.iter().enumerate().map(|(i, e)| (Agent::Person(i), e));
        let bodies = cast.organisations.iter().enumerate().map(|(i, e)| (Agent::Body(i), e));
        for (agent, entity) in people.chain(bodies) {
            for m in &entity.mentions {
                mentions[m.place.article].push((m.place.span, agent.clone()));
            }
        }
        mentions.iter_mut().for_each(|m| m.sort_by_key(|(span, _)| (span.start, span.end)));
        Self { cast, quotations, mentions }
    }

    /// A name for `agent` that a reader knows.
    pub fn name(&self, agent: &Agent) -> String {
        match agent {
            Agent::Person(i) => self.cast.people[*i].name.clone(),
            Agent::Body(i) => self.cast.organisations[*i].name.clone(),
            Agent::Nation(i) => lexicon().nation_name(*i).to_owned(),
        }
    }

    /// Who says the words at `place`: the speaker of the quotation around it, if that is one person.
    pub fn speaker(&self, place: Place) -> Option<Agent> {
        let around = |q: &&Quotation| q.place.article == place.article && q.place.span.covers(place.span);
        // The innermost quotation is the one whose words these are.
        let quotation = self.quotations.iter().filter(around).min_by_key(|q| q.place.span.len())?;
        quotation.speaker.person.map(Agent::Person)
    }

    /// Who is named by words that end at byte `end`, within `sentence`.
    fn ending_at(&self, reading: &Reading, sentence: Span, end: usize) -> BTreeSet<Agent> {
        let here = self.mentions[reading.article].iter();
        let mut found: BTreeSet<Agent> = here
            .filter(|(span, _)| span.end == end && sentence.covers(*span))
            .map(|(_, agent)| agent.clone())
            .collect();
        found.extend(nation(reading.text, Span::new(sentence.start, end)));
        found
    }

    /// The subject of the verb group that begins at token `verb` of a sentence; empty where it is not sure.
    pub fn subject(
        &self,
        reading: &Reading,
        sentence: Span,
        tokens: &[Token],
        verb: usize,
    ) -> BTreeSet<Agent> {
        let Some(before) = verb.checked_sub(1) else { return BTreeSet::new() };
        let word = tokens[before].of(reading.text).to_lowercase();
        let place = |span| Place::new(reading.article, span);
        match word.as_str() {
            "i" | "we" => self.speaker(place(tokens[before].span)).into_iter().collect(),
            "which" | "who" | "that" => {
                let noun = tokens[..before].iter().rposition(|t| t.kind != TokenKind::Mark);
                noun.map_or_else(BTreeSet::new, |i| self.ending_at(reading, sentence, tokens[i].span.end))
            }
            // Behind an apposition, and where a second verb goes on with the first one's subject.
            "," | "and" | "but" => self.first(reading, sentence, tokens),
            _ => self.ending_at(reading, sentence, tokens[before].span.end),
        }
    }

    /// Whoever the sentence begins with.
    pub fn first(&self, reading: &Reading, sentence: Span, tokens: &[Token]) -> BTreeSet<Agent> {
        /// Tokens among which a sentence's subject ends.
        const FIRST: usize = 6;
        let Some(last) = tokens.get(FIRST.min(tokens.len().saturating_sub(1))) else {
            return BTreeSet::new();
        };
        let named = tokens.iter().take_while(|t| t.span.start <= last.span.start);
        named
            .map(|t| self.ending_at(reading, sentence, t.span.end))
            .find(|agents| !agents.is_empty())
            .unwrap_or_default()
    }

    /// Everybody named within `span` of the article that `reading` reads, owners aside: "Lee's house" is not Lee.
    pub fn within(&self, reading: &Reading, span: Span) -> BTreeSet<Agent> {
        let owns = |place: Span| reading.text[place.end..].starts_with(['\'', '’']);
        let here =
            self.mentions[reading.article].iter().filter(|(place, _)| span.covers(*place) && !owns(*place));
        here.map(|(_, agent)| agent.clone()).collect()
    }

    /// Whether some sentence of the story names both.
    pub fn named_together(&self, readings: &[Reading], a: &Agent, b: &Agent) -> bool {
        let sentences = |agent: &Agent| -> BTreeSet<(usize, usize)> {
            let mentions = self.mentions.iter().enumerate();
            mentions
                .flat_map(|(article, list)| list.iter().map(move |(span, who)| (article, *span, who)))
                .filter(|(.., who)| *who == agent)
                .filter_map(|(article, span, _)| Some((article, readings[article].sentence_at(span.start)?)))
                .collect()
        };
        !sentences(a).is_disjoint(&sentences(b))
    }

    /// The person named last before byte `at` of `sentence`, in whatever form.
    pub fn nearest_before(&self, reading: &Reading, sentence: Span, at: usize) -> Option<Agent> {
        let here = self.mentions[reading.article].iter();
        here.filter(|(span, agent)| {
            span.end <= at && sentence.covers(*span) && matches!(agent, Agent::Person(_))
        })
        .max_by_key(|(span, _)| span.end)
        .map(|(_, agent)| agent.clone())
    }
}

/// The nation that the words at the end of `span` stand for: "Italy", "the Italian government".
fn nation(text: &str, span: Span) -> Option<Agent> {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let named = |word: &str| {
        let word = clean(word);
        word.starts_with(char::is_uppercase).then(|| lexicon().nation(&folded(&word))).flatten()
    };
    let last = words.last()?;
    let before = words.len().checked_sub(2).map_or("", |i| words[i]);
    let government = GOVERNMENT.has(&clean(last).to_lowercase());
    named(if government { before } else { last }).map(Agent::Nation)
}
