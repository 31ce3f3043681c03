//! Where sentences end.
//!
//! A stop ends a sentence when what follows looks like a beginning and what precedes is no abbreviation, initial or
//! number. Closing quotation marks and brackets belong to the sentence that they close.

use crate::text::{Span, WordList};

/// Words that carry a full stop and hardly ever end a sentence: titles and other words written before a name.
static BEFORE_NAME: WordList = WordList::new(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj rev hon st mt ft pres supt insp \
     messrs sr sra mme mlle m msgr fr br atty det pvt cpl amb sec no nos vol fig art para cf approx sens reps govs gens \
     profs drs",
);
/// Words that stand between two parties and never end a sentence.
static BETWEEN: WordList = WordList::new("v vs");
/// States of America as news agencies write them. In small letters most of them are other words.
static STATES: WordList = WordList::new(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla \
     ore pa tenn tex va vt wash wis wyo n.h n.j n.m n.y n.c n.d r.i s.c s.d w.va",
);
/// Abbreviations that may end a sentence; they do so only before a capital.
static MAY_END: WordList = WordList::new(
    "jr sr inc corp co ltd llc plc bros etc al jan feb mar apr jun jul aug sep sept oct nov dec \
     mon tue wed thu fri sat sun a.m p.m am pm est dept univ assn bldg ave blvd rd hwy u.s u.k u.n e.u d.c i.e e.g",
);

/// The sentences of `text` inside `within`, in order, without white space at their ends. A line break always ends a
/// sentence.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = within.start;
    let mut at = within.start;
    while let Some(c) = text[at..within.end].chars().next() {
        let after = at + c.len_utf8();
        if c == '\n' {
            push(text, Span::new(start, at), &mut found);
            start = after;
        } else if is_stop(c) && !text[after..within.end].starts_with(is_stop) {
            let end = with_closers(text, after, within.end);
            if ends_here(text, Span::new(start, at), c, end, within.end) {
                push(text, Span::new(start, end), &mut found);
                start = end;
            }
            at = end;
            continue;
        }
        at = after;
    }
    push(text, Span::new(start, within.end), &mut found);
    found
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trimmed(text);
    if span.of(text).chars().any(char::is_alphanumeric) {
        found.push(span);
    } else if let Some(last) = found.last_mut().filter(|_| !span.is_empty()) {
        // Stray marks belong to the sentence before them, unless a line lies between.
        if !text[last.end..span.start].contains('\n') {
            last.end = span.end;
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '」' | '』')
}

/// One past the closing marks that stand at byte `at`.
fn with_closers(text: &str, at: usize, end: usize) -> usize {
    at + text[at..end].chars().take_while(|&c| is_closer(c)).map(char::len_utf8).sum::<usize>()
}

/// Whether the stop `stop`, which follows `before` and whose closing marks end at `end`, ends a sentence.
fn ends_here(text: &str, before: Span, stop: char, end: usize, limit: usize) -> bool {
    let rest = &text[end..limit];
    let Some(next) = rest.chars().next() else { return true };
    if matches!(stop, '。' | '！' | '？') {
        return true;
    }
    let closed = text[..end].chars().next_back().is_some_and(is_closer);
    if !next.is_whitespace() {
        // A lost space, as in `end.The next`: only where a lower-case letter and a capitalised word meet.
        return stop == '.' && !closed && lost_space(before.of(text), rest);
    }
    let opening = rest.trim_start();
    let Some(first) = opening.trim_start_matches(is_opener).chars().next() else { return true };
    if first.is_lowercase() {
        return false;
    }
    if stop != '.' {
        // `“Really?” he said` goes on; `“Really?” Smith said` cannot be told from a new sentence here.
        return true;
    }
    // A mark that closed what came before may have lost its space, as in `he said.”Mr. Hall`; apostrophes are of words.
    let parts = |c: char| c.is_whitespace() || is_opener(c) || is_closer(c) && !matches!(c, '’' | '\'');
    let word = before.of(text).rsplit(parts).next().unwrap_or("").trim_start_matches(is_closer);
    !is_abbreviation(word, first, opening) || closed && !is_single_letter(word)
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '—' | '–' | '-' | '「')
}

fn is_single_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Whether the stop after `word` belongs to the word. `first` begins what follows, `rest`.
fn is_abbreviation(word: &str, first: char, rest: &str) -> bool {
    let lower = word.to_lowercase();
    if lower.is_empty() {
        return false;
    }
    if is_single_letter(word) && word != "I" {
        return true;
    }
    if BETWEEN.has(&lower) {
        return true;
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if lower == "no" || lower == "nos" {
        return first.is_numeric();
    }
    if BEFORE_NAME.has(&lower) && (capital || lower.len() <= 3) {
        return capital || first.is_numeric();
    }
    if MAY_END.has(&lower) || is_dotted(&lower) || capital && STATES.has(&lower) {
        // A dash goes on after the place of a dateline, or after a thought.
        if rest.starts_with(['-', '–', '—']) {
            return true;
        }
        return !first.is_uppercase() && !is_opener(first) || !begins_sentence(rest);
    }
    false
}

/// `u.s`, `p.m`: single letters with stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Whether `rest` opens with a word that commonly begins a sentence; after `U.S.` or `Inc.` a bare capital says little,
/// since names follow them as often as new sentences do.
fn begins_sentence(rest: &str) -> bool {
    static STARTERS: WordList = WordList::new(
        "the a an he she it they we i you this that these those but and in on at for his her their its \
         our my as after when while if there what who how why some many most one two both also however meanwhile no",
    );
    let word: String = rest
        .trim_start_matches(is_opener)
        .chars()
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    STARTERS.has(&word) || rest.starts_with(is_opener)
}

/// Whether a full stop between `before` and `rest` lost the space after it.
fn lost_space(before: &str, rest: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let mut next = rest.chars();
    word.chars().count() > 2
        && word.chars().all(|c| c.is_lowercase())
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn stops_end_sentences_and_closers_stay() {
        assert_eq!(
            split("“I will.” He left. (Truly.) Why? No!"),
            ["“I will.”", "He left.", "(Truly.)", "Why?", "No!"]
        );
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not() {
        assert_eq!(
            split("Mr. Smith of Acme Inc. met J. R. Hall at 3.5 p.m. on Jan. 5. They ate."),
            ["Mr. Smith of Acme Inc. met J. R. Hall at 3.5 p.m. on Jan. 5.", "They ate."]
        );
        assert_eq!(split("It is in the U.S. The court sat."), ["It is in the U.S.", "The court sat."]);
        assert_eq!(split("It is in the U.S. Senate now."), ["It is in the U.S. Senate now."]);
        for whole in [
            "Sens. Hall and Reps. Bell met Drs. Lund and Moor.",
            "In Hall v. Bell and in Lund vs. Moor nothing was said.",
            "LUND, Va. - A tradition was kept in Lund, Calif. Gov. Ada Bell said.",
            "Hall ran in Bell, Ill. Hall lost.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(
            split("He lives in Lund, Fla. The house is his."),
            ["He lives in Lund, Fla.", "The house is his."]
        );
        assert_eq!(
            split("He was ill. Hall left it at las vegas."),
            ["He was ill.", "Hall left it at las vegas."]
        );
        assert_eq!(split("he said.”Mr. Hall left."), ["he said.”Mr. Hall left."]);
    }

    #[test]
    fn a_question_inside_a_sentence_goes_on() {
        assert_eq!(split("“Really?” he said. Yes."), ["“Really?” he said.", "Yes."]);
    }

    #[test]
    fn lines_and_lost_spaces_split() {
        assert_eq!(
            split("A head line\nThe body ends.The next begins."),
            ["A head line", "The body ends.", "The next begins."]
        );
    }

    #[test]
    fn an_ellipsis_before_a_small_letter_goes_on() {
        assert_eq!(split("We wait... and hope. Then… go."), ["We wait... and hope.", "Then… go."]);
    }
}
