//! Who the chosen person is in each article: what it calls them, how often, and how much they get to say.

use super::ledger;
use super::listed::{Listed, Target};
use crate::analysis::{Comparison, Entity, MentionKind, Quotation};
use crate::reader::state::{Found, State};
use crate::reader::view::words;
use crate::story::{Place, Story};
use crate::text::{Span, counted};

/// Cells before the words of an entry.
const INDENT: usize = 11;
/// Cells of the bar that shows a share.
const BAR: usize = 10;

/// The rows of the card.
pub fn listed(state: &State, width: usize) -> Listed {
    let mut listed = Listed::default();
    let (Some(found), Some(person), Some(entity)) = (state.comparison(), state.person, state.chosen_person())
    else {
        return listed;
    };
    let articles = (0..state.story.articles.len()).filter(|&article| entity.count_in(article) > 0).count();
    let facts = format!(
        "{} {between} {} in {}",
        if entity.voice { "a voice" } else { "only mentioned" },
        counted(entity.mentions.len(), "mention", "mentions"),
        counted(articles, "article", "articles"),
        between = state.glyphs.between,
    );
    listed.lines.push(vec![(facts, state.theme.dim)]);
    for article in 0..state.story.articles.len() {
        in_article(state, found, (person, entity), article, width, &mut listed);
    }
    quotations(state, found, person, &mut listed);
    claims(state, found, (person, entity), &mut listed);
    listed
}

fn in_article(
    state: &State,
    found: &Comparison,
    (person, entity): (usize, &Entity),
    article: usize,
    width: usize,
    listed: &mut Listed,
) {
    let theme = state.theme;
    listed.lines.push(Vec::new());
    let date = words::date(&state.story.articles[article].published, true);
    listed.lines.push(vec![(words::article(state, article), theme.title), (format!("  {date}"), theme.dim)]);
    let here = || entity.mentions.iter().filter(|mention| mention.place.article == article);
    let Some(first) = here().next() else {
        listed.lines.push(vec![("  not mentioned".into(), theme.dim)]);
        return;
    };
    let count = |kind| here().filter(|mention| mention.kind == kind).count();
    let between = state.glyphs.between;
    let kinds = [
        (count(MentionKind::Name), "name", "names"),
        (count(MentionKind::Title), "title", "titles"),
        (count(MentionKind::Pronoun), "pronoun", "pronouns"),
    ];
    let kinds: Vec<String> =
        kinds.into_iter().filter(|k| k.0 > 0).map(|(n, one, many)| counted(n, one, many)).collect();
    let kinds = kinds.join(&format!(" {between} "));
    listed.lines.push(vec![("  named    ".into(), theme.dim), (kinds, theme.text)]);
    // Bodies and places are no persons, who could speak.
    let is_person = person < found.people.len();
    let share = share(&state.story, found, person, article).filter(|_| is_person);
    if let Some((theirs, all)) = share {
        let full = (theirs * BAR + all / 2) / all;
        let bar = format!("{}{}", state.glyphs.yes.repeat(full), state.glyphs.no.repeat(BAR - full));
        let percent = (theirs * 100 + all / 2) / all;
        listed.lines.push(vec![
            ("  says     ".into(), theme.dim),
            (bar, theme.voice),
            (format!(" {percent}%"), theme.text),
            (format!(" of the words quoted here: {theirs} of {all}"), theme.dim),
        ]);
    }
    let stated = |places: &[Place]| -> Vec<Place> {
        places.iter().copied().filter(|place| place.article == article).collect()
    };
    for (lead, places) in [("  office", stated(&entity.roles)), ("  called", stated(&entity.descriptors))] {
        for (place, times) in ledger::told(&state.story, &places) {
            listed.quoted(state, (lead, theme.dim), INDENT, (place, &ledger::repeated(times)), width);
        }
    }
    let sentence =
        found.sentences.get(article).and_then(|all| all.iter().find(|s| s.span.overlaps(first.place.span)));
    let place = Place::new(article, sentence.map_or(first.place.span, |s| s.span));
    listed.quoted(state, ("  first", theme.dim), INDENT, (place, ""), width);
}

/// How many of the words quoted in `article` are `person`'s, and how many there are; `None` where nobody is quoted.
fn share(story: &Story, found: &Comparison, person: usize, article: usize) -> Option<(usize, usize)> {
    let (mut theirs, mut all) = (0, 0);
    for quotation in found.quotations.iter().filter(|quotation| quotation.place.article == article) {
        let count = length(story, quotation);
        all += count;
        theirs += if quotation.speaker.person == Some(person) { count } else { 0 };
    }
    (all > 0).then_some((theirs, all))
}

/// The words of `quotation` that are the speaker's.
fn length(story: &Story, quotation: &Quotation) -> usize {
    let count =
        |span: Span| story.words(Place::new(quotation.place.article, span)).split_whitespace().count();
    match quotation.parts.as_slice() {
        [] => count(quotation.place.span),
        parts => parts.iter().map(|&part| count(part)).sum(),
    }
}

fn quotations(state: &State, found: &Comparison, person: usize, listed: &mut Listed) {
    let theirs = found.quotations.iter().filter(|quotation| quotation.speaker.person == Some(person));
    for (number, quotation) in theirs.enumerate() {
        if number == 0 {
            heading(state, "Quotations", listed);
        }
        let inferred = if quotation.inferred { "inferred " } else { "" };
        let line = vec![
            (format!("  {:<3}", quotation.place.article + 1), state.theme.title),
            (inferred.to_owned(), state.theme.dim),
            (state.story.words(quotation.place).replace('\n', " "), state.theme.text),
        ];
        listed.entry(line, Target::Place(quotation.place));
    }
}

/// The claims whose wordings are the person's, or mention the person.
fn claims(state: &State, found: &Comparison, (person, entity): (usize, &Entity), listed: &mut Listed) {
    let mentioned = |place: Place| {
        let hit = |m: &&crate::analysis::Mention| {
            m.place.article == place.article && m.place.span.overlaps(place.span)
        };
        entity.mentions.iter().find(hit).is_some()
    };
    let with = |claim: &crate::analysis::Claim| {
        claim.evidence.iter().any(|e| e.speaker == Some(person) || mentioned(e.place))
    };
    for (number, (index, claim)) in found.claims.iter().enumerate().filter(|(_, c)| with(c)).enumerate() {
        if number == 0 {
            heading(state, "Claims", listed);
        }
        let letter = format!("  {}  ", Found::claim_letter(index));
        let line = vec![(letter, state.theme.letter), (claim.label.clone(), state.theme.text)];
        listed.entry(line, Target::Claim(index));
    }
}

fn heading(state: &State, words: &str, listed: &mut Listed) {
    listed.lines.push(Vec::new());
    listed.lines.push(vec![(words.to_owned(), state.theme.title)]);
}
