//! Below the articles: who makes which claim, where the accounts part, what one article alone reports, the sources.

use crate::analysis::{Evidence, claim_letter};
use crate::report::by_hand;
use crate::report::html::markup::escaped;
use crate::report::html::narrator;
use crate::report::link;
use crate::report::names::claim_id;
use crate::report::telling::{Telling, capital, date, guard, level};
use crate::story::Place;
use std::fmt::{self, Write};

/// Lines for a pen, seen in print only.
const PEN: &str = "<div class=\"pen\" aria-hidden=\"true\"></div>";

pub fn write(told: Telling, out: &mut String) -> fmt::Result {
    lesson(out)?;
    differences(told, out)?;
    matrix(told, out)?;
    only_in(told, out)?;
    narrator::write(told, out)?;
    by_hand(told, out)?;
    sources(told, out)
}

/// What any comparison can be asked in a lesson; appears in print, with lines to write on.
fn lesson(out: &mut String) -> fmt::Result {
    const QUESTIONS: [&str; 3] = [
        "Who speaks in each article, and who is only spoken about?",
        "The letters mark what at least two articles say. Whose words are they in each article?",
        "What does one article report that the others leave out? What may be the reason?",
    ];
    writeln!(
        out,
        "<section class=\"lesson\">\n<h2>Questions</h2>\n<p>Name ........................................ Date ....................</p>\n<ol>"
    )?;
    for question in QUESTIONS {
        writeln!(out, "<li>{question}{PEN}</li>")?;
    }
    writeln!(out, "</ol>\n</section>")
}

/// Each difference as a question with its sentences; lines to write on appear in print.
fn differences(told: Telling, out: &mut String) -> fmt::Result {
    if told.found.conflicts.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"differences\" aria-labelledby=\"differences-name\">\n<h2 id=\"differences-name\">Where the accounts part</h2>"
    )?;
    for (index, conflict) in told.found.conflicts.iter().enumerate() {
        let d = index + 1;
        writeln!(
            out,
            "<section class=\"difference\" id=\"row-d{d}\" aria-labelledby=\"d{d}-name\">\n\
             <h3 id=\"d{d}-name\"><a class=\"letter bang\" href=\"#articles\" data-go=\"d{d}\" aria-label=\"Show difference {d} in the articles\">!{d}</a> {}</h3>\n\
             <p class=\"why\"><strong>{}</strong>: {}{}</p>\n<div class=\"sides\">",
            escaped(&told.question(conflict)),
            level(conflict.level),
            escaped(&conflict.why),
            by_hand::confirmed(told, index),
        )?;
        for side in &conflict.sides {
            let speaker = told.speaker(side.place, None);
            write!(out, "<figure><p class=\"value\">{}</p>", escaped(&told.stated(side)))?;
            quoted(told, told.sentence(side.place), speaker, out)?;
            writeln!(out, "</figure>")?;
        }
        writeln!(out, "</div>\n{PEN}\n</section>")?;
    }
    writeln!(out, "</section>")
}

/// The words at `place` with speaker, article, date and a link to the sentence at the outlet.
fn quoted(told: Telling, place: Place, speaker: &str, out: &mut String) -> fmt::Result {
    let article = &told.story.articles[place.article];
    write!(
        out,
        "<blockquote>{}</blockquote><figcaption>{}, <a href=\"#a{n}\">article {n}, {}</a>, {}",
        escaped(&told.words(place)),
        escaped(speaker),
        escaped(&article.outlet),
        escaped(date(article)),
        n = place.article + 1,
    )?;
    outlet_link(told, place, out)?;
    write!(out, "</figcaption>")
}

pub(super) fn outlet_link(told: Telling, place: Place, out: &mut String) -> fmt::Result {
    let Some(address) = told.link(place) else { return Ok(()) };
    write!(
        out,
        " <a class=\"out\" href=\"{}\" rel=\"noopener noreferrer\" target=\"_blank\" aria-label=\"the sentence at the outlet\">↗</a>",
        escaped(&address)
    )
}

/// Claims in rows, articles in columns, speakers in the cells.
fn matrix(told: Telling, out: &mut String) -> fmt::Result {
    if told.found.claims.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"matrix\" aria-labelledby=\"matrix-name\">\n<h2 id=\"matrix-name\">Who says what</h2>\n\
         <div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix-name\">\n<table>\n\
         <caption>Each cell names whose words carry the claim in that article.</caption>\n<thead><tr><th scope=\"col\">Claim</th>"
    )?;
    for (index, article) in told.story.articles.iter().enumerate() {
        write!(out, "<th scope=\"col\">{} {}</th>", index + 1, escaped(&article.outlet))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for (index, claim) in told.found.claims.iter().enumerate() {
        let (id, letter) = (claim_id(index), claim_letter(index));
        write!(
            out,
            "<tr id=\"row-{id}\"><th scope=\"row\"><a href=\"#articles\" data-go=\"{id}\"><span class=\"letter t{}\">{letter}</span> {}</a>{}</th>",
            index % 8,
            escaped(&claim.label),
            by_hand::ruled(told, index)
        )?;
        for article in 0..told.story.articles.len() {
            let evidence: Vec<&Evidence> = claim.evidence_in(article).collect();
            cell(told, &id, article, &evidence, out)?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>\n</section>")
}

fn cell(told: Telling, claim: &str, article: usize, evidence: &[&Evidence], out: &mut String) -> fmt::Result {
    if evidence.is_empty() {
        return write!(out, "<td class=\"none\"><span aria-label=\"not reported\">–</span></td>");
    }
    write!(out, "<td>")?;
    // Anchors in the text are numbered by place, evidence stands best first.
    let mut starts: Vec<usize> = evidence.iter().map(|e| e.core.start).collect();
    starts.sort_unstable();
    starts.dedup();
    for (number, e) in evidence.iter().enumerate() {
        let times = starts.iter().position(|&start| start == e.core.start).map_or(1, |at| at + 1);
        if number > 0 {
            write!(out, "<br>")?;
        }
        write!(
            out,
            "<a href=\"#{claim}-a{n}-{times}\" data-go=\"{claim}\" data-in=\"a{n}\" title=\"{}\">{}</a>",
            escaped(&told.words(e.place)),
            escaped(told.speaker(e.place, e.speaker)),
            n = article + 1,
        )?;
        outlet_link(told, e.place, out)?;
    }
    write!(out, "</td>")
}

fn only_in(told: Telling, out: &mut String) -> fmt::Result {
    if told.found.only_in.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"only\" aria-labelledby=\"only-name\">\n<h2 id=\"only-name\">In one article only</h2>"
    )?;
    for (index, article) in told.story.articles.iter().enumerate() {
        let here: Vec<_> = told.found.only_in.iter().filter(|only| only.place.article == index).collect();
        let Some(first) = here.first() else { continue };
        writeln!(
            out,
            "<details><summary>{} {} <span class=\"tally\">{}</span></summary>\n<p class=\"why\">{}.</p>\n<ul>",
            index + 1,
            escaped(&article.outlet),
            here.len(),
            capital(guard(first.guard))
        )?;
        for only in &here {
            write!(out, "<li>{}", escaped(&told.words(only.place)))?;
            outlet_link(told, only.place, out)?;
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul></details>")?;
    }
    writeln!(out, "</section>")
}

/// What people wrote and ruled.
fn by_hand(told: Telling, out: &mut String) -> fmt::Result {
    for (number, section) in by_hand::sections(told).iter().enumerate() {
        writeln!(
            out,
            "<section aria-labelledby=\"hand{number}-name\">\n<h2 id=\"hand{number}-name\">{}</h2>\n<ul>",
            section.title
        )?;
        for item in &section.items {
            write!(out, "<li><strong>{}</strong>", escaped(&item.about))?;
            if !item.text.is_empty() {
                write!(out, "<p>{}</p>", escaped(&item.text))?;
            }
            if let Some(place) = item.place {
                write!(out, "<figure>")?;
                quoted(told, place, told.speaker(place, None), out)?;
                write!(out, "</figure>")?;
            }
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul>\n</section>")?;
    }
    Ok(())
}

fn sources(told: Telling, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"sources\" aria-labelledby=\"sources-name\">\n<h2 id=\"sources-name\">Sources</h2>\n<ol>"
    )?;
    for article in &told.story.articles {
        let title = if article.title.is_empty() { &article.source } else { &article.title };
        write!(
            out,
            "<li><cite>{}</cite>, {}, {}",
            escaped(title),
            escaped(&article.outlet),
            escaped(date(article))
        )?;
        if !article.byline.is_empty() {
            write!(out, ", by {}", escaped(&article.byline))?;
        }
        if !article.url.is_empty() {
            let shown = escaped(&article.url);
            match link::web(&article.url) {
                Some(address) => write!(
                    out,
                    "<br><a href=\"{}\" rel=\"noopener noreferrer\" target=\"_blank\">{shown}</a>",
                    escaped(address)
                )?,
                None => write!(out, "<br>{shown}")?,
            }
        }
        write!(
            out,
            "<br><small>Read from {}; SHA-256 <code>{}</code></small>",
            escaped(&article.source),
            article.sha256
        )?;
        if !article.dropped.is_empty() {
            write!(
                out,
                "<details><summary>Left out <span class=\"tally\">{}</span></summary><ul>",
                article.dropped.len()
            )?;
            for dropped in &article.dropped {
                write!(out, "<li>{}: {}</li>", dropped.why, escaped(&dropped.text))?;
            }
            write!(out, "</ul></details>")?;
        }
        for notice in &article.notices {
            write!(out, "<br><small>{}</small>", escaped(notice))?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol>")?;
    for line in told.story.note.lines().filter(|line| !line.trim().is_empty()) {
        writeln!(out, "<p class=\"note\">{}</p>", escaped(line))?;
    }
    writeln!(out, "</section>")
}
