//! Words that turn a statement round, weaken it or tie it to a condition.

use crate::text::WordList;

/// How a sentence states what it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stance {
    /// Something is denied, refused or ruled out.
    pub negative: bool,
    /// Something is possible, planned or demanded rather than done.
    pub modal: bool,
    /// Something holds only if something else does.
    pub conditional: bool,
    /// It asks.
    pub question: bool,
    /// It lies ahead.
    pub future: bool,
    /// Which way it leaves the door.
    pub door: Option<Door>,
}

/// Whether something is shut out or left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// It will not be, or is not wanted: "ruled out", "no plans".
    Shut,
    /// It is not shut out: "not ruled out".
    Open,
    /// It is spoken of as something that may be: "may", "suggested".
    Ajar,
}

impl Door {
    /// Whether the two agree.
    pub fn agrees(self, other: Self) -> bool {
        (self == Self::Shut) == (other == Self::Shut)
    }

    /// Whether one shuts out what the other, in so many words, does not.
    pub fn contradicts(self, other: Self) -> bool {
        matches!((self, other), (Self::Shut, Self::Open) | (Self::Open, Self::Shut))
    }
}

static NEGATIVE: WordList = WordList::new(
    "not no never none nobody nothing neither nor without cannot denied denies deny denying refused \
     refuses refuse refusing rejected rejects reject rejecting excluded excludes dismissed dismisses hardly barely nowhere \
     unable impossible",
);
static MODAL: WordList = WordList::new(
    "may might could would should can must possible possibly perhaps likely unlikely alleged allegedly \
     reportedly apparently suspected potential potentially ought",
);
static CONDITION: WordList = WordList::new("if unless until provided whether");
static FUTURE: WordList = WordList::new("will shall plans planned due intends tomorrow");

/// Verbs that shut something out, by their beginnings; behind a negation they leave it open.
const SHUTTING: [&str; 12] = [
    "exclud", "reject", "refus", "dismiss", "oppos", "deni", "deny", "forbid", "veto", "preclud", "renounc",
    "forswor",
];
/// What is not meant to be, behind "no" or "not".
static INTENT: WordList = WordList::new(
    "plan plans planning planned intention intentions intend intends considering considered contemplated \
     proposed discussion discussions question going will would consensus appetite mandate",
);
/// What leaves something open by itself.
static OPENING: WordList = WordList::new(
    "may might could possibility possible option options considering mulling floated floats suggested \
     suggesting suggestion hinted hints",
);
/// Words that a negation may stand before the verb that it turns round.
const TURN: usize = 4;

/// Whether the word, in lower case, turns what follows round.
pub fn negates(word: &str) -> bool {
    NEGATIVE.has(word) || word.ends_with("n't")
}

/// Reads the stance from the lower-case words of a sentence, with straight apostrophes.
pub fn stance(words: &[&str], text: &str) -> Stance {
    let mut found = Stance { question: text.contains('?'), ..Stance::default() };
    for (at, word) in words.iter().enumerate() {
        found.negative |= negates(word) || rules_out(words, at);
        found.modal |= MODAL.has(word);
        found.conditional |= CONDITION.has(word);
        found.future |= FUTURE.has(word) || word.ends_with("'ll");
    }
    found.door = door(words);
    found
}

/// Whether the word at `at` ends "rule out", in any form.
fn rules_out(words: &[&str], at: usize) -> bool {
    words[at] == "out" && at > 0 && matches!(words[at - 1], "ruled" | "rule" | "ruling" | "rules")
}

/// The plainest words on the matter decide: a verb that shuts out, then a denied intent, then what leaves open.
fn door(words: &[&str]) -> Option<Door> {
    let turned = |at: usize| words[at.saturating_sub(TURN)..at].iter().any(|word| negates(word));
    let shuts = |at: usize| SHUTTING.iter().any(|verb| words[at].starts_with(verb)) || rules_out(words, at);
    if let Some(at) = (0..words.len()).find(|&at| shuts(at)) {
        return Some(if turned(at) { Door::Open } else { Door::Shut });
    }
    if words.contains(&"never") || (0..words.len()).any(|at| INTENT.has(words[at]) && turned(at)) {
        return Some(Door::Shut);
    }
    words.iter().any(|word| OPENING.has(word)).then_some(Door::Ajar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Stance {
        let lower = text.to_lowercase();
        stance(&lower.split([' ', '.', '?']).collect::<Vec<_>>(), text)
    }

    #[test]
    fn cues_are_read() {
        assert!(read("They didn't come.").negative);
        assert!(read("The mayor ruled out a sale.").negative);
        assert!(!read("The mayor ruled on a sale.").negative);
        assert!(read("It might rain.").modal);
        assert!(read("We go if it stops.").conditional);
        assert!(read("Who knows?").question);
        assert!(read("They will go.").future);
    }

    #[test]
    fn two_negations_leave_the_door_open() {
        for shut in ["The mayor ruled out a sale.", "There are no plans to sell.", "She never sold."] {
            assert_eq!(read(shut).door, Some(Door::Shut), "{shut}");
        }
        assert_eq!(read("She may sell.").door, Some(Door::Ajar));
        for open in ["A sale could not be ruled out.", "We cannot exclude a sale."] {
            assert_eq!(read(open).door, Some(Door::Open), "{open}");
        }
        assert_eq!(read("The mayor sold the mill.").door, None);
    }
}
