//! The list of people and claims from which a reader chooses.

use crate::analysis::{Entity, claim_letter};
use crate::report::html::markup::escaped;
use crate::report::names::{claim_id, person_id};
use crate::report::telling::Telling;
use crate::text::counted;
use std::fmt::{self, Write};

pub fn write(told: Telling, out: &mut String) -> fmt::Result {
    writeln!(out, "<nav aria-label=\"People and claims\">")?;
    for (title, voice) in [("Who speaks", true), ("Only mentioned", false)] {
        let people: Vec<(usize, &Entity)> =
            told.found.people.iter().enumerate().filter(|(_, person)| person.voice == voice).collect();
        if people.is_empty() {
            continue;
        }
        writeln!(out, "<h2>{title}</h2>\n<ul class=\"people\">")?;
        for (index, person) in people {
            self::person(told, index, person, out)?;
        }
        writeln!(out, "</ul>")?;
    }
    if !told.found.claims.is_empty() {
        writeln!(out, "<h2>Shared claims</h2>\n<ul class=\"claims\">")?;
        for index in 0..told.found.claims.len() {
            claim(told, index, out)?;
        }
        writeln!(out, "</ul>")?;
    }
    if !told.found.conflicts.is_empty() {
        writeln!(out, "<h2>Differences</h2>\n<ul class=\"differences\">")?;
        for (index, conflict) in told.found.conflicts.iter().enumerate() {
            let d = index + 1;
            writeln!(
                out,
                "<li><a href=\"#row-d{d}\" data-go=\"d{d}\"><span class=\"letter bang\">!{d}</span> {}</a></li>",
                escaped(&conflict.why)
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</nav>")
}

/// A name with its number of mentions in each article; each number leads to the first of them.
fn person(told: Telling, index: usize, person: &Entity, out: &mut String) -> fmt::Result {
    let id = person_id(index);
    let first = person.mentions.first().map_or(1, |mention| mention.place.article + 1);
    write!(
        out,
        "<li><a href=\"#{id}-a{first}\" data-go=\"{id}\">{}</a><span class=\"tally\">",
        escaped(&person.name)
    )?;
    for article in 0..told.story.articles.len() {
        let n = article + 1;
        match person.count_in(article) {
            0 => write!(out, "<span class=\"none\" aria-label=\"not in article {n}\">·</span>")?,
            count => write!(
                out,
                "<a href=\"#{id}-a{n}\" data-go=\"{id}\" data-in=\"a{n}\" aria-label=\"{} in article {n}\">{count}</a>",
                counted(count, "mention", "mentions")
            )?,
        }
    }
    writeln!(out, "</span></li>")
}

/// A claim with its letter and the articles that make it: a full disc and an empty one differ without colour.
fn claim(told: Telling, index: usize, out: &mut String) -> fmt::Result {
    let claim = &told.found.claims[index];
    let (id, letter) = (claim_id(index), claim_letter(index));
    let discs: String =
        (0..told.story.articles.len()).map(|a| if claim.is_in(a) { '●' } else { '○' }).collect();
    let count = (0..told.story.articles.len()).filter(|&a| claim.is_in(a)).count();
    writeln!(
        out,
        "<li><a href=\"#row-{id}\" data-go=\"{id}\"><span class=\"letter t{}\">{letter}</span> {}</a>\
         <span class=\"discs\" role=\"img\" aria-label=\"in {count} of {}\">{discs}</span></li>",
        index % 8,
        escaped(&claim.label),
        counted(told.story.articles.len(), "article", "articles"),
    )
}
