//! From a draft to an article.

use crate::source::draft::{Draft, Line};
use crate::source::furniture;
use crate::story::{Article, Block, BlockKind, Dropped};
use crate::text::{CleanText, Span, clean_line};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What separates two blocks in an article's text.
const GAP: &str = "\n\n";
/// Headlines are shorter than this, in words.
const MOST_HEADLINE_WORDS: usize = 24;
/// Titles inside an article are shorter than this, in words.
const MOST_SUBHEAD_WORDS: usize = 9;
/// A pull quote is one sentence of about this many words.
const PULL_QUOTE_WORDS: std::ops::RangeInclusive<usize> = 4..=30;
/// How many paragraphs away a pull quote stands from the words that it repeats.
const PULL_QUOTE_REACH: usize = 4;

/// Finishes `draft`: furniture out, headline and other kinds found, text set. `source` is the path as the user named
/// it, `name` what stands for the outlet while nothing better is known.
pub fn article(mut draft: Draft, source: &str, name: &str, bytes: &[u8]) -> Article {
    furniture::take_out(&mut draft);
    let kinds = kinds(&draft.lines);
    let (text, blocks) = set(&draft.lines, &kinds);
    let at = |line: usize| blocks.get(line).map_or(text.as_str().len(), |block: &Block| block.span.start);
    let dropped = draft
        .dropped
        .iter()
        .map(|(line, words, why)| Dropped { text: words.clone(), why: why.clone(), at: at(*line) })
        .collect();
    let headline = blocks.first().filter(|block| block.kind == BlockKind::Headline);
    let title = headline.map(|block| text.slice(block.span).to_owned()).unwrap_or_default();
    Article {
        title: if draft.title.is_empty() { title } else { draft.title },
        outlet: if draft.outlet.is_empty() { clean_line(name) } else { draft.outlet },
        byline: draft.byline,
        published: draft.published,
        modified: draft.modified,
        url: draft.url,
        language: if draft.language.is_empty() { "en".into() } else { draft.language },
        source: clean_line(source),
        sha256: hex(&Sha256::digest(bytes)),
        text,
        blocks,
        dropped,
        notices: Vec::new(),
    }
}

/// What each line is for.
fn kinds(lines: &[Line]) -> Vec<BlockKind> {
    (0..lines.len())
        .map(|index| match lines[index].kind {
            Some(kind) => kind,
            None if index == 0 && is_headline(lines) => BlockKind::Headline,
            None if index > 0 && is_subhead(lines, index) => BlockKind::Subhead,
            None if is_pull_quote(lines, index) => BlockKind::PullQuote,
            None => BlockKind::Paragraph,
        })
        .collect()
}

/// A short first line with something behind it that does not end as a sentence does.
fn is_headline(lines: &[Line]) -> bool {
    let first = lines[0].text.as_str();
    lines.len() > 1 && words(first) <= MOST_HEADLINE_WORDS && !ends_sentence(first)
}

/// A short line between paragraphs that does not end as a sentence does.
fn is_subhead(lines: &[Line], index: usize) -> bool {
    let line = lines[index].text.as_str();
    index + 1 < lines.len()
        && words(line) <= MOST_SUBHEAD_WORDS
        && !(line.ends_with(['.', '!', '…', ',', ':', ';', '”', '"'])
            || line.starts_with(['“', '"', '•', '-']))
        && line.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '‘' | '\''))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '…'])
}

/// A short sentence without attribution, all of whose words stand in a quotation nearby.
fn is_pull_quote(lines: &[Line], index: usize) -> bool {
    let line = lines[index].text.as_str();
    if !PULL_QUOTE_WORDS.contains(&words(line)) {
        return false;
    }
    let own = vocabulary(line);
    if own.len() < 3 {
        return false;
    }
    let from = index.saturating_sub(PULL_QUOTE_REACH);
    let to = (index + PULL_QUOTE_REACH + 1).min(lines.len());
    (from..to).filter(|&other| other != index).any(|other| {
        let text = lines[other].text.as_str();
        text.contains(['“', '"']) && text.len() > line.len() && {
            // Most lines lack the first word already, which is seen without taking them apart.
            let low = text.to_lowercase();
            own.iter().all(|word| low.contains(word)) && own.is_subset(&vocabulary(text))
        }
    })
}

fn vocabulary(line: &str) -> BTreeSet<String> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Sets the lines under each other.
fn set(lines: &[Line], kinds: &[BlockKind]) -> (CleanText, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(lines.len());
    for (line, &kind) in lines.iter().zip(kinds) {
        if !text.is_empty() {
            text.push_str(GAP);
        }
        let start = text.len();
        text.push_str(&line.text);
        blocks.push(Block { span: Span::new(start, text.len()), kind });
    }
    (CleanText::new(&text), blocks)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain;

    fn made(raw: &str) -> Article {
        article(plain::read(&CleanText::new(raw)), "x.txt", "x", raw.as_bytes())
    }

    #[test]
    fn headline_subheads_and_pull_quotes_are_told_apart() {
        let raw = "Ferry sinks off Lund\n\nThe ferry sank. “We were never told that it was old,” the pilot said on \
                   Monday.\n\nWe were never told that it was old.\n\nWhat next\n\nDivers go down on Friday.";
        let kinds: Vec<_> = made(raw).blocks.iter().map(|b| b.kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Headline, Paragraph, PullQuote, Subhead, Paragraph]);
    }

    #[test]
    fn blocks_and_dropped_text_point_into_the_text() {
        let article = made(
            "Ferry sinks\n\nThe ferry sank in the night, the port said.\n\nRead more: The port\n\nAll are safe.",
        );
        let words: Vec<_> = article.blocks.iter().map(|b| article.text.slice(b.span)).collect();
        assert_eq!(words, ["Ferry sinks", "The ferry sank in the night, the port said.", "All are safe."]);
        assert_eq!(article.dropped[0].at, article.blocks[2].span.start);
        assert_eq!(article.title, "Ferry sinks");
    }
}
