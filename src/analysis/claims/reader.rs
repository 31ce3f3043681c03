//! What a sentence says, as far as that needs no other sentence: its words, names, numbers and stance.

use super::cues;
use super::frequency::zipf;
use super::intern::Interner;
use super::numbers;
use super::shared::sorted;
use super::statement::{Actor, Statement, Term, Token, Word};
use super::stem::Stems;
use crate::analysis::people::lexicon::{folded, lexicon};
use crate::analysis::{Reading, Sentence};
use crate::story::{BlockKind, Place};
use crate::text::{Span, TokenKind, WordList};
use hashbrown::{HashMap, HashSet};

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
/// Words of a sentence that are looked at; a sentence that is longer is a list or no prose.
const LONGEST: usize = 160;
/// Tokens behind a negation that it reaches.
const NEGATION_REACH: usize = 3;

/// Reads sentences one after the other, and numbers their words as it meets them.
pub struct Reader {
    stems: Stems,
    /// The stems, by number.
    pub terms: Interner,
    /// The terms of words that were met before.
    stemmed: HashMap<String, Term>,
    /// The forms, by number.
    pub forms: Interner,
    /// The number of each form as a content word with a stem.
    pub numbered: HashMap<(u32, Term), u32>,
    capitals: HashSet<String>,
}

impl Reader {
    /// A reader that has met nothing yet but the capitals inside the sentences of `readings`.
    pub fn new(readings: &[Reading]) -> Self {
        Self {
            stems: Stems::new(),
            terms: Interner::default(),
            stemmed: HashMap::new(),
            forms: Interner::default(),
            numbered: HashMap::new(),
            capitals: mid_sentence_capitals(readings),
        }
    }

    /// Everything about a sentence that needs no other sentence.
    pub fn statement(&mut self, reading: &Reading, sentence: &Sentence) -> Statement {
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

/// The nation that a capitalised word stands for.
fn nation(written: &str, part: &str) -> Option<&'static str> {
    let capital =
        written.starts_with(char::is_uppercase) && (part.len() > 2 || written == written.to_uppercase());
    let lists = lexicon();
    capital.then(|| lists.nation(&folded(part))).flatten().map(|number| lists.nation_name(number))
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
