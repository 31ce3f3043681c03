//! The narrators' own words that colour a report, article by article, folded away until somebody asks for them.

use crate::analysis::Colour;
use crate::report::html::markup::escaped;
use crate::report::html::tables::outlet_link;
use crate::report::telling::Telling;
use crate::story::Place;
use std::fmt::{self, Write};

pub fn write(told: Telling, out: &mut String) -> fmt::Result {
    if told.found.coloured.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"narrator\" aria-labelledby=\"narrator-name\">\n<h2 id=\"narrator-name\">In the narrator’s own words</h2>\n\
         <p class=\"why\">Words from lists that colour a report. They are listed, not counted against anybody.</p>"
    )?;
    for (index, article) in told.story.articles.iter().enumerate() {
        let here: Vec<_> = told.found.coloured.iter().filter(|word| word.place.article == index).collect();
        if here.is_empty() {
            continue;
        }
        writeln!(
            out,
            "<details><summary>{} {} <span class=\"tally\">{}</span></summary>\n<ul>",
            index + 1,
            escaped(&article.outlet),
            here.len()
        )?;
        for word in here {
            let words = escaped(&told.words(word.place)).to_string();
            write!(
                out,
                "<li><strong>{words}</strong> ({}): {}",
                kind(word.colour),
                sentence(told, word.place)
            )?;
            outlet_link(told, word.place, out)?;
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul></details>")?;
    }
    writeln!(out, "</section>")
}

fn kind(colour: Colour) -> &'static str {
    match colour {
        Colour::Hedge => "a hedge",
        Colour::Vague => "a source without a name",
        Colour::Loaded => "a word that judges",
        Colour::Verb => "a verb that sets a speaker in a light",
    }
}

/// The sentence around `place`.
fn sentence(told: Telling, place: Place) -> String {
    let around = told.found.sentences.get(place.article).into_iter().flatten();
    let whole = around.map(|s| s.span).find(|span| span.covers(place.span)).unwrap_or(place.span);
    escaped(&told.words(Place::new(place.article, whole))).to_string()
}
