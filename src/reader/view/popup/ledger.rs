//! Every office stated for anybody, by article and date.

use super::listed::{Listed, Target};
use crate::reader::state::State;
use crate::reader::view::words;
use crate::text::{cells, fitting};

/// Cells of the name, the date and the article.
const COLUMNS: [usize; 3] = [16, 7, 16];

/// The rows of the ledger: by person, then by date of the article (undated ones last), then by place.
pub fn listed(state: &State) -> Listed {
    let mut listed = Listed::default();
    let Some(found) = state.comparison() else { return listed };
    let theme = state.theme;
    let (open, close) = state.glyphs.quotes;
    for person in &found.people {
        let mut offices = person.roles.clone();
        // What has no date comes last: nothing says that it came first.
        offices.sort_by_key(|place| {
            let published = &state.story.articles[place.article].published;
            (published.is_empty(), published, *place)
        });
        for (number, &place) in offices.iter().enumerate() {
            let date = words::date(&state.story.articles[place.article].published, false);
            let name = if number == 0 { person.name.as_str() } else { "" };
            let office = format!("{open}{}{close}", state.story.words(place).replace('\n', " "));
            let line = vec![
                (format!("  {}", column(name, COLUMNS[0])), theme.title),
                (column(&date, COLUMNS[1]), theme.dim),
                (column(&words::article(state, place.article), COLUMNS[2]), theme.dim),
                (office, theme.text),
            ];
            listed.entry(line, Target::Place(place));
        }
    }
    listed
}

/// `words` cut or filled up to `width` cells, the last of which is free.
fn column(words: &str, width: usize) -> String {
    let (part, _) = fitting(words, width - 1);
    format!("{part}{}", " ".repeat(width - cells(part)))
}
