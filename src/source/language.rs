//! Which language an article is in, and what follows from it.

use crate::story::Article;
use whatlang::{Lang, detect};

/// Below this many characters the guess from the words is not surer than what the source says.
const LEAST_CHARS: usize = 200;
/// This program's own rules are for it.
const OWN: &str = "en";
/// Words that no other language has nearly so often.
const OWN_WORDS: [&str; 7] = ["the", "and", "to", "that", "with", "from", "by"];
/// Every how many-th word at least is one of these in English: of news, every seventh.
const ONE_IN: usize = 10;

/// Settles the article's language from its words, where they say it, and else from what the source says; of a language
/// that the rules are not made for, a notice says so.
pub fn settle(mut article: Article) -> Article {
    let text = article.text.as_str();
    if text.chars().count() >= LEAST_CHARS
        && let Some(found) = told(beginning(text))
    {
        found.clone_into(&mut article.language);
    }
    if article.language.is_empty() {
        OWN.clone_into(&mut article.language);
    }
    if article.language != OWN {
        article.notices.push(format!(
            "{} is not in English ({}). Shared names, numbers, rare words and direct quotations are compared; titles, \
             pronouns and retold statements are found by rules of English and will be missed.",
            article.source, article.language
        ));
    }
    article
}

/// The language of `text`, if it can be told. Telling all languages apart takes longer than everything else that is
/// done before an article is on the screen, so English is looked for first.
fn told(text: &str) -> Option<&'static str> {
    if is_own(text) {
        return Some(OWN);
    }
    let found = detect(text).filter(whatlang::Info::is_reliable)?;
    Some(code(found.lang()))
}

fn is_own(text: &str) -> bool {
    let own = |word: &str| OWN_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let (mut words, mut known) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        known += usize::from(own(word));
    }
    known * ONE_IN >= words
}

/// As much of `text` as tells its language.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 4000;
    let end = (0..=text.len().min(ENOUGH)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// ISO 639-1 where there is such a code.
fn code(lang: Lang) -> &'static str {
    const SHORT: [(&str, &str); 69] = [
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("zul", "zu"),
    ];
    let long = lang.code();
    SHORT.iter().find(|(known, _)| *known == long).map_or(long, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CleanText;

    fn settled(text: &str, stated: &str) -> Article {
        settle(Article { text: CleanText::new(text), language: stated.into(), ..Article::default() })
    }

    #[test]
    fn the_words_stand_over_what_is_stated() {
        let french = "Le gouvernement a annoncé mardi que les ferries du port ne partiraient plus la nuit, après le \
                      naufrage de lundi. Les plongeurs cherchent encore la cause de l’accident, qui n’a fait aucune \
                      victime, selon le capitaine du port.";
        let article = settled(french, "en");
        assert_eq!(article.language, "fr");
        assert!(article.notices[0].contains("is not in English (fr)."));
        assert!(
            !is_own(french)
                && !is_own(
                    "Of het nu regent of niet, de boot naar de stad vaart morgen niet, want de haven blijft dicht."
                )
        );
        let english =
            "The ferry sank on Monday in the harbour of Lund, and the port said that nobody had been hurt. ";
        assert!(is_own(english));
        assert_eq!(settled(&english.repeat(3), "fr").language, "en");
        assert_eq!(settled("Kurz.", "de").language, "de");
        assert!(settled("Short.", "").notices.is_empty());
    }
}
