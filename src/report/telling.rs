//! What every format for people says in the same words: who speaks, where it stands, what it is called.

use crate::analysis::{Claim, Comparison, Conflict, ConflictKind, Entity, Guard, Level, Side, Whose};
use crate::report::link;
use crate::story::{Article, Block, BlockKind, Place, Story};
use crate::text::{Span, counted};

/// Who speaks where nobody else does.
pub const NARRATOR: &str = "narrator";
/// Who speaks where the article quotes somebody and does not say whom.
pub const UNNAMED: &str = "unnamed source";

/// A story with its comparison.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The articles.
    pub story: &'a Story,
    /// What was found in them.
    pub found: &'a Comparison,
}

impl<'a> Telling<'a> {
    /// Whose words stand at `place`: `person` if given, else the speaker of the quotation that it mostly is, else the narrator.
    pub fn speaker(&self, place: Place, person: Option<usize>) -> &'a str {
        match self.found.whose(place, person) {
            Whose::Person(name) | Whose::Called(name) => name,
            Whose::Unnamed => UNNAMED,
            Whose::Narrator => NARRATOR,
        }
    }

    /// The words at `place` on one line.
    pub fn words(&self, place: Place) -> String {
        self.story.words(place).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The whole sentence, or sentences, in which `place` lies.
    pub fn sentence(&self, place: Place) -> Place {
        let none = Vec::new();
        let sentences = self.found.sentences.get(place.article).unwrap_or(&none);
        let first = sentences.partition_point(|s| s.span.end <= place.span.start);
        let around = sentences[first..].iter().take_while(|s| s.span.start < place.span.end);
        let span = around.map(|s| s.span).fold(place.span, Span::union);
        Place::new(place.article, span)
    }

    /// `paragraph 3`, or `headline`: where `place` begins, counted as the page counts.
    pub fn paragraph(&self, place: Place) -> String {
        let before = self.story.articles[place.article].blocks.iter();
        let before = before.take_while(|block| block.span.start <= place.span.start);
        let counts = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::PullQuote);
        match before.filter(counts).count() {
            0 => "headline".into(),
            number => format!("paragraph {number}"),
        }
    }

    /// The address of the sentence around `place` at its outlet, if the article's address is known.
    pub fn link(&self, place: Place) -> Option<String> {
        let article = &self.story.articles[place.article];
        let first_line = self.story.words(self.sentence(place)).lines().next().unwrap_or_default();
        link::to_sentence(&article.url, first_line)
    }

    /// Numbers, counted from 1, of the articles that do not make `claim`.
    pub fn silent(&self, claim: &Claim) -> Vec<usize> {
        (0..self.story.articles.len()).filter(|&a| !claim.is_in(a)).map(|a| a + 1).collect()
    }

    /// The one voice on which every wording of `claim` rests, if it is one.
    pub fn only_voice(&self, claim: &Claim) -> Option<&'a str> {
        let mut voices = claim.evidence.iter().map(|e| self.speaker(e.place, e.speaker));
        let first = voices.next().filter(|&voice| voice != NARRATOR && voice != UNNAMED)?;
        voices.all(|voice| voice == first).then_some(first)
    }

    /// What has to be asked about `conflict`, in the words of its sides.
    pub fn question(&self, conflict: &Conflict) -> String {
        let mut seen: Vec<&str> = Vec::new();
        let mut stated: Vec<String> = Vec::new();
        for side in &conflict.sides {
            if !seen.contains(&side.value.as_str()) {
                seen.push(&side.value);
                stated.push(format!("“{}”", self.stated(side)));
            }
        }
        format!("{}: {}?", ask(conflict.kind), stated.join(" or "))
    }

    /// What `side` states, in its article's own words where they are few enough to stand in a question.
    pub fn stated(&self, side: &Side) -> String {
        const MOST_WORDS: usize = 16;
        let words = self.words(side.place);
        let few = words.split(' ').count() <= MOST_WORDS || side.value.is_empty();
        let words = if few { words } else { side.value.clone() };
        words.trim_matches(['“', '”', '"', '.', ',']).to_owned()
    }

    /// `12 mentions (7 in article 1, 5 in article 3)`
    pub fn counts(&self, person: &Entity) -> String {
        let each: Vec<String> = (0..self.story.articles.len())
            .map(|article| (article, person.count_in(article)))
            .filter(|&(_, count)| count > 0)
            .map(|(article, count)| format!("{count} in article {}", article + 1))
            .collect();
        format!("{} ({})", counted(person.mentions.len(), "mention", "mentions"), each.join(", "))
    }
}

/// When `article` was published, in words if that is not known.
pub fn date(article: &Article) -> &str {
    if article.published.is_empty() { "date not stated" } else { &article.published }
}

/// `Harbour Wire, 2024-02-27: Italy says no`
pub fn heading(article: &Article) -> String {
    let mut heading = format!("{}, {}", article.outlet, date(article));
    if !article.title.is_empty() {
        heading.push_str(": ");
        heading.push_str(&article.title);
    }
    heading
}

/// `1, 2 and 3`
pub fn listed(numbers: &[usize]) -> String {
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// How far two accounts part, as a word.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Conflict => "Conflict",
        Level::Tension => "Tension",
        Level::Variation => "Variation",
    }
}

/// What the others' silence means.
pub fn guard(guard: Guard) -> &'static str {
    match guard {
        Guard::Silent => "others of the same day or later do not report it",
        Guard::CouldNotKnow => "the others appeared earlier",
        Guard::Unknown => "the dates do not tell whether the others could know",
    }
}

/// What has to be asked about a difference of this kind.
fn ask(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Role => "Which office is right",
        ConflictKind::Number => "Which number is right",
        ConflictKind::Date => "Which date is right",
        ConflictKind::Negation => "Is it so, or not",
        ConflictKind::Modality => "How certain is it",
        ConflictKind::Condition => "On which condition",
        ConflictKind::Quote => "Which words were spoken",
        ConflictKind::Source => "Whose words are they",
        ConflictKind::Wording => "How is it put",
    }
}

/// `words` with a capital letter in front.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(char::to_uppercase).into_iter().flatten().chain(chars).collect()
}
