//! What words say of a person's sex; only to tell which pronoun can mean whom.

use crate::analysis::people::lexicon::Kinds;

/// Whom a pronoun can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// "he"
    Male,
    /// "she"
    Female,
}

impl Sex {
    /// What a first name says.
    pub fn of_first_name(kinds: Kinds) -> Option<Self> {
        match (kinds.any(Kinds::HIS_NAME), kinds.any(Kinds::HER_NAME)) {
            (true, false) => Some(Self::Male),
            (false, true) => Some(Self::Female),
            _ => None,
        }
    }

    /// What a title or a noun says: "Mrs", "spokesman", "sister".
    pub fn of_word(kinds: Kinds) -> Option<Self> {
        match (kinds.any(Kinds::MALE), kinds.any(Kinds::FEMALE)) {
            (true, false) => Some(Self::Male),
            (false, true) => Some(Self::Female),
            _ => None,
        }
    }

    /// What a folded pronoun of the third person says.
    pub fn of_pronoun(low: &str) -> Option<Self> {
        match low {
            "he" | "him" | "his" | "himself" => Some(Self::Male),
            "she" | "her" | "hers" | "herself" => Some(Self::Female),
            _ => None,
        }
    }
}
