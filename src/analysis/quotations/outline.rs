//! A paragraph as attribution sees it: its own words, with each quoted stretch folded into one item.
//!
//! Inside quotation marks other rules hold: the words there are somebody's, and neither their verbs nor their names say
//! whose. Folding them keeps every later step outside. What is left falls into frames, one for each sentence of the
//! narrator; a quotation of many sentences stays in the frame of the words that attribute it.

use crate::analysis::Reading;
use crate::analysis::marks::{self, Quoted};
use crate::story::{Article, BlockKind};
use crate::text::{Span, TokenKind};

/// Items after which a frame ends at the next token: no sentence is so long, and an article without full stops must stay
/// linear.
const LONGEST: usize = 400;

/// What an item of a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word or a number.
    Word,
    /// A possessive ending.
    Possessive,
    /// One mark.
    Mark(char),
    /// The quoted stretch with this index.
    Quote(usize),
}

/// A word, a mark or a whole quoted stretch.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its letters in lower case with plain apostrophes; empty for a stretch.
    pub low: String,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// For a stretch: whether it holds a whole sentence or the beginning of one, rather than some words of the narrator's.
    pub sentential: bool,
    /// For a stretch: whether it ends in a comma or stop, which separates as one outside the marks does.
    pub stopped: bool,
}

/// A sentence of the narrator.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Index of its paragraph in the article's blocks.
    pub block: usize,
    /// Its words, in order.
    pub items: Vec<Item>,
}

/// The quoted stretches and the frames of one article.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Stretches inside quotation marks, in order.
    pub stretches: Vec<Quoted>,
    /// Frames of the body, in order.
    pub frames: Vec<Frame>,
}

impl Outline {
    /// Reads `article`. Headlines, subheads and pull quotes have no frames: words quoted there are quoted again below.
    pub fn new(article: &Article, reading: &Reading) -> Self {
        let text = reading.text;
        let mut stretches = marks::quoted(article);
        add_lost_openings(text, reading, &mut stretches);
        let mut outline = Self { stretches, frames: Vec::new() };
        let mut at = 0;
        while at < reading.sentences.len() {
            let block = reading.sentences[at].block;
            let after = at + reading.sentences[at..].partition_point(|s| s.block == block);
            if reading.sentences[at].kind == BlockKind::Paragraph {
                outline.read_paragraph(text, reading, at..after);
            }
            at = after;
        }
        outline
    }

    fn read_paragraph(&mut self, text: &str, reading: &Reading, sentences: std::ops::Range<usize>) {
        let block = reading.sentences[sentences.start].block;
        let mut items: Vec<Item> = Vec::new();
        let mut next = self.stretches.partition_point(|q| q.block < block);
        let mut skip_to = 0;
        for index in sentences {
            let sentence = &reading.sentences[index];
            for token in reading.tokens_of(sentence) {
                if token.span.start < skip_to {
                    continue;
                }
                if items.len() > LONGEST {
                    self.close_frame(block, &mut items);
                }
                if let Some(q) = self.stretches.get(next).filter(|q| q.span.contains(token.span.start)) {
                    let item = stretch_item(text, q, next, items.last());
                    items.push(item);
                    skip_to = q.span.end;
                    next += 1;
                    continue;
                }
                if let Some(word) =
                    items.last_mut().filter(|w| is_abbreviation_stop(text, sentence.span, w, token.span))
                {
                    word.span.end = token.span.end;
                    continue;
                }
                items.push(item(text, token.span, token.kind));
            }
            // The sentence ends outside every stretch, or together with one.
            if sentence.span.end >= skip_to {
                self.close_frame(block, &mut items);
            }
        }
        self.close_frame(block, &mut items);
    }

    fn close_frame(&mut self, block: usize, items: &mut Vec<Item>) {
        if !items.is_empty() {
            self.frames.push(Frame { block, items: std::mem::take(items) });
        }
    }
}

/// Whether the mark at `span` is the full stop of the abbreviation `word` rather than the end of its sentence.
fn is_abbreviation_stop(text: &str, sentence: Span, word: &Item, span: Span) -> bool {
    span.of(text) == "."
        && word.kind == Kind::Word
        && word.span.end == span.start
        && text[span.end..sentence.end].chars().any(char::is_alphanumeric)
}

fn item(text: &str, span: Span, kind: TokenKind) -> Item {
    let word = span.of(text);
    let first = word.chars().next().unwrap_or(' ');
    Item {
        span,
        kind: match kind {
            TokenKind::Word | TokenKind::Number => Kind::Word,
            TokenKind::Possessive => Kind::Possessive,
            TokenKind::Mark => Kind::Mark(first),
        },
        low: if is_acronym(word) { word.to_owned() } else { word.to_lowercase().replace('’', "'") },
        capital: first.is_uppercase(),
        sentential: false,
        stopped: false,
    }
}

/// Whether a word is a name in capitals that would be a pronoun in small letters.
fn is_acronym(word: &str) -> bool {
    matches!(word, "WHO" | "US" | "IT" | "AM" | "ME" | "MAY")
}

fn stretch_item(text: &str, q: &Quoted, index: usize, before: Option<&Item>) -> Item {
    let inner = q.inner.of(text).trim();
    let capital = inner.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let words = inner.split_whitespace().take(4).count();
    let stopped = inner.ends_with([',', '.', '!', '?', '…', '—', '–']);
    let set_off = before.is_none_or(|b| matches!(b.kind, Kind::Mark(_) | Kind::Quote(_)));
    let sentence = words > 1 && (capital && stopped || set_off && (capital || stopped))
        || words == 1 && set_off && capital && inner.ends_with(['!', '?', '.']);
    let fragment_of_speech = words > 1 && inner.ends_with(',') && set_off;
    Item {
        span: q.span,
        kind: Kind::Quote(index),
        low: String::new(),
        capital,
        sentential: !q.closed || sentence || fragment_of_speech,
        stopped,
    }
}

/// Adds the stretches whose opening mark is lost: from the beginning of the sentence to a closing mark after a comma or
/// stop that nothing opens.
fn add_lost_openings(text: &str, reading: &Reading, stretches: &mut Vec<Quoted>) {
    let mut lost = Vec::new();
    for (at, mark) in text.match_indices(['”', '"']) {
        let after = &text[at + mark.len()..];
        let closes = text[..at].ends_with([',', '.', '?', '!'])
            && after.chars().next().is_none_or(char::is_whitespace);
        if !closes || marks::is_quoted(stretches, at) {
            continue;
        }
        let Some(sentence) = reading.sentence_at(at.saturating_sub(1)).map(|i| &reading.sentences[i]) else {
            continue;
        };
        let first = stretches.partition_point(|q| q.span.end <= sentence.span.start);
        let taken = stretches.get(first).is_some_and(|q| q.span.start < at);
        if sentence.kind == BlockKind::Paragraph && !taken {
            lost.push(Quoted {
                span: Span::new(sentence.span.start, at + mark.len()),
                inner: Span::new(sentence.span.start, at),
                block: sentence.block,
                opened: false,
                closed: true,
                single: false,
                continues: false,
            });
        }
    }
    if !lost.is_empty() {
        stretches.extend(lost);
        stretches.sort_by_key(|q| q.span);
        stretches.dedup_by(|b, a| a.span.overlaps(b.span));
    }
}
