//! One form for the spellings and endings of a word.
//!
//! Method: British and American spellings are folded, then the Snowball English stemmer (Porter 2001) takes the ending.

use hashbrown::HashMap;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// Irregular forms that no ending explains, each with its base form: common verbs and nouns of news prose.
const IRREGULAR: &str = include_str!("../../../data/lexicon/irregular.txt");

/// Each irregular form and its base form; the list is read once.
static BASES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = IRREGULAR.lines().filter(|line| !line.starts_with('#'));
    let forms = lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        words.next().map(|base| words.map(move |form| (form, base)))
    });
    forms.flatten().collect()
});

/// Takes words to their stems.
pub struct Stems {
    snowball: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self::new()
    }
}

impl Stems {
    /// For English.
    pub fn new() -> Self {
        Self { snowball: Stemmer::create(Algorithm::English) }
    }

    /// Whether `word` is a form that no ending explains.
    pub fn is_irregular(&self, word: &str) -> bool {
        BASES.contains_key(word)
    }

    /// The stem of `word`, which is in lower case with straight apostrophes.
    pub fn of(&self, word: &str) -> String {
        let base = BASES.get(word).copied().unwrap_or(word);
        let folded = fold_spelling(base);
        self.snowball.stem(&folded).into_owned()
    }
}

/// British spelling as American: `organise`, `colour`, `centre`, `travelled`, `defence`.
pub fn fold_spelling(word: &str) -> String {
    /// Shorter words do not carry these endings (`our`, `wise`).
    const LEAST: usize = 6;
    let mut out = word.to_owned();
    if word.len() < LEAST || !word.is_ascii() {
        return out;
    }
    for (british, american) in [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("lled", "led"),
        ("lling", "ling"),
        ("ence", "ense"),
        ("tre", "ter"),
        ("ogue", "og"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("ourable", "orable"),
        ("programme", "program"),
    ] {
        if let Some(rest) = word.strip_suffix(british) {
            out = format!("{rest}{american}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_fall_together() {
        let stems = Stems::new();
        for (a, b) in [
            ("organise", "organized"),
            ("colour", "colors"),
            ("centre", "centers"),
            ("travelled", "traveling"),
            ("defence", "defense"),
            ("bought", "buy"),
            ("men", "man"),
            ("deployment", "deployments"),
        ] {
            assert_eq!(stems.of(a), stems.of(b), "{a} {b}");
        }
        assert_ne!(stems.of("rise"), stems.of("rice"));
    }
}
