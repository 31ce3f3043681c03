//! The linear report: for pipes, for screen readers, for people who like paper.
//!
//! Plain words in a stable order, without escapes, columns or decoration; every line stands for itself.

use crate::analysis::{Comparison, Conflict, Depth, Entity, Guard, Level, Quotation, claim_letter};
use crate::story::{Article, Place, Story};
use std::fmt::{self, Write};

/// The comparison as plain text.
pub fn comparison(story: &Story, found: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Report { story, found }.write(&mut out);
    out
}

/// One article as it was read: its text, then what was left out and why.
pub fn article(article: &Article) -> String {
    let mut out = format!("{}\n{}\n\n{}\n", heading(article), "", article.text.as_str());
    if !article.dropped.is_empty() {
        out.push_str("\nLEFT OUT\n");
        for dropped in &article.dropped {
            let _ = writeln!(out, "{}: {}", dropped.why, dropped.text);
        }
    }
    for notice in &article.notices {
        let _ = writeln!(out, "\nNote: {notice}");
    }
    out
}

struct Report<'a> {
    story: &'a Story,
    found: &'a Comparison,
}

impl Report<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "{}", self.story.title.to_uppercase())?;
        self.articles(out)?;
        self.people(out)?;
        self.claims(out)?;
        self.conflicts(out)?;
        self.only_in(out)?;
        self.left_out(out)
    }

    fn articles(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\nARTICLES")?;
        for (i, article) in self.story.articles.iter().enumerate() {
            writeln!(out, "{}. {}", i + 1, heading(article))?;
            for notice in &article.notices {
                writeln!(out, "   Note: {notice}")?;
            }
        }
        Ok(())
    }

    fn people(&self, out: &mut String) -> fmt::Result {
        for (title, voice) in [("PEOPLE WHO SPEAK", true), ("PEOPLE ONLY MENTIONED", false)] {
            writeln!(out, "\n{title}")?;
            let mut people = self.found.people.iter().filter(|p| p.voice == voice).peekable();
            if people.peek().is_none() {
                writeln!(out, "None.")?;
            }
            for person in people {
                writeln!(out, "{}: {}", person.name, self.counts(person))?;
            }
        }
        Ok(())
    }

    /// `12 mentions (7 in article 1, 5 in article 3)`
    fn counts(&self, person: &Entity) -> String {
        let each: Vec<String> = (0..self.story.articles.len())
            .map(|article| (article, person.count_in(article)))
            .filter(|&(_, count)| count > 0)
            .map(|(article, count)| format!("{count} in article {}", article + 1))
            .collect();
        format!("{} ({})", counted(person.mentions.len(), "mention"), each.join(", "))
    }

    fn claims(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\nSHARED CLAIMS")?;
        if self.found.depth == Depth::Fast {
            writeln!(
                out,
                "These come from the fast pass: by words and a small table, without the sentence model."
            )?;
        }
        if self.story.articles.len() < 2 {
            writeln!(out, "There is one article only; name a second one to compare it with.")?;
        } else if self.found.claims.is_empty() {
            writeln!(out, "None found.")?;
        }
        for (i, claim) in self.found.claims.iter().enumerate() {
            writeln!(out, "{}. {}", claim_letter(i), claim.label)?;
            for evidence in &claim.evidence {
                writeln!(
                    out,
                    "   {}: {}",
                    self.who(evidence.place, evidence.speaker),
                    self.words(evidence.place)
                )?;
            }
            let silent: Vec<String> = (0..self.story.articles.len())
                .filter(|&article| !claim.is_in(article))
                .map(|article| (article + 1).to_string())
                .collect();
            if !silent.is_empty() {
                writeln!(out, "   Not reported in article {}.", silent.join(", "))?;
            }
            if let Some(link) = claim.links.first().filter(|link| !link.why.is_empty()) {
                let reasons: Vec<&str> = link.why.iter().map(|reason| reason.words.as_str()).collect();
                writeln!(out, "   Why: {}.", reasons.join("; "))?;
            }
        }
        Ok(())
    }

    /// `Article 1, Ada Bell`: the article and whose words they are.
    fn who(&self, place: Place, speaker: Option<usize>) -> String {
        let name = speaker.map(|person| self.found.people[person].name.as_str());
        let quoted = self.found.quotations.iter().find(|q| {
            q.place.article == place.article && q.place.span.covers(place.span) && !q.speaker.label.is_empty()
        });
        let speaker = name.or(quoted.map(|q: &Quotation| q.speaker.label.as_str())).unwrap_or("narrator");
        format!("Article {}, {speaker}", place.article + 1)
    }

    fn conflicts(&self, out: &mut String) -> fmt::Result {
        if self.found.conflicts.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nDIFFERENCES")?;
        for conflict in &self.found.conflicts {
            writeln!(out, "{}: {}", level(conflict), conflict.why)?;
            for side in &conflict.sides {
                writeln!(
                    out,
                    "   Article {}, {}: {}",
                    side.place.article + 1,
                    side.value,
                    self.words(side.place)
                )?;
            }
        }
        Ok(())
    }

    fn only_in(&self, out: &mut String) -> fmt::Result {
        for (i, article) in self.story.articles.iter().enumerate() {
            let mut only = self.found.only_in.iter().filter(|only| only.place.article == i).peekable();
            let Some(first) = only.peek() else { continue };
            writeln!(out, "\nONLY IN ARTICLE {} ({}): {}", i + 1, article.outlet, guard(first.guard))?;
            for only in only {
                writeln!(out, "- {}", self.words(only.place))?;
            }
        }
        Ok(())
    }

    fn left_out(&self, out: &mut String) -> fmt::Result {
        for (i, article) in self.story.articles.iter().enumerate().filter(|(_, a)| !a.dropped.is_empty()) {
            writeln!(out, "\nLEFT OUT OF ARTICLE {} ({})", i + 1, article.outlet)?;
            for dropped in &article.dropped {
                writeln!(out, "- {}: {}", dropped.why, dropped.text)?;
            }
        }
        Ok(())
    }

    fn words(&self, place: Place) -> String {
        self.story.words(place).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// `Harbour Wire, 2024-02-27: Italy says no`
fn heading(article: &Article) -> String {
    let date = if article.published.is_empty() { "date not stated" } else { &article.published };
    let mut heading = format!("{}, {date}", article.outlet);
    if !article.title.is_empty() {
        heading.push_str(": ");
        heading.push_str(&article.title);
    }
    heading
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn level(conflict: &Conflict) -> &'static str {
    match conflict.level {
        Level::Conflict => "Conflict",
        Level::Tension => "Tension",
        Level::Variation => "Variation",
    }
}

fn guard(guard: Guard) -> &'static str {
    match guard {
        Guard::Silent => "others of the same day or later do not report it",
        Guard::CouldNotKnow => "the others appeared earlier",
        Guard::Unknown => "the dates do not tell whether the others could know",
    }
}
