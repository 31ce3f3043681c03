//! The words of an article as this analysis looks at them: folded, with what the lists know and how they are written.

use crate::analysis::Reading;
use crate::analysis::marks::{self, Quoted};
use crate::analysis::people::lexicon::{Kinds, folded, lexicon};
use crate::analysis::people::tagger::groups;
use crate::story::Article;
use crate::text::{Span, TokenKind};
use hashbrown::HashMap;
use std::ops::Range;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// No letters, or none with two cases.
    None,
    /// `minister`
    Small,
    /// `Minister`
    Capital,
    /// `MINISTER`, of two letters and more
    All,
    /// `McDonald`, `Lindqvist-Aho`
    Mixed,
    /// `J.`, `J`
    Initial,
}

/// A token and what is known of it.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What kind of token it is.
    pub token: TokenKind,
    /// Its letters, folded.
    pub low: String,
    /// What the lists know of it.
    pub kinds: Kinds,
    /// How it is written.
    pub case: Case,
    /// The coarse and the fine group of like words that it belongs to, if any.
    pub groups: Option<[u8; 2]>,
}

impl Word {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::All | Case::Mixed | Case::Initial)
    }

    /// Whether it is a letter or two that stand for a first name: `J.`, `JK`.
    pub fn is_initial(&self) -> bool {
        self.case == Case::Initial
    }
}

/// An article's words with its sentences and quotation marks.
pub struct Page<'a> {
    /// Index of the article.
    pub article: usize,
    /// The article's clean text.
    pub text: &'a str,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its sentences, as ranges of words.
    pub sentences: Vec<Line>,
    /// The stretches inside quotation marks.
    pub quoted: Vec<Quoted>,
}

/// A sentence.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its words.
    pub words: Range<usize>,
    /// Index of its paragraph.
    pub block: usize,
    /// Whether most of its words are capitalised, so that a capital says nothing: a headline.
    pub headline: bool,
}

/// A headline capitalises nearly all its longer words; a body sentence with many names stays well below.
const HEADLINE_SHARE: f64 = 0.7;
/// Fewer longer words than this make no headline: "Emmanuel Macron", a byline, has capitals of its own.
const HEADLINE_WORDS: usize = 4;

impl<'a> Page<'a> {
    /// Prepares the words of `reading`, which was made from `article`.
    pub fn new(article: &Article, reading: &Reading<'a>) -> Self {
        let text = reading.text;
        let words: Vec<Word> = reading.tokens.iter().map(|t| word(text, t.span, t.kind)).collect();
        let sentences = reading
            .sentences
            .iter()
            .map(|s| Line {
                words: s.tokens.clone(),
                block: s.block,
                headline: is_headline(&words[s.tokens.clone()]),
            })
            .collect();
        Self { article: reading.article, text, words, sentences, quoted: marks::quoted(article) }
    }

    /// The bytes from word `from` to word `to`, exclusive.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.words[range.start].span.start, self.words[range.end - 1].span.end)
    }

    /// Whether word `at` stands inside quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        marks::is_quoted(&self.quoted, self.words[at].span.start)
    }

    /// The folded word `at`, or the empty word beyond the ends of `line`.
    pub fn low(&self, line: &Range<usize>, at: isize) -> &str {
        match usize::try_from(at) {
            Ok(at) if line.contains(&at) => &self.words[at].low,
            _ => "",
        }
    }

    /// Index of the first word that starts at byte `at` or later.
    pub fn word_from(&self, at: usize) -> usize {
        self.words.partition_point(|w| w.span.start < at)
    }

    /// Index of the sentence that holds word `at`.
    pub fn line_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|l| l.words.end <= at)
    }
}

fn word(text: &str, span: Span, token: TokenKind) -> Word {
    let letters = span.of(text);
    let low = if token == TokenKind::Mark { letters.to_owned() } else { folded(letters) };
    let kinds = if token == TokenKind::Word { lexicon().kinds(&low) } else { Kinds::default() };
    let case = if token == TokenKind::Word { case(letters) } else { Case::None };
    let groups = if token == TokenKind::Word { groups(&low) } else { None };
    Word { span, token, low, kinds, case, groups }
}

fn case(letters: &str) -> Case {
    let mut chars = letters.chars().filter(|c| c.is_alphabetic());
    let Some(first) = chars.next() else { return Case::None };
    let (mut small, mut large) = (0, 0);
    for c in chars {
        if c.is_uppercase() {
            large += 1;
        } else if c.is_lowercase() {
            small += 1;
        }
    }
    let dotted = letters.ends_with('.') && letters.chars().count() <= 4;
    match (first.is_uppercase(), small, large) {
        (false, _, 0) if first.is_lowercase() => Case::Small,
        (false, _, 0) => Case::None,
        (false, ..) => Case::Mixed,
        (true, 0, 0) => Case::Initial,
        (true, 0, _) if dotted => Case::Initial,
        (true, 0, _) => Case::All,
        (true, _, 0) => Case::Capital,
        (true, ..) => Case::Mixed,
    }
}

fn is_headline(words: &[Word]) -> bool {
    let long: Vec<_> = words.iter().filter(|w| w.low.len() > 3 && w.token == TokenKind::Word).collect();
    let capitals = long.iter().filter(|w| w.is_capital()).count();
    long.len() >= HEADLINE_WORDS && capitals as f64 >= HEADLINE_SHARE * long.len() as f64
}

/// How the words of all articles are used: what a capital at a sentence's start cannot tell.
#[derive(Debug, Default)]
pub struct Usage {
    of: HashMap<String, Used>,
}

/// How one word is used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Used {
    /// In small letters.
    pub small: u32,
    /// Capitalised inside a sentence that is no headline.
    pub capital: u32,
    /// Right after an honorific or a first name.
    pub named: u32,
    /// What stands around it anywhere, one bit each.
    pub around: u16,
}

impl Usage {
    /// Counts the words of `pages`.
    pub fn of(pages: &[Page]) -> Self {
        let mut usage = Self::default();
        for page in pages {
            for line in &page.sentences {
                for at in line.words.clone() {
                    usage.count(page, line, at);
                }
            }
        }
        usage
    }

    fn count(&mut self, page: &Page, line: &Line, at: usize) {
        let word = &page.words[at];
        if word.token != TokenKind::Word {
            return;
        }
        let first = at == line.words.start;
        let before = (!first).then(|| &page.words[at - 1]);
        let sure = before.is_some_and(|b| b.token == TokenKind::Word && !line.headline);
        let named = sure
            && word.is_capital()
            && before.is_some_and(|b| {
                b.is_capital()
                    && (b.kinds.any(Kinds::HONORIFIC)
                        || b.kinds.any(Kinds::FIRST_NAME) && !b.kinds.any(Kinds::WORD_TOO))
            });
        if word.case != Case::Small && !sure {
            return;
        }
        let used = match self.of.get_mut(&word.low) {
            Some(used) => used,
            None => self.of.entry(word.low.clone()).or_default(),
        };
        match word.case {
            Case::Small => used.small += 1,
            _ => used.capital += 1,
        }
        used.named += u32::from(named);
        if word.is_capital() {
            used.around |= around(page, line, at);
        }
    }

    /// How the folded word `low` is used.
    pub fn get(&self, low: &str) -> Used {
        self.of.get(low).copied().unwrap_or_default()
    }
}

/// What stands around the capitalised word `at` of `line`, one bit each.
fn around(page: &Page, line: &Line, at: usize) -> u16 {
    let near = |at: Option<usize>| at.filter(|at| line.words.contains(at)).map(|at| &page.words[at]);
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let next = near(Some(at + 2));
    let is = |word: Option<&Word>, kinds: Kinds| word.is_some_and(|w| w.kinds.any(kinds));
    let low = |word: Option<&Word>, list: &[&str]| word.is_some_and(|w| list.contains(&w.low.as_str()));
    let capital = |word: Option<&Word>| word.is_some_and(Word::is_capital);
    let bits = [
        is(after, Kinds::SPEECH) || !capital(before) && is(before, Kinds::SPEECH),
        after.is_some_and(|w| w.token == TokenKind::Possessive),
        low(before, &["in", "near", "at", "from", "to", "into", "across", "outside"]),
        low(before, &["the"]),
        capital(after) && is(after, Kinds::BODY.and(Kinds::PLACE).and(Kinds::THING)),
        capital(before) && is(before, Kinds::FIRST_NAME) && !is(before, Kinds::WORD_TOO),
        is(before, Kinds::HONORIFIC.and(Kinds::OFFICE)),
        capital(after) && is(after, Kinds::SURNAME),
        low(after, &[","]) && next.is_some_and(|w| w.token == TokenKind::Number && w.low.len() == 2),
        low(after, &[","]) && capital(next),
        capital(before),
        capital(after),
        low(after, &["who", "whose"]) || low(after, &[","]) && low(next, &["who", "whose"]),
        low(after, &["is", "was", "has", "had", "will", "would"]),
        low(before, &["of", "by", "with", "and", "for"]),
        low(before, &[","]),
    ];
    bits.iter().enumerate().fold(0, |all, (i, &bit)| all | u16::from(bit) << i)
}
