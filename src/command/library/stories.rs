//! `rashomon stories`: what the library holds.

use super::opened;
use crate::cli::ArticleFormat;
use crate::cli::library::{By, Stories};
use crate::command::print;
use rashomon::library::{Library, Order, StoryLine};
use rashomon::text::counted;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// Outlets named in a line; the others are counted.
const OUTLETS: usize = 4;

/// Lists the stories in the order that was asked for.
///
/// # Errors
/// If the library cannot be read.
pub fn run(stories: &Stories) -> anyhow::Result<ExitCode> {
    let library = opened(&stories.place)?;
    let order = match stories.by {
        By::Newest => Order::Newest,
        By::Size => Order::Size,
        By::Claims => Order::Claims,
        By::Conflicts => Order::Conflicts,
        By::News => Order::News,
    };
    let lines = library.stories_by(order, "", stories.most)?;
    print(&match stories.format {
        ArticleFormat::Text => text(&lines, library.count()?),
        ArticleFormat::Json => format!("{:#}\n", json(&library, &lines)?),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The list in plain words; the library holds `all` stories.
pub fn text(lines: &[StoryLine], all: usize) -> String {
    if lines.is_empty() {
        return "The library holds no story. `rashomon add SOURCE` keeps articles in it.\n".into();
    }
    let mut out = String::new();
    for line in lines {
        let _ = writeln!(out, "{:>5}  {}\n       {}", line.id, line.title, facts(line));
    }
    if all > lines.len() {
        let _ = writeln!(out, "{} of {all} stories; `--most {all}` lists all.", lines.len());
    }
    out
}

/// Everything that is known of a story, but for its title, on one line.
fn facts(line: &StoryLine) -> String {
    let (first, last) = &line.days;
    let mut facts = vec![if first == last { first.clone() } else { format!("{first} to {last}") }];
    facts.push(counted(line.articles, "article", "articles"));
    if line.copies > 0 {
        facts.push(counted(line.copies, "copy", "copies"));
    }
    if line.edited > 0 {
        facts.push(format!("{} edited after publication", line.edited));
    }
    if let Some((claims, conflicts)) = line.counts {
        let then = if line.outdated { " before the newest article" } else { "" };
        facts.push(format!("{}{then}", counted(claims, "shared claim", "shared claims")));
        if conflicts > 0 {
            facts.push(counted(conflicts, "difference", "differences"));
        }
    }
    if line.fresh > 0 {
        facts.push(format!("{} new", line.fresh));
    }
    let mut outlets = line.outlets[..line.outlets.len().min(OUTLETS)].join(", ");
    if line.outlets.len() > OUTLETS {
        let _ = write!(outlets, " and {} more", line.outlets.len() - OUTLETS);
    }
    facts.push(outlets);
    facts.join("; ")
}

fn json(library: &Library, lines: &[StoryLine]) -> anyhow::Result<Value> {
    let mut stories = Vec::with_capacity(lines.len());
    for line in lines {
        let articles = library.articles(line.id)?;
        stories.push(json!({
            "id": line.id,
            "title": line.title,
            "outlets": line.outlets,
            "first": line.days.0,
            "last": line.days.1,
            "copies": line.copies,
            "edited": line.edited,
            "claims": line.counts.map(|counts| counts.0),
            "conflicts": line.counts.map(|counts| counts.1),
            "outdated": line.outdated,
            "new": line.fresh,
            "articles": articles.iter().map(|article| json!({
                "id": article.id,
                "outlet": article.outlet,
                "title": article.title,
                "published": article.published,
                "from": article.key,
                "copy_of": article.copy_of,
                "versions": article.versions,
            })).collect::<Vec<_>>(),
        }));
    }
    Ok(json!({ "stories": stories, "all": library.count()? }))
}
