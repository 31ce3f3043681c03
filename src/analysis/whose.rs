//! Whose words stand somewhere.

use crate::analysis::Comparison;
use crate::story::Place;

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// A person's, by the name that the story gives them.
    Person(&'a str),
    /// Those of a body, a group, or of somebody without a name, as the article calls them: "officials", "one analyst".
    Called(&'a str),
    /// Somebody's whom the article does not name at all.
    Unnamed,
    /// The article's own.
    Narrator,
}

impl Comparison {
    /// Whose words stand at `place`: those of the person with index `speaker` if one is given, else of the speaker of the
    /// quotation that holds at least half of it.
    pub fn whose(&self, place: Place, speaker: Option<usize>) -> Whose<'_> {
        if let Some(person) = speaker.and_then(|person| self.people.get(person)) {
            return Whose::Person(&person.name);
        }
        let here = self.quotations.iter().filter(|q| q.place.article == place.article);
        let shared = here.filter_map(|q| {
            let from = q.place.span.start.max(place.span.start);
            let bytes = q.place.span.end.min(place.span.end).saturating_sub(from);
            (bytes > 0 && 2 * bytes >= place.span.len()).then_some((bytes, q))
        });
        // Of equals the first.
        let Some((_, quotation)) = shared.reduce(|best, next| if next.0 > best.0 { next } else { best })
        else {
            return Whose::Narrator;
        };
        let speaker = &quotation.speaker;
        match speaker.person.and_then(|person| self.people.get(person)) {
            Some(person) => Whose::Person(&person.name),
            None if speaker.label.is_empty() => Whose::Unnamed,
            None => Whose::Called(&speaker.label),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Entity, Quotation, QuoteMode, Speaker, SpeakerKind};
    use crate::text::Span;

    #[test]
    fn words_are_a_persons_a_bodys_somebodys_or_the_narrators() {
        let quotation = |start, end, person, label: &str, kind| Quotation {
            place: Place::new(0, Span::new(start, end)),
            parts: Vec::new(),
            mode: QuoteMode::Indirect,
            inferred: false,
            cue: None,
            source: None,
            speaker: Speaker { person, label: label.to_owned(), kind },
        };
        let found = Comparison {
            people: vec![Entity { name: "Ada Lund".into(), ..Entity::default() }],
            quotations: vec![
                quotation(0, 10, Some(0), "Ada Lund", SpeakerKind::Person),
                quotation(20, 30, None, "officials", SpeakerKind::Collective),
                quotation(40, 50, None, "", SpeakerKind::Unknown),
            ],
            ..Comparison::default()
        };
        let whose = |start, end| found.whose(Place::new(0, Span::new(start, end)), None);
        assert_eq!(whose(0, 12), Whose::Person("Ada Lund"));
        assert_eq!(whose(18, 30), Whose::Called("officials"));
        assert_eq!(whose(40, 50), Whose::Unnamed);
        assert_eq!(whose(28, 40), Whose::Narrator);
        assert_eq!(found.whose(Place::new(1, Span::new(0, 5)), Some(0)), Whose::Person("Ada Lund"));
    }
}
