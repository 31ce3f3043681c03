//! Words that turn a statement round, weaken it or tie it to a condition.

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
}

const NEGATIVE: &str = " not no never none nobody nothing neither nor without cannot denied denies deny denying refused \
     refuses refuse refusing rejected rejects reject rejecting excluded excludes dismissed dismisses hardly barely nowhere \
     unable impossible ";
const MODAL: &str = " may might could would should can must possible possibly perhaps likely unlikely alleged allegedly \
     reportedly apparently suspected potential potentially ought ";
const CONDITION: &str = " if unless until provided whether ";
const FUTURE: &str = " will shall plans planned due intends tomorrow ";

/// Whether the word, in lower case, turns what follows round.
pub fn negates(word: &str) -> bool {
    NEGATIVE.contains(&format!(" {word} ")) || word.ends_with("n't")
}

/// Reads the stance from the lower-case words of a sentence, with straight apostrophes.
pub fn stance<'w>(words: impl Iterator<Item = &'w str>, text: &str) -> Stance {
    let mut found = Stance { question: text.contains('?'), ..Stance::default() };
    let listed = |list: &str, word: &str| list.contains(&format!(" {word} "));
    let mut previous = "";
    for word in words {
        found.negative |=
            negates(word) || word == "out" && matches!(previous, "ruled" | "rule" | "ruling" | "rules");
        found.modal |= listed(MODAL, word);
        found.conditional |= listed(CONDITION, word);
        found.future |= listed(FUTURE, word) || word.ends_with("'ll");
        previous = word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Stance {
        let lower = text.to_lowercase();
        stance(lower.split([' ', '.', '?']), text)
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
}
