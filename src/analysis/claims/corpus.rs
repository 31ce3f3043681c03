//! A story's sentences as statements, and what they know of each other.

use super::clauses::clauses;
use super::frequency::zipf;
use super::intern::Interner;
use super::likeness::{Content, Likenesses};
use super::reader::Reader;
use super::sense;
use super::shared::sorted;
use super::statement::{Actor, Corpus, Statement, Term, Token};
use crate::analysis::people::Cast;
use crate::analysis::{Depth, Equipment, Quotation, Reading};
use crate::story::Place;
use crate::text::Span;
use rayon::prelude::*;

/// Weight of a number among the stems: as telling as a rare word.
const NUMBER_WEIGHT: f32 = 3.5;
/// Zipf value at which a word has no weight left.
const WEIGHTLESS: f32 = 7.0;

/// Reads all sentences of the story; their senses too, if the pass is the full one. Who is in them and who speaks is told
/// by [`introduce`].
pub fn read(readings: &[Reading], depth: Depth, equipment: &Equipment) -> Corpus {
    let mut reader = Reader::new(readings);
    let mut statements = Vec::new();
    let mut bounds = vec![0];
    for reading in readings {
        statements.extend(reading.sentences.iter().map(|sentence| reader.statement(reading, sentence)));
        bounds.push(statements.len());
    }
    let weights = weigh(&reader.terms, &statements);
    statements.par_iter_mut().for_each(|statement| {
        settle(statement, &weights);
        let place = statement.place;
        statement.vector = equipment.model.vector(place.span.of(readings[place.article].text));
        statement.clauses = clauses(&readings[place.article], place.span);
    });
    carry(&mut statements);
    if let (Depth::Full, Some(transformer)) = (depth, equipment.model.transformer()) {
        sense::fill(transformer, readings, &mut statements, equipment);
    }
    let articles = articles(&statements, reader.numbered.len());
    let mut words: Vec<_> =
        reader.numbered.iter().map(|(&(form, term), &number)| (number, form, term)).collect();
    words.sort_unstable();
    let contents = words.par_iter().zip(articles).map(|(&(_, form, term), article)| {
        let meaning = equipment.model.vector(&reader.forms.keys[form as usize]);
        Content { term, article, meaning }
    });
    let scales = equipment.model.scales();
    let likenesses = Likenesses::new(contents.collect(), scales.table_words);
    Corpus { statements, bounds, weights, shown: reader.terms.shown, likenesses, scales }
}

/// For each of so many content words the article that has it, if only one does.
fn articles(statements: &[Statement], words: usize) -> Vec<Option<usize>> {
    let mut first = vec![None; words];
    let mut only = vec![true; words];
    for statement in statements {
        for word in &statement.words {
            let number = word.number as usize;
            only[number] &= *first[number].get_or_insert(statement.place.article) == statement.place.article;
        }
    }
    first.into_iter().zip(only).map(|(article, only)| article.filter(|_| only)).collect()
}

/// Tells the statements who is mentioned in them and whose words they report.
pub fn introduce(corpus: &mut Corpus, cast: &Cast, quotations: &[Quotation]) {
    for statement in &mut corpus.statements {
        statement.speaker = speaker(quotations, statement.place);
    }
    attach(cast, &corpus.bounds, &mut corpus.statements);
}

/// A key of three neighbouring forms; others may have the same one.
fn triple(tokens: &[Token]) -> u64 {
    tokens.iter().fold(0, |key, token| (key << 21) ^ u64::from(token.form))
}

/// Weight of each stem: background rarity times rarity within the story (inverse sentence frequency).
fn weigh(terms: &Interner, statements: &[Statement]) -> Vec<f32> {
    let mut frequency = vec![0_usize; terms.keys.len()];
    let mut background = vec![0.0_f32; terms.keys.len()];
    for statement in statements {
        let own = statement.words.iter().map(|w| w.term).chain(statement.number_terms.iter().copied());
        let own = sorted(own.collect());
        for term in own {
            frequency[term as usize] += 1;
        }
    }
    for (slot, (key, shown)) in background.iter_mut().zip(terms.keys.iter().zip(&terms.shown)) {
        let common = zipf(key.trim_start_matches('@')).max(zipf(&shown.to_lowercase()));
        *slot = if key.starts_with('#') { NUMBER_WEIGHT } else { (WEIGHTLESS - common).max(0.3) };
    }
    let all = statements.len() as f32 + 1.0;
    background
        .iter()
        .zip(&frequency)
        .map(|(&rare, &count)| rare * (0.3 + 0.7 * (all / count.max(1) as f32).ln() / all.ln()))
        .collect()
}

fn settle(statement: &mut Statement, weights: &[f32]) {
    let all = statement.words.iter().map(|w| w.term).chain(statement.number_terms.iter().copied());
    let terms = sorted(all.collect());
    let length = terms.iter().map(|&t| weights[t as usize].powi(2)).sum::<f32>().sqrt().max(f32::EPSILON);
    statement.runs = statement.words.windows(2).map(|pair| (pair[0].term, pair[1].term)).collect();
    statement.runs.sort_unstable();
    statement.runs.dedup();
    statement.forms = statement.tokens.iter().enumerate().map(|(at, token)| (token.form, at)).collect();
    statement.forms.sort_unstable();
    statement.negates = statement.tokens.iter().any(|token| token.negated);
    statement.negated = statement.tokens.iter().filter_map(|t| Some((t.term?, t.negated))).collect();
    // Stable, so that what stands first stays so.
    statement.negated.sort_by_key(|(term, _)| *term);
    statement.negated.dedup_by_key(|(term, _)| *term);
    statement.triples = statement.tokens.windows(3).map(triple).collect();
    statement.triples.sort_unstable();
    statement.mass = terms.iter().map(|&t| weights[t as usize]).sum();
    statement.terms = terms.into_iter().map(|t| (t, weights[t as usize] / length)).collect();
    statement.names = sorted(statement.named_words.clone());
}

/// Notes which persons each statement mentions.
fn attach(cast: &Cast, bounds: &[usize], statements: &mut [Statement]) {
    for (number, person) in cast.people.iter().enumerate() {
        for mention in &person.mentions {
            let article = mention.place.article;
            let own = &mut statements[bounds[article]..bounds[article + 1]];
            let after = own.partition_point(|s| s.place.span.start <= mention.place.span.start);
            if let Some(at) = after.checked_sub(1) {
                own[at].people.push(number as Term);
                let first = (mention.place.span.start, Actor::Person(number));
                own[at].lead = own[at].lead.into_iter().chain([first]).min();
            }
        }
    }
    for statement in statements {
        statement.people = sorted(std::mem::take(&mut statement.people));
    }
}

/// Who says the words at `place`: the speaker of the quotation that covers most of it, if it covers half.
fn speaker(quotations: &[Quotation], place: Place) -> Option<usize> {
    let covered = |q: &&Quotation| q.place.span.intersection(place.span).map_or(0, Span::len);
    quotations
        .iter()
        .filter(|q| q.place.article == place.article && 2 * covered(q) >= place.span.len())
        .max_by_key(covered)
        .and_then(|q| q.speaker.person)
}

/// Hands names on to sentences that lean on what stands before them.
fn carry(statements: &mut [Statement]) {
    for i in 0..statements.len() {
        let mut carried = statements[i].names.clone();
        let alone = carried.is_empty() || statements[i].leans_back;
        if alone && i > 0 && statements[i - 1].place.article == statements[i].place.article {
            carried.extend(statements[i - 1].carried.iter().copied());
            carried = sorted(carried);
        }
        statements[i].carried = carried;
    }
}
