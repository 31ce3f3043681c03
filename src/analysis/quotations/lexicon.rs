//! The speech verbs: which words attribute, how strongly, and what may stand beside them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const SPEECH_VERBS: &str = include_str!("../../../data/lexicon/speech-verbs.txt");

/// A verb that attributes words to a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub lemma: &'static str,
    /// The word that has to follow it, as `out` in "point out"; may be empty.
    pub particle: &'static str,
    /// How strongly it sets the speaker behind the words, as named at the head of the list.
    pub class: &'static str,
    frames: &'static str,
}

impl Verb {
    /// Whether it stands beside direct speech.
    pub fn quotes(self) -> bool {
        self.frames.contains('q')
    }

    /// Whether it takes a that-clause.
    pub fn takes_that(self) -> bool {
        self.frames.contains('t')
    }

    /// Whether the "that" may be missing.
    pub fn drops_that(self) -> bool {
        self.frames.contains('z')
    }

    /// Whether it names a hearer first.
    pub fn takes_hearer(self) -> bool {
        self.frames.contains('h')
    }

    /// Whether quoted words in its object are the speaker's.
    pub fn takes_object(self) -> bool {
        self.frames.contains('o')
    }

    /// Whether an infinitive states the speaker's words.
    pub fn takes_infinitive(self) -> bool {
        self.frames.contains('i')
    }

    /// Whether a gerund may state the speaker's words: "suggested sending troops".
    pub fn takes_gerund(self) -> bool {
        matches!(self.class, "suggest" | "deny" | "demand" | "admit")
    }

    /// Whether it names the one spoken of and then, with "of", what is said: "accused him of lying".
    pub fn accuses(self) -> bool {
        self.frames.contains('a')
    }

    /// Whether some of its forms are also nouns or adjectives.
    pub fn is_doubtful(self) -> bool {
        self.frames.contains('n')
    }
}

/// How a form of a verb is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Present,
    /// "said", as past or participle
    Past,
    /// "saying"
    Ing,
}

/// The verbs of which the lower-case `word` is a form.
pub fn verbs(word: &str) -> &'static [(Verb, Form)] {
    static FORMS: OnceLock<BTreeMap<String, Vec<(Verb, Form)>>> = OnceLock::new();
    FORMS.get_or_init(read).get(word).map_or(&[], Vec::as_slice)
}

fn read() -> BTreeMap<String, Vec<(Verb, Form)>> {
    let mut forms: BTreeMap<String, Vec<(Verb, Form)>> = BTreeMap::new();
    for line in SPEECH_VERBS.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&'static str> = line.split_whitespace().collect();
        let [entry, class, frames, irregular @ ..] = columns.as_slice() else { continue };
        let (lemma, particle) = entry.split_once('_').unwrap_or((entry, ""));
        let verb = Verb { lemma, particle, class, frames };
        let pasts: Vec<String> = match irregular {
            [] => vec![past(lemma)],
            given => given.iter().map(|&word| word.to_owned()).collect(),
        };
        let doubled = irregular.first().is_some_and(|p| p.len() > lemma.len() + 2 && p.ends_with("ed"));
        let mut add = |word: String, form: Form| forms.entry(word).or_default().push((verb, form));
        add(lemma.to_owned(), Form::Base);
        add(present(lemma), Form::Present);
        add(participle(lemma, doubled), Form::Ing);
        for word in pasts {
            add(word, Form::Past);
        }
    }
    forms
}

fn after_consonant(lemma: &str) -> bool {
    !lemma[..lemma.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u'])
}

fn present(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(stem) if after_consonant(lemma) => format!("{stem}ies"),
        _ if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

fn past(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(stem) if after_consonant(lemma) => format!("{stem}ied"),
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ => format!("{lemma}ed"),
    }
}

/// `doubled` says that the past doubles the last consonant, so that the participle does too.
fn participle(lemma: &str, doubled: bool) -> String {
    match (lemma.strip_suffix('e'), lemma.chars().last()) {
        (Some(stem), _) if !lemma.ends_with("ee") => format!("{stem}ing"),
        (_, Some(last)) if doubled => format!("{lemma}{last}ing"),
        _ => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(word: &str) -> Vec<(&str, Form)> {
        verbs(word).iter().map(|&(verb, form)| (verb.lemma, form)).collect()
    }

    #[test]
    fn verbs_are_inflected_by_rule_and_by_exception() {
        assert_eq!(lemmas("said"), [("say", Form::Past)]);
        assert_eq!(lemmas("denies"), [("deny", Form::Present)]);
        assert_eq!(lemmas("denied"), [("deny", Form::Past)]);
        assert_eq!(lemmas("admitting"), [("admit", Form::Ing)]);
        assert_eq!(lemmas("urging"), [("urge", Form::Ing)]);
        assert_eq!(lemmas("stresses"), [("stress", Form::Present)]);
        assert_eq!(lemmas("sworn"), [("swear", Form::Past)]);
        assert!(verbs("dam").is_empty());
    }

    #[test]
    fn frames_and_particles_come_from_the_list() {
        let (say, _) = verbs("said")[0];
        assert!(say.takes_that() && say.drops_that() && !say.takes_hearer() && !say.is_doubtful());
        assert!(verbs("pointed").iter().any(|(verb, _)| verb.particle == "out"));
    }
}
