//! The comparison as one HTML file that asks nobody for anything.
//!
//! It reads without its script, which only adds choosing, lining up and folding. A content security policy allows the
//! file's own style and script by their hashes and nothing else, and every word from an article is escaped.

mod lists;
mod markup;
mod narrator;
mod panes;
mod sweep;
mod tables;

use crate::analysis::Comparison;
use crate::report::telling::Telling;
use crate::story::Story;
use crate::text::counted;
use markup::{escaped, hash};
use std::fmt::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The comparison as a page.
pub fn page(story: &Story, found: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(Telling { story, found }, &mut out);
    out
}

fn write(told: Telling, out: &mut String) -> fmt::Result {
    let title = escaped(&told.story.title);
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"Rashomon {}\">\n\
         <title>{title} · Rashomon</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#articles\">Go to the articles</a>\n",
        hash(STYLE),
        hash(SCRIPT),
        env!("CARGO_PKG_VERSION"),
    )?;
    header(told, out)?;
    lists::write(told, out)?;
    panes::write(told, out)?;
    writeln!(out, "<div class=\"findings\">")?;
    tables::write(told, out)?;
    write!(
        out,
        "</div>\n<footer><p>Made by Rashomon from the articles’ own words. Nothing is rewritten or scored.</p></footer>\n"
    )?;
    write!(out, "<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

/// The story's name, what was found, and the script's buttons, which stay hidden without it.
fn header(told: Telling, out: &mut String) -> fmt::Result {
    let found = told.found;
    write!(
        out,
        "<header>\n<h1>{}</h1>\n<p class=\"counts\">{} · {} · {}</p>\n\
         <div class=\"tools\" role=\"toolbar\" aria-label=\"View\" hidden>\n\
         <p id=\"status\" role=\"status\"></p>\n\
         <button id=\"back\" type=\"button\" aria-keyshortcuts=\"Shift+N\" disabled>Previous</button>\n\
         <button id=\"next\" type=\"button\" aria-keyshortcuts=\"N\" disabled>Next</button>\n\
         <button id=\"fold\" type=\"button\" aria-keyshortcuts=\"F\" aria-pressed=\"false\" disabled>Only these paragraphs</button>\n\
         <button id=\"clear\" type=\"button\" aria-keyshortcuts=\"Escape\" disabled>Show all</button>\n\
         <button id=\"theme\" type=\"button\" aria-label=\"Colours: as the system\">Colours</button>\n\
         </div>\n</header>\n",
        escaped(&told.story.title),
        counted(told.story.articles.len(), "article", "articles"),
        counted(found.claims.len(), "shared claim", "shared claims"),
        counted(found.conflicts.len(), "difference", "differences"),
    )
}

#[cfg(test)]
mod tests;
