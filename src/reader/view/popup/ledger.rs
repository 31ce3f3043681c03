//! Every office stated for anybody, by article and date.

use super::listed::{Listed, Target};
use crate::reader::state::State;
use crate::reader::view::words;
use crate::story::{Place, Story};
use crate::text::{cells, fitting};

/// Cells of the date.
const DATE: usize = 7;
/// The columns of names and of articles take no more than this part of the room each, the offices the rest.
const PART: usize = 4;

/// The rows of the ledger: by person, then by date of the article (undated ones last), then by place; an office that an
/// article repeats stands once.
pub fn listed(state: &State, width: usize) -> Listed {
    let mut listed = Listed::default();
    let Some(found) = state.comparison() else { return listed };
    let theme = state.theme;
    let room = |widest: Option<usize>| (widest.unwrap_or(0) + 1).min(width / PART).max(2);
    let named = found.people.iter().filter(|p| !p.roles.is_empty()).map(|p| cells(&p.name));
    let names = room(named.max());
    let articles = room((0..state.story.articles.len()).map(|a| cells(&words::article(state, a))).max());
    for person in &found.people {
        let mut offices = told(&state.story, &person.roles);
        // What has no date comes last: nothing says that it came first.
        offices.sort_by_key(|&(place, _)| {
            let published = &state.story.articles[place.article].published;
            (published.is_empty(), published, place)
        });
        for (number, &(place, times)) in offices.iter().enumerate() {
            let date = words::date(&state.story.articles[place.article].published, false);
            let name = if number == 0 { person.name.as_str() } else { "" };
            let office = words::quoted(state, state.story.words(place));
            let line = vec![
                (format!("  {}", column(state, name, names)), theme.title),
                (column(state, &date, DATE), theme.dim),
                (column(state, &words::article(state, place.article), articles), theme.dim),
                (office, theme.text),
                (repeated(times), theme.dim),
            ];
            listed.entry(line, Target::Place(place));
        }
    }
    listed
}

/// The words at `places`, those of one article that differ in nothing but capitals and "the" told once, where they stand
/// first, with how often they stand there.
pub fn told(story: &Story, places: &[Place]) -> Vec<(Place, usize)> {
    let mut told: Vec<(String, Place, usize)> = Vec::new();
    for &place in places {
        let words = story.words(place).to_lowercase();
        let bare = words.strip_prefix("the ").unwrap_or(&words).to_owned();
        match told.iter_mut().find(|(known, first, _)| *known == bare && first.article == place.article) {
            Some((_, _, times)) => *times += 1,
            None => told.push((bare, place, 1)),
        }
    }
    told.into_iter().map(|(_, place, times)| (place, times)).collect()
}

/// What stands behind words that an article says `times` times.
pub fn repeated(times: usize) -> String {
    match times {
        0 | 1 => String::new(),
        2 => " twice".into(),
        _ => format!(" {times} times"),
    }
}

/// `words` cut or filled up to `width` cells, the last of which is free.
fn column(state: &State, words: &str, width: usize) -> String {
    let cut = state.glyphs.cut;
    let (mut part, mut end) = (fitting(words, width - 1).0, "");
    if part.len() < words.len() {
        (part, end) = (fitting(words, (width - 1).saturating_sub(cells(cut))).0, cut);
    }
    format!("{part}{end}{}", " ".repeat(width.saturating_sub(cells(part) + cells(end))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Article;
    use crate::text::{CleanText, Span};

    #[test]
    fn an_office_that_an_article_repeats_is_told_once() {
        let article = |text: &str| Article { text: CleanText::new(text), ..Article::default() };
        let story = Story {
            articles: vec![article("The mayor met a mayor. the mayor"), article("Mayor")],
            ..Story::default()
        };
        let place = |article, start, end| Place::new(article, Span::new(start, end));
        let places = [place(0, 0, 9), place(0, 14, 21), place(0, 23, 32), place(1, 0, 5)];
        let times: Vec<_> = told(&story, &places).into_iter().map(|(p, n)| (p.article, n)).collect();
        assert_eq!(times, [(0, 2), (0, 1), (1, 1)]);
    }
}
