//! The articles side by side, with everything that was found marked in them.

use crate::analysis::claim_letter;
use crate::report::html::markup::escaped;
use crate::report::html::sweep::{self, Mark, Piece};
use crate::report::link;
use crate::report::names::{claim_id, person_id};
use crate::report::telling::{Telling, date};
use crate::story::BlockKind;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

/// How many tints the style sheet has; claims take them in turn, and the letters tell them apart.
const TINTS: usize = 8;

pub fn write(told: Telling, out: &mut String) -> fmt::Result {
    writeln!(out, "<main id=\"articles\" tabindex=\"-1\">")?;
    for article in 0..told.story.articles.len() {
        pane(told, article, out)?;
    }
    writeln!(out, "</main>")
}

fn pane(told: Telling, index: usize, out: &mut String) -> fmt::Result {
    let article = &told.story.articles[index];
    write!(out, "<article id=\"a{n}\" aria-labelledby=\"a{n}-name\"", n = index + 1)?;
    if article.language.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') && !article.language.is_empty()
    {
        write!(out, " lang=\"{}\"", article.language)?;
    }
    let outlet = escaped(&article.outlet);
    write!(out, ">\n<header><h2 id=\"a{n}-name\"><span class=\"number\">{n}</span> ", n = index + 1)?;
    match link::web(&article.url) {
        Some(address) => write!(
            out,
            "<a href=\"{}\" rel=\"noopener noreferrer\" target=\"_blank\">{outlet}</a>",
            escaped(address)
        )?,
        None => write!(out, "{outlet}")?,
    }
    write!(out, "</h2><p>{}", escaped(date(article)))?;
    if !article.byline.is_empty() {
        write!(out, " · {}", escaped(&article.byline))?;
    }
    write!(
        out,
        "</p><p class=\"silent\" hidden>Not reported here.</p></header>\n\
         <div class=\"text\" tabindex=\"0\" role=\"region\" aria-label=\"Text of article {}\">\n",
        index + 1
    )?;
    if article.blocks.first().is_none_or(|block| block.kind != BlockKind::Headline)
        && !article.title.is_empty()
    {
        writeln!(out, "<h3 class=\"given\">{}</h3>", escaped(&article.title))?;
    }
    let marks = sweep::marks(told.found, index);
    let row = sweep::pieces(article.blocks.iter().map(|block| block.span), &marks);
    let mut row = row.iter().peekable();
    let mut anchors = Anchors { article: index, claims: BTreeMap::new(), people: BTreeSet::new() };
    for block in &article.blocks {
        let (open, close) = match block.kind {
            BlockKind::Headline => ("<h3>", "</h3>"),
            BlockKind::Subhead => ("<h4>", "</h4>"),
            BlockKind::Paragraph => ("<p>", "</p>"),
            BlockKind::PullQuote => ("<p class=\"pull\">", "</p>"),
        };
        out.push_str(open);
        while let Some(piece) = row.next_if(|piece| piece.span.end <= block.span.end) {
            anchors.write(piece, out)?;
            text(piece, article.text.slice(piece.span), out)?;
        }
        writeln!(out, "{close}")?;
    }
    writeln!(out, "</div>\n</article>")
}

/// The places in one article that other parts of the page point at.
struct Anchors {
    article: usize,
    /// How often each claim was met.
    claims: BTreeMap<usize, usize>,
    /// The people met so far.
    people: BTreeSet<usize>,
}

impl Anchors {
    /// Letters of claims and signs of differences before the piece on which they begin.
    fn write(&mut self, piece: &Piece, out: &mut String) -> fmt::Result {
        let n = self.article + 1;
        for &mark in &piece.begins {
            match mark {
                Mark::Claim(claim) => {
                    let times = self.claims.entry(claim).or_insert(0);
                    *times += 1;
                    let (id, letter) = (claim_id(claim), claim_letter(claim));
                    let tint = claim % TINTS;
                    write!(
                        out,
                        "<a class=\"letter t{tint}\" id=\"{id}-a{n}-{times}\" href=\"#row-{id}\" data-go=\"{id}\" \
                         aria-label=\"Claim {letter}\">{letter}</a>"
                    )?;
                }
                Mark::Difference(difference) => {
                    let d = difference + 1;
                    write!(
                        out,
                        "<a class=\"letter bang\" href=\"#row-d{d}\" data-go=\"d{d}\" aria-label=\"Difference {d}\">!{d}</a>"
                    )?;
                }
                Mark::Person(person) | Mark::Pronoun(person) if self.people.insert(person) => {
                    write!(out, "<span id=\"{}-a{n}\"></span>", person_id(person))?;
                }
                Mark::Person(_) | Mark::Pronoun(_) | Mark::Voice(_) => {}
            }
        }
        Ok(())
    }
}

/// A piece of text with the names of its marks: `data-m` those over it, `data-s` those that begin on it.
fn text(piece: &Piece, words: &str, out: &mut String) -> fmt::Result {
    if piece.marks.is_empty() {
        return write!(out, "{}", escaped(words));
    }
    let has = |wanted: fn(&Mark) -> bool| piece.marks.iter().any(wanted);
    let mut classes: Vec<String> = Vec::new();
    let element = match piece
        .marks
        .iter()
        .find_map(|mark| if let Mark::Claim(claim) = mark { Some(claim) } else { None })
    {
        Some(claim) => {
            classes.push(format!("t{}", claim % TINTS));
            "mark"
        }
        None => "span",
    };
    if has(|mark| matches!(mark, Mark::Person(_))) {
        classes.push("person".into());
    }
    if has(|mark| matches!(mark, Mark::Pronoun(_))) {
        classes.push("pronoun".into());
    }
    if has(|mark| matches!(mark, Mark::Difference(_))) {
        classes.push("parts".into());
    }
    write!(out, "<{element}")?;
    if !classes.is_empty() {
        write!(out, " class=\"{}\"", classes.join(" "))?;
    }
    write!(out, " data-m=\"{}\"", names(&piece.marks))?;
    if !piece.begins.is_empty() {
        write!(out, " data-s=\"{}\"", names(&piece.begins))?;
    }
    write!(out, ">{}</{element}>", escaped(words))
}

fn names(marks: &[Mark]) -> String {
    let each: Vec<String> = marks
        .iter()
        .map(|mark| match mark {
            Mark::Claim(claim) => claim_id(*claim),
            Mark::Difference(difference) => format!("d{}", difference + 1),
            Mark::Person(person) | Mark::Pronoun(person) => person_id(*person),
            Mark::Voice(person) => format!("q{}", person + 1),
        })
        .collect();
    each.join(" ")
}
