//! What stands inside quotation marks.
//!
//! Marks are read paragraph by paragraph, the outermost pair only: curly, straight, doubled single (`''`), low (`„`) and
//! angled (`«`) marks, and single marks where they cannot be apostrophes. A mark that its paragraph never closes reaches
//! to the paragraph's end; where the next paragraph goes on without opening again, so does the quoted stretch.

use crate::story::{Article, BlockKind};
use crate::text::Span;

/// A stretch inside quotation marks; it never crosses a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// The stretch with its marks.
    pub span: Span,
    /// The stretch without them.
    pub inner: Span,
    /// Index of its paragraph in the article's blocks.
    pub block: usize,
    /// Whether a mark opens it; `false` where the paragraph before ran on into it.
    pub opened: bool,
    /// Whether a mark closes it in its paragraph.
    pub closed: bool,
    /// Whether its marks are single ones (`‘…’`, `'…'`).
    pub single: bool,
    /// Whether the next paragraph goes on with the same quotation.
    pub continues: bool,
}

/// The stretches of `article` inside quotation marks, in order; they do not overlap.
pub fn quoted(article: &Article) -> Vec<Quoted> {
    let text = article.text.as_str();
    let mut found: Vec<Quoted> = Vec::new();
    let mut open = false;
    for (block, b) in article.blocks.iter().enumerate() {
        let first = found.len();
        in_paragraph(text, b.span, block, open, &mut found);
        let opens_paragraph = found.get(first).is_some_and(|q| q.span.start == b.span.start);
        if open && opens_paragraph {
            found[first - 1].continues = true;
        }
        open = b.kind == BlockKind::Paragraph && found.last().is_some_and(|q| q.block == block && !q.closed);
    }
    found
}

/// Whether byte `at` lies inside one of `quoted`, which must be in order.
pub fn is_quoted(quoted: &[Quoted], at: usize) -> bool {
    let after = quoted.partition_point(|q| q.span.start <= at);
    after.checked_sub(1).is_some_and(|i| quoted[i].span.contains(at))
}

/// Finds the stretches of the paragraph `within`; `open` says that the paragraph before left a quotation open.
fn in_paragraph(text: &str, within: Span, block: usize, open: bool, found: &mut Vec<Quoted>) {
    let mut at = within.start;
    if open && let Some(close) = stray_close(text, within) {
        let span = Span::new(within.start, close.end);
        let inner = Span::new(within.start, close.start);
        found.push(Quoted {
            span,
            inner,
            block,
            opened: false,
            closed: true,
            single: false,
            continues: false,
        });
        at = close.end;
    }
    // What nothing closed from an earlier place on, nothing closes from a later one on: so each kind is searched in vain
    // but once.
    let mut never_closed: Vec<Opening> = Vec::new();
    while let Some(next) = text[at..within.end].find(['"', '\'', '`', '“', '‟', '„', '«', '‘']) {
        at += next;
        let Some(mark) = opening_at(text, at, within).filter(|mark| !never_closed.contains(mark)) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let from = at + mark.len();
        let close = mark.close(text, Span::new(from, within.end));
        if close.is_none() && mark.must_close(text, at, within) {
            never_closed.extend(mark.is_single().then_some(mark));
            at = from;
            continue;
        }
        let inner = Span::new(from, close.map_or(within.end, |c| c.start));
        let end = close.map_or(within.end, |c| c.end);
        found.push(Quoted {
            span: Span::new(at, end),
            inner,
            block,
            opened: true,
            closed: close.is_some(),
            single: mark.is_single(),
            continues: false,
        });
        at = end;
    }
}

/// A closing mark that comes before any opening one. Straight marks look alike: one right behind a stop and before a space
/// opens nothing, so it closes what the paragraph before left open.
fn stray_close(text: &str, within: Span) -> Option<Span> {
    let words = within.of(text);
    let at = words.find(['”', '"'])?;
    let mark = if words[at..].starts_with('”') { '”' } else { '"' };
    let after = words[at + mark.len_utf8()..].chars().next();
    let closes =
        mark == '”' || words[..at].ends_with(['.', ',', '!', '?']) && after.is_none_or(char::is_whitespace);
    let first_open = words.find(['“', '«', '„']).unwrap_or(words.len());
    (closes && at < first_open).then(|| Span::new(within.start + at, within.start + at + mark.len_utf8()))
}

/// The kinds of opening marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Curly,
    Low,
    Angled,
    Straight,
    Doubled,
    CurlySingle,
    StraightSingle,
}

/// The opening mark at byte `at`, if one stands there.
fn opening_at(text: &str, at: usize, within: Span) -> Option<Opening> {
    let rest = &text[at..within.end];
    let c = rest.chars().next()?;
    let before = text[within.start..at].chars().next_back();
    let after = rest.chars().nth(1);
    let at_edge = before
        .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '"'));
    let before_word =
        after.is_some_and(|a| a.is_alphabetic() || matches!(a, '[' | '…' | '.' | '$' | '£' | '€'));
    match c {
        '“' | '‟' => Some(Opening::Curly),
        '„' => Some(Opening::Low),
        '«' => Some(Opening::Angled),
        '"' if before.is_some_and(char::is_numeric) && !after.is_some_and(char::is_alphanumeric) => None,
        '"' => Some(Opening::Straight),
        '\'' | '`' if after == Some(c) && at_edge => Some(Opening::Doubled),
        '‘' if before_word && !clipped(&rest[c.len_utf8()..]) => Some(Opening::CurlySingle),
        '\'' if at_edge && before_word && !clipped(&rest[1..]) => Some(Opening::StraightSingle),
        _ => None,
    }
}

/// Whether an apostrophe before `rest` stands for dropped letters.
fn clipped(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    matches!(word.as_str(), "em" | "til" | "cause" | "tis" | "twas" | "n" | "bout" | "s")
}

impl Opening {
    /// Bytes of the mark.
    fn len(self) -> usize {
        match self {
            Self::Curly | Self::Low | Self::CurlySingle => 3,
            Self::Angled | Self::Doubled => 2,
            Self::Straight | Self::StraightSingle => 1,
        }
    }

    fn is_single(self) -> bool {
        matches!(self, Self::CurlySingle | Self::StraightSingle)
    }

    /// Whether an unclosed mark of this kind at `at` is more likely a slip than an open quotation. Single marks are
    /// mostly apostrophes; a straight mark that nothing closes opens a quotation only at a paragraph's start or after
    /// the comma or colon that introduces speech.
    fn must_close(self, text: &str, at: usize, within: Span) -> bool {
        let before = text[within.start..at].trim_end().chars().next_back();
        match self {
            Self::CurlySingle | Self::StraightSingle => true,
            Self::Straight | Self::Doubled => {
                !before.is_none_or(|c| matches!(c, ',' | ':' | '.' | '?' | '!'))
            }
            Self::Curly | Self::Low | Self::Angled => false,
        }
    }

    /// The mark that closes this one inside `within`.
    fn close(self, text: &str, within: Span) -> Option<Span> {
        let words = within.of(text);
        let find = |marks: &[char]| {
            words.find(marks).map(|i| {
                let len = words[i..].chars().next().map_or(1, char::len_utf8);
                Span::new(within.start + i, within.start + i + len)
            })
        };
        match self {
            Self::Curly => curly_close(text, within),
            Self::Low => find(&['“', '”', '"']),
            Self::Angled => find(&['»']),
            Self::Straight => find(&['"', '”']),
            Self::Doubled => {
                let at = words.find("''")?;
                Some(Span::new(within.start + at, within.start + at + 2))
            }
            Self::CurlySingle => single_close(text, within, '’', '‘'),
            Self::StraightSingle => single_close(text, within, '\'', '\u{0}'),
        }
    }
}

/// The mark that closes `“`: `”`, a straight mark, or a `“` that was set where `”` was meant (before a space or the end).
fn curly_close(text: &str, within: Span) -> Option<Span> {
    let words = within.of(text);
    let mut from = 0;
    while let Some(i) = words[from..].find(['”', '"', '“']).map(|i| i + from) {
        let c = words[i..].chars().next()?;
        let after = words[i + c.len_utf8()..].chars().next();
        if c != '“' || after.is_none_or(|a| a.is_whitespace() || matches!(a, ',' | '.')) {
            return Some(Span::new(within.start + i, within.start + i + c.len_utf8()));
        }
        from = i + c.len_utf8();
    }
    None
}

/// The single mark `mark` that closes a quotation rather than standing for a letter or a plural's possessive: the first
/// that follows a word or stop and precedes none, but a later one where the first could be a possessive (`the workers’
/// pay`) and no new quotation (`reopen`) begins between.
fn single_close(text: &str, within: Span, mark: char, reopen: char) -> Option<Span> {
    let words = within.of(text);
    let mut possible = None;
    let mut before = ' ';
    for (i, c) in words.char_indices() {
        let rest = &words[i + c.len_utf8()..];
        let after = rest.chars().next();
        if c == reopen && possible.is_some() {
            return possible;
        }
        if c == mark && !before.is_whitespace() && !after.is_some_and(char::is_alphanumeric) {
            let span = Span::new(within.start + i, within.start + i + c.len_utf8());
            let possessive =
                before == 's' && rest.trim_start().starts_with(char::is_lowercase) && after == Some(' ');
            if !possessive {
                return Some(span);
            }
            possible = possible.or(Some(span));
        }
        before = c;
    }
    possible
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Block;
    use crate::text::CleanText;

    fn article(paragraphs: &[&str]) -> Article {
        let text = paragraphs.join("\n");
        let mut blocks = Vec::new();
        let mut at = 0;
        for p in paragraphs {
            blocks.push(Block { span: Span::new(at, at + p.len()), kind: BlockKind::Paragraph });
            at += p.len() + 1;
        }
        Article { text: CleanText::new(&text), blocks, ..Article::default() }
    }

    fn inner(paragraphs: &[&str]) -> Vec<String> {
        let article = article(paragraphs);
        quoted(&article).iter().map(|q| q.inner.of(article.text.as_str()).to_owned()).collect()
    }

    #[test]
    fn every_kind_of_mark_is_read() {
        assert_eq!(inner(&["“One,” she said. “Two.”"]), ["One,", "Two."]);
        assert_eq!(inner(&["\"One,\" she said, \"and two.\""]), ["One,", "and two."]);
        assert_eq!(inner(&["He said ''one'' and «two» and „three“."]), ["one", "two", "three"]);
        assert_eq!(inner(&["The ‘big’ plan, the 'small' one."]), ["big", "small"]);
    }

    #[test]
    fn apostrophes_and_inches_quote_nothing() {
        assert!(inner(&["The workers' pay and the dogs' home, rock 'n' roll, 'em."]).is_empty());
        assert!(inner(&["Don’t call the ’90s, the ministers’ years."]).is_empty());
        assert!(inner(&["He is 6'2\" tall."]).is_empty());
    }

    #[test]
    fn a_single_quotation_may_hold_a_possessive() {
        assert_eq!(inner(&["‘The workers’ pay is low,’ she said."]), ["The workers’ pay is low,"]);
    }

    #[test]
    fn inner_marks_belong_to_the_outer_quotation() {
        assert_eq!(inner(&["“He called it ‘mad’ twice,” she said."]), ["He called it ‘mad’ twice,"]);
    }

    #[test]
    fn an_unclosed_mark_reaches_the_end_and_goes_on() {
        let article = article(&["He said: “First.", "“Second.”", "Nothing."]);
        let found = quoted(&article);
        assert_eq!(found.len(), 2);
        assert!(!found[0].closed && found[0].continues && found[1].closed && !found[1].continues);
    }

    #[test]
    fn a_paragraph_may_close_what_the_one_before_opened() {
        assert_eq!(inner(&["“First.", "Second,” he said."]), ["First.", "Second,"]);
        assert!(inner(&["First.", "Second,” he said."]).is_empty());
    }

    #[test]
    fn a_paragraph_that_closes_with_straight_marks_may_open_another() {
        let found = inner(&["He said, \"First.", "Second.\" Later she said, \"Third.", "Fourth.\""]);
        assert_eq!(found, ["First.", "Second.", "Third.", "Fourth."]);
    }

    #[test]
    fn a_stray_straight_mark_opens_nothing() {
        assert!(inner(&["The so-called\" plan failed."]).is_empty());
    }
}
