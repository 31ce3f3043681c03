//! Whose words: from the words that name a speaker to a person of the cast, or to a speaker without a name.

use super::grammar::{is_determiner, is_office, is_possessive, is_preposition};
use crate::analysis::people::Cast;
use crate::analysis::{MentionKind, Speaker, SpeakerKind};
use crate::text::Span;

/// A mention of a person in one article.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Where.
    pub span: Span,
    /// Index into the cast's people.
    pub person: usize,
    /// How.
    pub kind: MentionKind,
}

/// The mentions of people in article number `article`, in order.
pub fn mentions(cast: &Cast, article: usize) -> Vec<Named> {
    let mut found: Vec<Named> = cast
        .people
        .iter()
        .enumerate()
        .flat_map(|(person, entity)| entity.mentions.iter().map(move |m| (person, m)))
        .filter(|(_, m)| m.place.article == article)
        .map(|(person, m)| Named { span: m.place.span, person, kind: m.kind })
        .collect();
    found.sort_by_key(|n| n.span);
    found
}

/// A speaker that nothing names.
pub fn nobody() -> Speaker {
    Speaker { person: None, label: String::new(), kind: SpeakerKind::Unknown }
}

/// The person of the cast with this index, as a speaker.
pub fn person(cast: &Cast, index: usize) -> Speaker {
    Speaker { person: Some(index), label: cast.people[index].name.clone(), kind: SpeakerKind::Person }
}

/// Whether `words` is one pronoun of the third person.
pub fn is_pronoun(words: &str) -> bool {
    matches!(words.to_lowercase().as_str(), "he" | "she" | "it" | "they" | "him" | "her" | "them" | "who")
}

/// Whether `words` is the narrator's or the reader's own pronoun, or a word that asks.
pub fn is_narrator(words: &str) -> bool {
    matches!(
        words.to_lowercase().as_str(),
        "i" | "we"
            | "you"
            | "there"
            | "nobody"
            | "this"
            | "that"
            | "nothing"
            | "everything"
            | "why"
            | "how"
            | "what"
            | "where"
            | "when"
            | "which"
    )
}

/// The person whom the noun phrase at `source` names, if its head is one of `mentions`: a name that stands there for an
/// office or a possession ("Macron's office", "a spokesman for Macron") is not.
pub fn head(text: &str, source: Span, mentions: &[Named]) -> Option<usize> {
    let first = mentions.partition_point(|m| m.span.end <= source.start);
    let inside = mentions[first..].iter().take_while(|m| m.span.start < source.end);
    let heads: Vec<&Named> = inside.filter(|m| is_head(text, source, m)).collect();
    let named = heads.iter().find(|m| m.kind == MentionKind::Name);
    named.or_else(|| heads.first()).map(|m| m.person)
}

fn is_head(text: &str, source: Span, mention: &Named) -> bool {
    let words = mention.span.of(text).to_lowercase();
    if is_possessive(&words) && mention.span != source {
        return false;
    }
    let after = &text[mention.span.end..source.end.max(mention.span.end)];
    if after.starts_with(['\'', '’']) || after.starts_with("'s") {
        return false;
    }
    // A word that goes on without a comma makes the name a mere part: "the Trump administration".
    let next = after.split_whitespace().next().unwrap_or("");
    let goes_on = after.starts_with(' ') && next.starts_with(char::is_lowercase);
    if goes_on
        && !is_preposition(next)
        && !matches!(next, "and" | "who" | "himself" | "herself" | "of" | "also")
    {
        return false;
    }
    let before = text.get(source.start..mention.span.start).unwrap_or("");
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric() && c != ',').filter(|w| !w.is_empty());
    let leading = words.find(|w| !is_determiner(&w.to_lowercase()));
    !leading.is_some_and(|w| is_preposition(&w.to_lowercase()) && !w.ends_with(','))
}

/// A speaker without a name, from the words that stand for it.
pub fn unnamed(text: &str, source: Span) -> Speaker {
    let label = label(source.of(text));
    let kind = if is_single(source.of(text)) { SpeakerKind::Unknown } else { SpeakerKind::Collective };
    Speaker { person: None, label, kind }
}

/// Whether a phrase introduces one person without a name: "a ferryman", "one woman".
pub fn introduces(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["a ", "an ", "one ", "another "].iter().any(|d| lower.starts_with(d)) && is_single(words)
}

/// Whether a phrase describes one person by what is said of him alone, not by an office: "the 19-year-old".
pub fn is_plain_description(words: &str) -> bool {
    let lower = words.to_lowercase();
    let count = lower.split_whitespace().count();
    let single = !lower.ends_with('s') && !lower.contains([',', '\'', '’']);
    lower.starts_with("the ")
        && (2..=3).contains(&count)
        && single
        && !lower.split_whitespace().any(|w| is_office(w) || is_preposition(w))
        && (is_single(words)
            || lower.ends_with("-year-old")
            || lower.ends_with("ian")
            || words[4..].starts_with(char::is_uppercase) && lower.ends_with("an"))
}

/// The words of a source without article, marks and line breaks, up to an apposition: "Corbel, a fund with 4%".
fn label(words: &str) -> String {
    let apposition = [", a ", ", an ", ", the ", ", one "].iter().filter_map(|begin| words.find(begin)).min();
    let words: Vec<&str> = words[..apposition.unwrap_or(words.len())].split_whitespace().collect();
    let skip = words
        .iter()
        .take_while(|w| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "and" | "but"))
        .count();
    let skip = if skip == words.len() { 0 } else { skip };
    words[skip..].join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether the phrase means one person: "a spokeswoman for the fire service", "one analyst".
fn is_single(words: &str) -> bool {
    let lower = words.to_lowercase();
    let head = head_noun(&lower);
    if gender(&lower) != Gender::Any {
        return true;
    }
    if head.ends_with('s') && !head.ends_with("ss") || head == "people" || head == "police" {
        return false;
    }
    let one = ["a ", "an ", "one ", "another ", "his ", "her ", "my "].iter().any(|d| lower.starts_with(d));
    let person = ["er", "or", "ist", "ian", "ant", "ent", "eer", "ary"].iter().any(|e| head.ends_with(e))
        || matches!(
            head,
            "source"
                | "official"
                | "insider"
                | "witness"
                | "aide"
                | "chief"
                | "boss"
                | "friend"
                | "colleague"
                | "head"
                | "chair"
                | "guest"
                | "nurse"
                | "guide"
                | "judge"
                | "mayor"
                | "coach"
                | "analyst"
                | "expert"
                | "neighbour"
                | "neighbor"
                | "local"
                | "pilot"
                | "captain"
                | "voice"
        );
    let body = matches!(
        head,
        "government"
            | "newspaper"
            | "paper"
            | "letter"
            | "report"
            | "parliament"
            | "centre"
            | "center"
            | "document"
            | "statement"
            | "regulator"
            | "carrier"
            | "retailer"
            | "manufacturer"
            | "operator"
            | "department"
            | "employer"
            | "quarter"
    );
    !words.starts_with(char::is_uppercase)
        && (one || person)
        && !body
        && (person || !lower.starts_with("his ") && !lower.starts_with("her "))
        || one && person && !body
}

/// The word before the first preposition or comma.
fn head_noun(lower: &str) -> &str {
    let mut head = "";
    for word in lower.split_whitespace() {
        if is_preposition(word) || word == "who" || word == "close" || word == "familiar" {
            break;
        }
        head = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.ends_with(',') {
            break;
        }
    }
    head
}

/// What a phrase or pronoun says about a person's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// "she", "a spokeswoman"
    Female,
    /// "he", "a spokesman"
    Male,
    /// Nothing.
    Any,
}

/// The gender that `words`, in lower case, state.
pub fn gender(words: &str) -> Gender {
    let head = head_noun(words);
    if matches!(
        head,
        "she"
            | "her"
            | "mother"
            | "wife"
            | "daughter"
            | "sister"
            | "girl"
            | "widow"
            | "aunt"
            | "grandmother"
            | "actress"
            | "mum"
            | "mom"
    ) || head.ends_with("woman")
    {
        Gender::Female
    } else if matches!(
        head,
        "he" | "him" | "father" | "husband" | "son" | "brother" | "boy" | "uncle" | "grandfather" | "dad"
    ) || head.ends_with("man")
    {
        Gender::Male
    } else {
        Gender::Any
    }
}

impl Gender {
    /// Whether both can be said of one person.
    pub fn agrees(self, other: Gender) -> bool {
        self == Gender::Any || other == Gender::Any || self == other
    }
}
