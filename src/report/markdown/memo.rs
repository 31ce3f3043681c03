//! The memo: people, shared claims, differences, what stands in one article only, and where everything comes from.

use crate::analysis::{Comparison, Entity, claim_letter};
use crate::report::by_hand;
use crate::report::link;
use crate::report::markdown::escape;
use crate::report::telling::{Telling, capital, date, guard, level, listed};
use crate::story::{Place, Story};
use std::fmt::{self, Write};

/// The comparison as a memo in Markdown.
pub fn memo(story: &Story, found: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Memo(Telling { story, found }).write(&mut out);
    out
}

struct Memo<'a>(Telling<'a>);

impl Memo<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        let story = self.0.story;
        writeln!(out, "# {}", escape::inline(&story.title))?;
        for line in story.note.lines().filter(|line| !line.trim().is_empty()) {
            match line.strip_prefix("- ") {
                Some(item) => writeln!(out, "- {}", escape::inline(item))?,
                None => writeln!(out, "\n{}", escape::inline(line))?,
            }
        }
        self.people(out)?;
        self.claims(out)?;
        self.differences(out)?;
        self.only_in(out)?;
        self.by_hand(out)?;
        self.sources(out)
    }

    fn people(&self, out: &mut String) -> fmt::Result {
        for (title, voice) in [("People who speak", true), ("People only mentioned", false)] {
            let mut people = self.0.found.people.iter().filter(|p| p.voice == voice).peekable();
            if people.peek().is_none() {
                continue;
            }
            writeln!(out, "\n## {title}\n")?;
            for person in people {
                writeln!(
                    out,
                    "- **{}**: {}{}",
                    escape::inline(&person.name),
                    self.0.counts(person),
                    self.roles(person)
                )?;
            }
        }
        Ok(())
    }

    /// `; called “the minister” (article 1)`: each office once, with the first article that states it.
    fn roles(&self, person: &Entity) -> String {
        let mut seen: Vec<(String, usize)> = Vec::new();
        for &role in &person.roles {
            let words = self.0.words(role);
            if !seen.iter().any(|(other, article)| *other == words && *article == role.article) {
                seen.push((words, role.article));
            }
        }
        let each: Vec<String> = seen
            .iter()
            .map(|(words, article)| format!("“{}” (article {})", escape::inline(words), article + 1))
            .collect();
        if each.is_empty() { String::new() } else { format!("; called {}", each.join(", ")) }
    }

    fn claims(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\n## Shared claims")?;
        if self.0.story.articles.len() < 2 {
            writeln!(out, "\nThere is one article only; name a second one to compare it with.")?;
        } else if self.0.found.claims.is_empty() {
            writeln!(out, "\nNone found.")?;
        }
        for (index, claim) in self.0.found.claims.iter().enumerate() {
            let ruled = by_hand::ruled(self.0, index);
            writeln!(out, "\n### {}: {}{ruled}", claim_letter(index), escape::inline(&claim.label))?;
            for evidence in &claim.evidence {
                self.quoted(out, evidence.place, self.0.speaker(evidence.place, evidence.speaker))?;
            }
            if claim.loose {
                writeln!(out, "\nLoosely related: no two of these surely say the same.")?;
            }
            for apart in &claim.apart {
                self.quoted(out, apart.place, &format!("kept apart: {}", apart.why))?;
            }
            let silent = self.0.silent(claim);
            if !silent.is_empty() {
                writeln!(out, "\nNot reported in article {}.", listed(&silent))?;
            }
        }
        Ok(())
    }

    /// The words at `place` as a block quotation, with where they stand and `what` they are in front.
    fn quoted(&self, out: &mut String, place: Place, what: &str) -> fmt::Result {
        let outlet = escape::inline(&self.0.story.articles[place.article].outlet);
        let article = match self.0.link(place) {
            Some(address) => escape::link(&outlet, &address),
            None => outlet,
        };
        writeln!(out, "\nArticle {}, {article}, {}:", place.article + 1, escape::inline(what))?;
        writeln!(out, "\n> {}", escape::inline(&self.0.words(place)))
    }

    fn differences(&self, out: &mut String) -> fmt::Result {
        if self.0.found.conflicts.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n## Differences")?;
        for (index, conflict) in self.0.found.conflicts.iter().enumerate() {
            writeln!(
                out,
                "\n### {}. {}: {}{}",
                index + 1,
                level(conflict.level),
                escape::inline(&conflict.why),
                by_hand::confirmed(self.0, index)
            )?;
            for side in &conflict.sides {
                self.quoted(out, self.0.sentence(side.place), &format!("“{}”", self.0.stated(side)))?;
            }
        }
        Ok(())
    }

    fn only_in(&self, out: &mut String) -> fmt::Result {
        for (index, article) in self.0.story.articles.iter().enumerate() {
            let mut only = self.0.found.only_in.iter().filter(|only| only.place.article == index).peekable();
            let Some(first) = only.peek() else { continue };
            let outlet = escape::inline(&article.outlet);
            writeln!(
                out,
                "\n## Only in article {} ({outlet})\n\n{}.\n",
                index + 1,
                capital(guard(first.guard))
            )?;
            for only in only {
                writeln!(out, "- {}", escape::inline(&self.0.words(only.place)))?;
            }
        }
        Ok(())
    }

    fn by_hand(&self, out: &mut String) -> fmt::Result {
        for section in by_hand::sections(self.0) {
            writeln!(out, "\n## {}", section.title)?;
            for item in &section.items {
                let colon = if item.text.is_empty() { "" } else { ": " };
                writeln!(out, "\n**{}**{colon}{}", escape::inline(&item.about), escape::inline(&item.text))?;
                if let Some(place) = item.place {
                    self.quoted(out, place, self.0.speaker(place, None))?;
                }
            }
        }
        Ok(())
    }

    fn sources(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\n## Sources")?;
        for (index, article) in self.0.story.articles.iter().enumerate() {
            let title = if article.title.is_empty() { &article.source } else { &article.title };
            writeln!(out, "\n### Article {}: {}\n", index + 1, escape::inline(title))?;
            writeln!(out, "- Outlet: {}", escape::inline(&article.outlet))?;
            if !article.byline.is_empty() {
                writeln!(out, "- By: {}", escape::inline(&article.byline))?;
            }
            writeln!(out, "- Published: {}", escape::inline(date(article)))?;
            match link::web(&article.url) {
                Some(address) => writeln!(out, "- Address: <{address}>")?,
                None if !article.url.is_empty() => {
                    writeln!(out, "- Address: {}", escape::inline(&article.url))?
                }
                None => {}
            }
            writeln!(out, "- Read from: {}", escape::inline(&article.source))?;
            writeln!(out, "- SHA-256: {}", article.sha256)?;
            for dropped in &article.dropped {
                writeln!(out, "- Left out, {}: {}", dropped.why, escape::inline(&dropped.text))?;
            }
            for notice in &article.notices {
                writeln!(out, "- Note: {}", escape::inline(notice))?;
            }
        }
        Ok(())
    }
}
