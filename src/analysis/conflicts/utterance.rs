//! Quoted words as a sequence that can be aligned with another telling of the same utterance.

use crate::analysis::claims::stem::fold_spelling;
use crate::analysis::marks;
use crate::analysis::{Quotation, QuoteMode, Reading};
use crate::story::{BlockKind, Place, Story};
use crate::text::{Span, Token, TokenKind, numerals};
use std::collections::{BTreeMap, BTreeSet};

/// Tokens on either side of quoted words among which stands what they are tied to.
const BESIDE: usize = 60;

/// One quoted sentence, or the quoted words of one.
#[derive(Debug, Clone)]
pub struct Utterance {
    /// From its first to its last word.
    pub place: Place,
    /// Its words in small letters, contractions and number words written out.
    pub words: Vec<String>,
    /// The same without contractions written out, for telling mere spelling.
    pub spelt: Vec<String>,
    /// Whether words beside it in its sentence tie it to something.
    pub tied: bool,
    /// Those of its words that are written with a capital, as names are.
    pub capital: BTreeSet<String>,
    /// The person who says it, if that is stated beside it.
    pub person: Option<usize>,
    /// Whether nothing beside the words names the speaker.
    pub inferred: bool,
    /// Whether it belongs to a quotation.
    pub owned: bool,
    /// The words that name the speaker in the same sentence.
    pub source: Option<Span>,
}

/// The quoted stretches of one utterance and the quotation that they belong to.
type Stretches<'a> = (Option<&'a Quotation>, Vec<Span>);

impl Utterance {
    /// Where it is said whose words these are, if the same sentence says it, else the words themselves.
    pub fn attributed(&self) -> Place {
        self.source.map_or(self.place, |source| Place::new(self.place.article, source))
    }
}

/// The quoted sentences of a story's articles, in order.
pub fn read(story: &Story, readings: &[Reading], quotations: &[Quotation]) -> Vec<Utterance> {
    let mut found = Vec::new();
    for reading in readings {
        let article = &story.articles[reading.article];
        let here: Vec<&Quotation> =
            quotations.iter().filter(|q| q.place.article == reading.article).collect();
        // Sentences of one quotation come together even where an attribution stands between.
        let mut sentences: BTreeMap<(usize, usize, usize), Stretches> = BTreeMap::new();
        for (index, q) in marks::quoted(article).iter().enumerate() {
            if article.blocks[q.block].kind != BlockKind::Paragraph {
                continue;
            }
            let owner = here.iter().position(|h| h.place.span.overlaps(q.span));
            let apart = owner.is_none_or(|o| here[o].mode != QuoteMode::Direct);
            // Two quotations of one speaker in one sentence are one utterance that an attribution interrupts.
            let whose =
                owner.map_or(0, |o| here[o].speaker.person.map_or(o + 1, |p| quotations.len() + p + 1));
            let key = |sentence: usize| (sentence, if apart { index + 1 } else { 0 }, whose);
            let first = reading.sentences.partition_point(|s| s.span.end <= q.inner.start);
            for (sentence, s) in reading
                .sentences
                .iter()
                .enumerate()
                .skip(first)
                .take_while(|(_, s)| s.span.start < q.inner.end)
            {
                let found = sentences.entry(key(sentence)).or_insert((owner.map(|o| here[o]), Vec::new()));
                found.1.extend(s.span.intersection(q.inner));
            }
        }
        for ((sentence, ..), (owner, spans)) in sentences {
            found.extend(utterance(reading, sentence, &spans, owner));
        }
    }
    found
}

fn utterance(
    reading: &Reading,
    sentence: usize,
    spans: &[Span],
    owner: Option<&Quotation>,
) -> Option<Utterance> {
    let whole = reading.tokens_of(&reading.sentences[sentence]);
    let tokens = tokens_over(whole, spans, 0);
    let inside = |span: Span| spans.iter().any(|s| s.covers(span));
    let mut words: Vec<String> = Vec::new();
    let mut spelt = Vec::new();
    let mut place: Option<Span> = None;
    let mut capital = BTreeSet::new();
    let (mut small, mut large) = (0, 0);
    for token in tokens.iter().filter(|t| inside(t.span)) {
        if token.kind == TokenKind::Mark {
            continue;
        }
        let low = token.of(reading.text).to_lowercase().replace('’', "'");
        if is_content(&low) {
            let begins_small = token.of(reading.text).starts_with(char::is_lowercase);
            *(if begins_small { &mut small } else { &mut large }) += 1;
        }
        if token.kind != TokenKind::Possessive {
            let written = written_out(&low);
            if token.of(reading.text).starts_with(char::is_uppercase) {
                capital.extend(written.iter().cloned());
            }
            words.extend(written);
        }
        spelt.push(low);
        place = Some(place.map_or(token.span, |p| p.union(token.span)));
    }
    // The title of a work is no utterance.
    if small == 0 && large > 2 {
        return None;
    }
    Some(Utterance {
        place: Place::new(reading.article, place?),
        words,
        spelt,
        capital,
        person: owner.and_then(|q| q.speaker.person),
        tied: tokens_over(whole, spans, BESIDE).iter().filter(|t| !inside(t.span)).any(|t| {
            let low = t.of(reading.text).to_lowercase();
            ties(&low) && !opposes(&low)
        }),
        inferred: owner.is_none_or(|q| q.inferred),
        owned: owner.is_some(),
        source: owner.and_then(|q| q.source).filter(|&s| reading.sentences[sentence].span.covers(s)),
    })
}

/// The tokens between the first and the last of `spans`, and `beside` more on either side: a sentence may be a whole file
/// without a stop.
fn tokens_over<'t>(tokens: &'t [Token], spans: &[Span], beside: usize) -> &'t [Token] {
    let start = spans.iter().map(|s| s.start).min().unwrap_or_default();
    let end = spans.iter().map(|s| s.end).max().unwrap_or_default();
    let first = tokens.partition_point(|t| t.span.end <= start).saturating_sub(beside);
    let last = tokens.partition_point(|t| t.span.start < end).saturating_add(beside).min(tokens.len());
    tokens.get(first..last).unwrap_or_default()
}

/// A word with its contraction and number spelt one way.
fn written_out(low: &str) -> Vec<String> {
    const ENDS: [(&str, &str); 7] = [
        ("n't", "not"),
        ("'ve", "have"),
        ("'re", "are"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "would"),
        ("'s", ""),
    ];
    if low == "can't" || low == "cannot" {
        return vec!["can".into(), "not".into()];
    }
    if low == "won't" {
        return vec!["will".into(), "not".into()];
    }
    for (end, full) in ENDS {
        if let Some(stem) = low.strip_suffix(end).filter(|s| !s.is_empty()) {
            return [stem, full].into_iter().filter(|w| !w.is_empty()).map(str::to_owned).collect();
        }
    }
    if let Some((digits, rest)) = low.find(|c: char| c.is_alphabetic()).map(|at| low.split_at(at))
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && numerals::scale(rest).is_some()
    {
        return vec![digits.to_owned(), rest.to_owned()]; // "2.6million"
    }
    if let Some(number) = number(low) {
        return vec![number];
    }
    low.split('-')
        .filter(|part| !part.is_empty())
        .map(|part| number(part).unwrap_or_else(|| fold_spelling(part)))
        .collect()
}

/// A number word as digits, an ordinal as digits and "th".
fn number(low: &str) -> Option<String> {
    // "one" is a pronoun as often as a number, and "second" a time.
    let cardinal = numerals::cardinal(low).filter(|&n| n != 1).map(|n| n.to_string());
    cardinal.or_else(|| numerals::ordinal(low).filter(|&n| n > 2).map(|n| format!("{n}th")))
}

/// How two tellings of an utterance differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Word for word the same.
    None,
    /// The same words, spelt otherwise.
    Spelling,
    /// One stops or begins before the other.
    Truncated,
    /// Words inside are left out of one.
    Elided,
    /// Words inside are changed.
    Reworded,
    /// One is made of what another one tells as two.
    Spliced,
    /// One leaves out what the words were tied to.
    Condition,
}

/// Two utterances, word by word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// Share of the shorter one's words that the other has in the same order.
    pub coverage: f32,
    /// Words in common.
    pub common: usize,
    /// Words in common that carry content.
    pub content: usize,
    /// Those of them that are no part of a name in both.
    pub plain: usize,
    /// Words of the longest common run.
    pub run: usize,
    /// How they differ.
    pub difference: Difference,
    /// The first and the last word of the longer one that both have.
    pub matched: Option<(usize, usize)>,
}

/// Ties that set one statement against another rather than making it hang on something.
fn opposes(word: &str) -> bool {
    matches!(word, "but" | "while")
}

/// Words that tie a statement to something.
fn ties(word: &str) -> bool {
    matches!(
        word,
        "if" | "unless"
            | "provided"
            | "providing"
            | "until"
            | "while"
            | "but"
            | "except"
            | "once"
            | "without"
    )
}

/// Words too common to show that two utterances are one.
pub fn is_content(word: &str) -> bool {
    word.chars().count() > 3
        && !matches!(
            word,
            "that"
                | "this"
                | "with"
                | "have"
                | "will"
                | "would"
                | "they"
                | "them"
                | "there"
                | "their"
                | "what"
                | "when"
                | "were"
                | "been"
                | "from"
                | "about"
                | "which"
                | "these"
                | "those"
                | "your"
                | "could"
                | "should"
                | "very"
                | "just"
                | "some"
                | "more"
                | "than"
                | "then"
                | "into"
                | "only"
                | "because"
                | "does"
        )
}

/// Aligns two utterances by their longest common subsequence (Needleman and Wunsch 1970, without gap costs).
pub fn align(a: &Utterance, b: &Utterance) -> Alignment {
    let (long, short) = if a.words.len() >= b.words.len() { (a, b) } else { (b, a) };
    let words = [joined(&long.words, &short.words), joined(&short.words, &long.words)];
    let pairs = common(&words[0], &words[1]);
    let mut run = 0;
    let mut longest = 0;
    let mut last: Option<(usize, usize)> = None;
    for &(i, j) in &pairs {
        run = if last == Some((i.wrapping_sub(1), j.wrapping_sub(1))) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some((i, j));
    }
    let content = || pairs.iter().map(|&(i, _)| &words[0][i]).filter(|word| is_content(word));
    Alignment {
        coverage: pairs.len() as f32 / words[1].len().max(1) as f32,
        common: pairs.len(),
        content: content().count(),
        plain: content()
            .filter(|&word| !(long.capital.contains(word) && short.capital.contains(word)))
            .count(),
        run: longest,
        difference: match difference(&words, long.spelt == short.spelt, &pairs) {
            // What it was tied to is told beside the quoted words.
            Difference::Condition if short.tied => Difference::Truncated,
            other => other,
        },
        matched: pairs.first().zip(pairs.last()).map(|(first, last)| (first.0, last.0)),
    }
}

/// `own` with two words made one where `other` writes them as one: "oil fields" and "oilfields".
fn joined(own: &[String], other: &[String]) -> Vec<String> {
    let whole: BTreeSet<&str> = other.iter().map(String::as_str).collect();
    let mut words: Vec<String> = Vec::with_capacity(own.len());
    for word in own {
        match words.last_mut() {
            Some(last) if whole.contains(format!("{last}{word}").as_str()) => last.push_str(word),
            _ => words.push(word.clone()),
        }
    }
    words
}

/// The index pairs of a longest common subsequence.
fn common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut best = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i] == b[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How the words of the longer and of the shorter telling differ, which may be `spelt_alike`, if the words of `pairs` are common.
fn difference([long, short]: &[Vec<String>; 2], spelt_alike: bool, pairs: &[(usize, usize)]) -> Difference {
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else { return Difference::Reworded };
    if pairs.len() == long.len() && pairs.len() == short.len() {
        return if spelt_alike { Difference::None } else { Difference::Spelling };
    }
    let (mut dropped, mut added, mut changed) = (false, false, first.0 > 0 && first.1 > 0);
    for pair in pairs.windows(2) {
        let (gap_long, gap_short) = (pair[1].0 - pair[0].0 > 1, pair[1].1 - pair[0].1 > 1);
        changed |= gap_long && gap_short;
        dropped |= gap_long;
        added |= gap_short;
    }
    // What each of the two has and the other has not is no omission.
    changed |= dropped && added;
    dropped |= added;
    let (tail_long, tail_short) = (last.0 + 1 < long.len(), last.1 + 1 < short.len());
    changed |= tail_long && tail_short;
    let matched: Vec<usize> = pairs.iter().map(|p| p.0).collect();
    let lost: Vec<usize> = (0..long.len()).filter(|i| matched.binary_search(i).is_err()).collect();
    let as_long_as =
        lost.windows(2).any(|w| long[w[0]] == "as" && matches!(long[w[1]].as_str(), "soon" | "long"));
    // What stands before "but" is no reservation about what stands behind it.
    let reserves = |i: usize| !opposes(&long[i]) || i > first.0;
    let tied = as_long_as || lost.iter().any(|&i| ties(&long[i]) && reserves(i));
    match (tied && !tail_short && !changed, changed, dropped) {
        (true, ..) => Difference::Condition,
        (_, true, _) => Difference::Reworded,
        (_, _, true) => Difference::Elided,
        _ => Difference::Truncated,
    }
}
