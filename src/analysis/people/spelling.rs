//! Spellings of one name: transliterations differ in hyphens, in some letters, or in all but the consonants.

use crate::analysis::people::lexicon::{Kinds, lexicon};

/// Whether two first names have the same four and more consonants: "Muhammad" and "Mohammed". Of one surname, they are
/// one person's.
pub fn same_but_for_vowels(a: &str, b: &str) -> bool {
    let consonants = |word: &str| {
        let mut out: Vec<char> =
            skeleton(word).chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect();
        out.dedup();
        out
    };
    let (x, y) = (consonants(a), consonants(b));
    x.len() >= 4 && x == y && a.ends_with(['a', 'e', 'i', 'o', 'u']) == b.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Shorter words differ by a letter and are other names: "Kim" and "Tim".
const LEAST_SPELLED: usize = 5;

/// Whether two folded names are spellings of one: no difference but hyphens and apostrophes, or the exchanges that
/// transliterations make (`y`, `i`, `yy`, `iy`; `v`, `w`; doubled letters; `k`, `c`, `q`, `kh`).
pub fn same_spelling(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let bare = |word: &str| without_article(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (bare(a), bare(b));
    a == b || a.len() >= LEAST_SPELLED && b.len() >= LEAST_SPELLED && skeleton(&a) == skeleton(&b)
}

/// The word with one letter for each group of letters that transliterations exchange.
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in without_article(word).chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' | 'c' => 'k',
            'z' => 's',
            c => c,
        };
        if c == 'h' && out.ends_with(['k', 's', 'g', 't']) {
            continue;
        }
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// A folded surname without the article of Arabic names, which some leave out.
fn without_article(word: &str) -> &str {
    ["al-", "el-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word)
}

/// Fewer consonants are shared by too many names.
const LEAST_SOUNDS: usize = 3;
/// Spellings of one name hardly differ more in length.
const MOST_APART: usize = 2;

/// Whether two folded surnames that are on no list can be transliterations of one: the same consonants by their sound, and
/// vowels at the same ends. By itself this says little; a first name or the lack of anybody else must go with it.
pub fn same_sound(a: &str, b: &str) -> bool {
    let rare = |name: &str| !lexicon().kinds(name).any(Kinds::SURNAME.and(Kinds::WORD_TOO));
    let key = sounds(a);
    key.len() >= LEAST_SOUNDS
        && a.len().min(b.len()) >= LEAST_SPELLED
        && a.len().abs_diff(b.len()) <= MOST_APART
        && key == sounds(b)
        && is_vowel_at_ends(a) == is_vowel_at_ends(b)
        && rare(a)
        && rare(b)
}

/// Whether two folded first names can be transliterations of one, where the surnames say so already.
pub fn same_sound_given(a: &str, b: &str) -> bool {
    let key = sounds(a);
    key.len() > 1 && key == sounds(b) && is_vowel_at_ends(a) == is_vowel_at_ends(b)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn is_vowel_at_ends(word: &str) -> [bool; 2] {
    [word.starts_with(is_vowel), word.ends_with(is_vowel)]
}

/// The consonants of a folded word with one letter for those that transliterations exchange (`g`, `k`, `q`, `c`; `d`,
/// `dh`).
pub fn sounds(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in
        without_article(word).chars().filter(|&c| c.is_alphabetic() && c != 'h' && c != 'j' && !is_vowel(c))
    {
        let c = match c {
            'g' | 'q' | 'c' => 'k',
            'w' => 'v',
            'z' => 's',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_have_one_sound_and_other_names_another() {
        for (a, b) in
            [("qarzani", "garzani"), ("karzany", "qarzani"), ("gardhafi", "qardafi"), ("shevtzov", "sevtsov")]
        {
            assert!(same_sound(a, b), "{a} {b}");
        }
        for (a, b) in
            [("qarzani", "karzan"), ("hasani", "husani"), ("hansen", "hanson"), ("ardafi", "kardafi")]
        {
            assert!(!same_sound(a, b), "{a} {b}");
        }
    }
}
