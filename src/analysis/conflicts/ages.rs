//! One person's age told two ways. Only where the number stands directly beside the name in both articles.

use crate::analysis::people::Cast;
use crate::analysis::{Conflict, ConflictKind, Level, MentionKind, Reading, Side};
use crate::story::{Place, Story};
use crate::text::Span;

/// Years of age that people in the news have.
const AGES: std::ops::RangeInclusive<u32> = 1..=110;

/// The persons whose age two articles tell differently.
pub fn find(story: &Story, readings: &[Reading], cast: &Cast) -> Vec<Conflict> {
    let mut found = Vec::new();
    for entity in &cast.people {
        let mut stated: Vec<(Place, u32)> = Vec::new();
        for m in entity.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
            let text = readings[m.place.article].text;
            let full = m.place.span.of(text).contains(' ');
            let fresh = !stated.iter().any(|(p, _)| p.article == m.place.article);
            if let Some((span, age)) = beside(text, m.place.span).filter(|_| full && fresh) {
                stated.push((Place::new(m.place.article, span), age));
            }
        }
        let Some(&(first, age)) = stated.first() else { continue };
        let Some(&(other, otherwise)) = stated.iter().find(|s| s.1 != age) else { continue };
        // A birthday may lie between two articles.
        let level = if age.abs_diff(otherwise) > 1 { Level::Tension } else { Level::Variation };
        found.push(Conflict {
            kind: ConflictKind::Number,
            level,
            why: format!(
                "{} is {age} in {} and {otherwise} in {}.",
                entity.name, story.articles[first.article].outlet, story.articles[other.article].outlet
            ),
            sides: stated.iter().map(|&(place, age)| Side { place, value: format!("aged {age}") }).collect(),
            rule: "age",
        });
    }
    found
}

/// The age beside a name: "Ann Lee, 52," or "52-year-old Ann Lee".
fn beside(text: &str, name: Span) -> Option<(Span, u32)> {
    let after = &text[name.end..];
    if let Some(rest) = after.strip_prefix(", ") {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let closed = rest[digits..].starts_with([',', '.', ';', ')', ':'])
            && !rest[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
        if (1..=3).contains(&digits) && closed {
            return age(&rest[..digits]).map(|n| (Span::new(name.end + 2, name.end + 2 + digits), n));
        }
    }
    let before = text[..name.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next()?;
    let number = word.strip_suffix("-year-old")?;
    age(number).map(|n| (Span::new(before.len() - word.len(), before.len()), n))
}

fn age(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|n| AGES.contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u32> {
        let at = text.find("Ann Lee").expect("a name");
        beside(text, Span::new(at, at + 7)).map(|(_, n)| n)
    }

    #[test]
    fn an_age_stands_right_beside_the_name() {
        assert_eq!(read("Ann Lee, 52, said so."), Some(52));
        assert_eq!(read("The 52-year-old Ann Lee said so."), Some(52));
        assert_eq!(read("Ann Lee, 52 miles away, said so."), None);
        assert_eq!(read("Ann Lee, 1,200, said so."), None);
        assert_eq!(read("Ann Lee said so."), None);
    }
}
