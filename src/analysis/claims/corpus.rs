//! Reads a story's sentences as statements.

use super::clauses::clauses;
use super::cues;
use super::frequency::zipf;
use super::intern::Interner;
use super::likeness::{Content, Likenesses};
use super::numbers;
use super::sense;
use super::statement::{Actor, Corpus, Statement, Term, Token, Word};
use super::stem::Stems;
use crate::analysis::people::Cast;
use crate::analysis::people::lexicon::{folded, lexicon};
use crate::analysis::{Depth, Equipment, Quotation, Reading, Sentence};
use crate::story::{BlockKind, Place};
use crate::text::{Span, TokenKind, WordList};
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

/// Words that carry no statement of their own: pronouns, prepositions, auxiliaries, and the verb of saying.
static STOP: WordList = WordList::new(
    "a an the and or but nor so yet of to in on at by for from with without into onto upon over under about \
     as than that which who whom whose what when where while why how if then there here this these those it its itself he \
     him his himself she her hers herself they them their theirs themselves we us our ours i me my mine you your yours be \
     am is are was were been being have has had having do does did doing will would shall should can could may might must \
     not no up out off down again also just only very too more most much many such own same both each all any some one \
     say says said saying told tell tells added according because until since before after between through during against \
     among per like via whether however s t d ll re ve m mr mrs ms",
);
/// Words at the start of a sentence that point back to what was said before.
static BACKWARD: WordList =
    WordList::new("he she it they this that these those his her their its him them such both");
/// Zipf value above which a capital at the start of a sentence says nothing about a name.
const COMMON: f32 = 4.3;
/// Weight of a number among the stems: as telling as a rare word.
const NUMBER_WEIGHT: f32 = 3.5;
/// Zipf value at which a word has no weight left.
const WEIGHTLESS: f32 = 7.0;

/// Words of a sentence that are looked at; a sentence that is longer is a list or no prose.
const LONGEST: usize = 160;
/// Tokens behind a negation that it reaches.
const NEGATION_REACH: usize = 3;

/// Reads all sentences of the story; their senses too, if the pass is the full one. Who is in them and who speaks is told
/// by [`introduce`].
pub fn read(readings: &[Reading], depth: Depth, equipment: &Equipment) -> Corpus {
    let mut reader = Reader {
        stems: Stems::new(),
        terms: Interner::default(),
        stemmed: HashMap::new(),
        forms: Interner::default(),
        numbered: HashMap::new(),
        capitals: mid_sentence_capitals(readings),
    };
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

struct Reader {
    stems: Stems,
    terms: Interner,
    /// The terms of words that were met before.
    stemmed: HashMap<String, Term>,
    forms: Interner,
    /// The number of each form as a content word with a stem.
    numbered: HashMap<(u32, Term), u32>,
    capitals: HashSet<String>,
}

impl Reader {
    /// Everything about a sentence that needs no other sentence.
    fn statement(&mut self, reading: &Reading, sentence: &Sentence) -> Statement {
        let all = reading.tokens_of(sentence);
        let tokens = &all[..all.len().min(LONGEST)];
        let text = sentence.span.of(reading.text);
        let mut found = Statement::at(Place::new(reading.article, sentence.span), sentence.kind);
        let mut inside = false;
        let mut first_word = true;
        let mut reach = 0;
        let mut lower_words = Vec::with_capacity(tokens.len());
        for token in tokens {
            let written = token.of(reading.text);
            let lower = written.to_lowercase().replace(['’', 'ʼ'], "'");
            let mut read = Token {
                form: self.forms.number(&lower, written),
                term: None,
                name: false,
                capital: is_capitalised(written),
                negated: reach > 0,
            };
            reach = usize::saturating_sub(reach, 1);
            match token.kind {
                TokenKind::Word => {
                    read.name = is_name(written, first_word, sentence.kind, &self.capitals);
                    first_word = false;
                    if cues::negates(&lower) {
                        reach = NEGATION_REACH;
                    }
                    self.word(written, &lower, token.span, &mut read, inside, &mut found);
                    lower_words.push(lower);
                }
                TokenKind::Number => {
                    first_word = false;
                    let term = self.terms.number(&format!("#{lower}"), written);
                    read.term = Some(term);
                    found.number_terms.push(term);
                }
                TokenKind::Mark => match written {
                    "“" | "«" => inside = true,
                    "”" | "»" => inside = false,
                    "\"" => inside = !inside,
                    _ => {}
                },
                TokenKind::Possessive => {}
            }
            if let (true, Some(term), None) = (read.name, read.term, found.lead) {
                found.lead = Some((token.span.start, Actor::Name(term)));
            }
            found.tokens.push(read);
        }
        found.quoted = sorted(std::mem::take(&mut found.quoted));
        found.numbers = numbers::quantities(reading.text, tokens);
        found.stance = cues::stance(&lower_words.iter().map(String::as_str).collect::<Vec<_>>(), text);
        found.leans_back = lower_words.first().is_some_and(|w| BACKWARD.has(w));
        found.position = sentence.span.start as f32 / reading.text.len().max(1) as f32;
        found
    }

    fn word(
        &mut self,
        written: &str,
        lower: &str,
        span: Span,
        token: &mut Token,
        inside: bool,
        found: &mut Statement,
    ) {
        for part in lower.split('-').filter(|p| !p.is_empty()) {
            if let Some(nation) = nation(written, part) {
                // "Italy", "Italian" and "Rome" are one name, and no other words are like it.
                let term = self.terms.number(&format!("@{nation}"), nation);
                token.term = Some(term);
                token.name = true;
                let number = self.content(term, &nation.to_lowercase());
                found.words.push(Word { term, number, span });
                found.named_words.push(term);
                if inside {
                    found.quoted.push(term);
                }
                continue;
            }
            if STOP.has(part) || part.contains("n't") {
                continue;
            }
            let shown = if part.len() == lower.len() { written } else { part };
            let term = self.stemmed.get(part).copied().unwrap_or_else(|| {
                let term = self.terms.number(&self.stems.of(part), shown);
                self.stemmed.insert(part.to_owned(), term);
                term
            });
            token.term = Some(term);
            let number = self.content(term, part);
            found.words.push(Word { term, number, span });
            if token.name {
                found.named_words.push(term);
            }
            if inside {
                found.quoted.push(term);
            }
        }
    }

    /// The number of the content word with this stem and form.
    fn content(&mut self, term: Term, form: &str) -> u32 {
        let next = self.numbered.len() as u32;
        *self.numbered.entry((self.forms.number(form, form), term)).or_insert(next)
    }
}

/// A key of three neighbouring forms; others may have the same one.
fn triple(tokens: &[Token]) -> u64 {
    tokens.iter().fold(0, |key, token| (key << 21) ^ u64::from(token.form))
}

/// The nation that a capitalised word stands for.
fn nation(written: &str, part: &str) -> Option<&'static str> {
    let capital =
        written.starts_with(char::is_uppercase) && (part.len() > 2 || written == written.to_uppercase());
    let lists = lexicon();
    capital.then(|| lists.nation(&folded(part))).flatten().map(|number| lists.nation_name(number))
}

fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
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
            carried.sort_unstable();
            carried.dedup();
        }
        statements[i].carried = carried;
    }
}

/// Words that stand with a capital inside a body sentence, in lower case.
fn mid_sentence_capitals(readings: &[Reading]) -> HashSet<String> {
    let mut found = HashSet::new();
    for reading in readings {
        for sentence in reading.body() {
            let words = reading.tokens_of(sentence).iter().filter(|t| t.kind == TokenKind::Word).skip(1);
            found.extend(
                words.map(|t| t.of(reading.text)).filter(|w| is_capitalised(w)).map(str::to_lowercase),
            );
        }
    }
    found
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a capital marks a name: inside a body sentence always; at its start or in a headline only where the word is
/// also capitalised inside some sentence, or is too rare for a plain word.
fn is_name(written: &str, first: bool, kind: BlockKind, capitals: &HashSet<String>) -> bool {
    if !is_capitalised(written) {
        return false;
    }
    let lower = written.to_lowercase();
    if STOP.has(&lower) {
        return false;
    }
    (kind == BlockKind::Paragraph && !first) || capitals.contains(&lower) || zipf(&lower) < COMMON && !first
}
