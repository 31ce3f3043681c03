//! How the verbs of a sentence stand: affirmed or negated, and behind which modal.

use super::utterance::is_content;
use crate::analysis::Reading;
use crate::story::Place;
use crate::text::{Span, TokenKind};

/// Words of a verb group before the verb, at most.
const REACH: usize = 4;
/// Words that "denied" may stand before what it denies.
const DENIAL: usize = 6;
/// Letters that two forms of a verb share.
const STEM: usize = 4;

/// A verb of a sentence and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance {
    /// The first letters of the verb.
    pub stem: String,
    /// From the negation or modal to the verb.
    pub span: Span,
    pub negative: bool,
    /// 3 for will, shall, must; 2 for would, should; 1 for may, might, could, can; 0 without a modal.
    pub strength: u8,
    /// Whether a modal, an auxiliary or a negation shows that it is a verb.
    verbal: bool,
    /// Whether its modal is "would", which may be "will" retold.
    pub would: bool,
    /// The first letters of the word before its group, which ends its subject; empty where there is none.
    pub subject: String,
}

impl Stance {
    /// Whether the word before its group names a subject: a pronoun or a short word may stand for anything.
    pub fn names_its_subject(&self) -> bool {
        self.subject.len() == STEM && is_content(&self.subject)
    }
}

/// The verbs of the sentence at `place` that follow a modal, an auxiliary or a negation; those in `cues` tell how something
/// is said and are left out.
pub fn stances(reading: &Reading, place: Place, cues: &[Span]) -> Vec<Stance> {
    let Some(sentence) = reading.sentence_at(place.span.start).map(|i| &reading.sentences[i]) else {
        return Vec::new();
    };
    let words: Vec<(String, Span)> = reading
        .tokens_of(sentence)
        .iter()
        .filter(|t| t.kind == TokenKind::Word && place.span.covers(t.span))
        .map(|t| (t.of(reading.text).to_lowercase().replace('’', "'"), t.span))
        .collect();
    let mut found: Vec<Stance> = Vec::new();
    for (i, (word, span)) in words.iter().enumerate() {
        let capital = span.of(reading.text).starts_with(char::is_uppercase);
        if word.chars().count() < STEM
            || is_between(word)
            || capital
            || cues.iter().any(|c| c.overlaps(*span))
        {
            continue;
        }
        let mut stance = Stance {
            stem: word.chars().take(STEM).collect(),
            span: *span,
            negative: false,
            strength: 0,
            verbal: false,
            would: false,
            subject: String::new(),
        };
        let mut at = i;
        while let Some((before, start)) = at.checked_sub(1).map(|j| (&words[j].0, words[j].1.start)) {
            if i - at >= REACH || !is_between(before) {
                break;
            }
            stance.negative ^= is_negation(before);
            stance.strength = stance.strength.max(modal(before).unwrap_or(0));
            stance.would |= matches!(before.as_str(), "would" | "wouldn't");
            stance.verbal = true;
            stance.span.start = start;
            at -= 1;
        }
        // "no plants would close"
        if stance.strength > 0 && at >= 2 && words[at - 2].0 == "no" {
            stance.negative ^= true;
            stance.span.start = words[at - 2].1.start;
        }
        // "denied taking money", "denied that the crew had been drinking"
        let denied = words[i.saturating_sub(DENIAL)..at]
            .iter()
            .any(|(w, _)| matches!(w.as_str(), "denied" | "denies" | "denying"));
        stance.negative ^= denied && (stance.verbal || word.ends_with("ing"));
        stance.verbal |= denied && word.ends_with("ing");
        if let Some((before, _)) = at.checked_sub(1).map(|j| &words[j]) {
            stance.subject = before.chars().take(STEM).collect();
        }
        if stance.verbal {
            found.push(stance);
        }
    }
    found
}

pub fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't")
}

/// The same, or a word that leaves nobody and nothing.
pub fn denies(word: &str) -> bool {
    is_negation(word) || matches!(word, "no" | "no-one" | "nobody" | "nothing" | "none" | "nor" | "neither")
}

fn modal(word: &str) -> Option<u8> {
    match word {
        "will" | "shall" | "must" | "won't" => Some(3),
        "would" | "should" | "wouldn't" | "shouldn't" => Some(2),
        "may" | "might" | "could" | "can" | "couldn't" | "can't" => Some(1),
        _ => None,
    }
}

/// Modals, auxiliaries, negations, and what may stand among them.
fn is_between(word: &str) -> bool {
    is_negation(word)
        || modal(word).is_some()
        || matches!(
            word,
            "be" | "been"
                | "being"
                | "have"
                | "has"
                | "had"
                | "did"
                | "does"
                | "do"
                | "was"
                | "were"
                | "is"
                | "are"
                | "also"
                | "still"
                | "now"
                | "yet"
                | "ever"
                | "even"
                | "only"
                | "flatly"
                | "firmly"
                | "already"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Article, Block, BlockKind};
    use crate::text::CleanText;

    fn reading_of(text: &str, read: impl FnOnce(&Reading, Place)) {
        let article = Article {
            text: CleanText::new(text),
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            ..Article::default()
        };
        read(&Reading::new(0, &article), Place::new(0, Span::new(0, text.len())));
    }

    /// Polarity and strength of the verb that begins with `stem`.
    fn stance(text: &str, stem: &str) -> Option<(bool, u8)> {
        let mut found = None;
        reading_of(text, |reading, place| {
            found = stances(reading, place, &[])
                .into_iter()
                .find(|s| s.stem == stem)
                .map(|s| (s.negative, s.strength));
        });
        found
    }

    #[test]
    fn a_verb_group_states_polarity_and_strength() {
        assert_eq!(stance("The oil did not reach the lake.", "reac"), Some((true, 0)));
        assert_eq!(stance("The oil had reached the lake.", "reac"), Some((false, 0)));
        assert_eq!(stance("No ships would leave the port.", "leav"), Some((true, 2)));
        assert_eq!(stance("The panel will meet again.", "meet"), Some((false, 3)));
        assert_eq!(stance("The panel might meet again.", "meet"), Some((false, 1)));
        assert_eq!(stance("She denied taking the money.", "taki"), Some((true, 0)));
    }

    #[test]
    fn nouns_have_no_polarity() {
        assert_eq!(stance("He has no passport.", "pass"), None);
        assert_eq!(stance("It closed without public notice.", "publ"), None);
    }
}
