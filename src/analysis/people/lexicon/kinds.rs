//! What a word may be known as.

/// What a word is known as; one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Kinds(pub u32);

impl Kinds {
    /// A man's first name.
    pub const HIS_NAME: Self = Self(1);
    /// A woman's first name.
    pub const HER_NAME: Self = Self(1 << 1);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 2);
    /// Written before a name without being part of it.
    pub const HONORIFIC: Self = Self(1 << 3);
    /// Heads the name of an office, rank, trade or standing.
    pub const OFFICE: Self = Self(1 << 4);
    /// Hardly ever means anything but the holder of an office.
    pub const SURE_OFFICE: Self = Self(1 << 5);
    /// A relative.
    pub const KIN: Self = Self(1 << 6);
    /// A word that only men are called by.
    pub const MALE: Self = Self(1 << 7);
    /// A word that only women are called by.
    pub const FEMALE: Self = Self(1 << 8);
    /// A nation, as one word.
    pub const NATION: Self = Self(1 << 9);
    /// A nation's adjective or people.
    pub const PEOPLE_OF: Self = Self(1 << 10);
    /// A city or state, as one word.
    pub const CITY: Self = Self(1 << 11);
    /// Part of the name of an organisation.
    pub const BODY: Self = Self(1 << 12);
    /// Part of the name of a place or building.
    pub const PLACE: Self = Self(1 << 13);
    /// Part of the name of a work, law, prize, ship or event.
    pub const THING: Self = Self(1 << 14);
    /// Often capitalised, and no part of a name.
    pub const NO_NAME: Self = Self(1 << 15);
    /// A particle inside a surname.
    pub const PARTICLE: Self = Self(1 << 16);
    /// A word that passes judgement on a person.
    pub const EVALUATIVE: Self = Self(1 << 17);
    /// A name that is also an everyday word.
    pub const WORD_TOO: Self = Self(1 << 18);
    /// A small word that ends a noun phrase.
    pub const FUNCTION: Self = Self(1 << 19);
    /// A verb of speech or stance.
    pub const SPEECH: Self = Self(1 << 20);
    /// Commonly stands inside the name of an office.
    pub const MODIFIER: Self = Self(1 << 21);
    /// A human being without an office: "a woman".
    pub const HUMAN: Self = Self(1 << 22);

    /// A first name.
    pub const FIRST_NAME: Self = Self(Self::HIS_NAME.0 | Self::HER_NAME.0);

    /// Whether the word is of any of `kinds`.
    pub const fn any(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
