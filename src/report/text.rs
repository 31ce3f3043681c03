//! The linear report: for pipes, for screen readers, for people who like paper.
//!
//! Plain words in a stable order, without escapes, columns or decoration; every line stands for itself.

use crate::analysis::{Comparison, Depth, claim_letter};
use crate::report::by_hand;
use crate::report::telling::{Telling, guard, heading, level, listed};
use crate::story::{Article, Place, Story};
use std::fmt::{self, Write};

/// The comparison as plain text.
pub fn comparison(story: &Story, found: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Report(Telling { story, found }).write(&mut out);
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

struct Report<'a>(Telling<'a>);

impl Report<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "{}", self.0.story.title.to_uppercase())?;
        self.articles(out)?;
        self.people(out)?;
        self.claims(out)?;
        self.conflicts(out)?;
        self.only_in(out)?;
        self.by_hand(out)?;
        self.left_out(out)
    }

    fn articles(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\nARTICLES")?;
        for (i, article) in self.0.story.articles.iter().enumerate() {
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
            let mut people = self.0.found.people.iter().filter(|p| p.voice == voice).peekable();
            if people.peek().is_none() {
                writeln!(out, "None.")?;
            }
            for person in people {
                writeln!(out, "{}: {}", person.name, self.0.counts(person))?;
            }
        }
        Ok(())
    }

    fn claims(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\nSHARED CLAIMS")?;
        match (self.0.found.depth, &self.0.found.model) {
            (Depth::Words, _) => writeln!(out, "These come from the words alone, without any model.")?,
            (Depth::Fast, None) => {
                writeln!(
                    out,
                    "These come from the fast pass: by words and a small table, without the sentence model."
                )?;
            }
            (_, Some(model)) => writeln!(out, "Meanings come from the model {}.", model)?,
            (Depth::Full, None) => {}
        }
        if self.0.story.articles.len() < 2 {
            writeln!(out, "There is one article only; name a second one to compare it with.")?;
        } else if self.0.found.claims.is_empty() {
            writeln!(out, "None found.")?;
        }
        for (i, claim) in self.0.found.claims.iter().enumerate() {
            writeln!(out, "{}. {}{}", claim_letter(i), claim.label, by_hand::ruled(self.0, i))?;
            for evidence in &claim.evidence {
                writeln!(
                    out,
                    "   {}: {}",
                    self.who(evidence.place, evidence.speaker),
                    self.0.words(evidence.place)
                )?;
            }
            if claim.loose {
                writeln!(out, "   Loosely related: no two of these surely say the same.")?;
            }
            for apart in &claim.apart {
                let words = self.0.words(apart.place);
                writeln!(out, "   Kept apart, article {}: {words} ({})", apart.place.article + 1, apart.why)?;
            }
            let silent = self.0.silent(claim);
            if !silent.is_empty() {
                writeln!(out, "   Not reported in article {}.", listed(&silent))?;
            }
            if let Some(link) = claim.links.first().filter(|link| !link.why.is_empty()) {
                let (against, reasons): (Vec<_>, Vec<_>) =
                    link.why.iter().partition(|reason| reason.weight < 0.0);
                for (lead, reasons) in [("Why", reasons), ("Counted against it", against)] {
                    let words: Vec<&str> = reasons.iter().map(|reason| reason.words.as_str()).collect();
                    if !words.is_empty() {
                        writeln!(out, "   {lead}: {}.", words.join("; "))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// `Article 1, Ada Bell`: the article and whose words they are.
    fn who(&self, place: Place, speaker: Option<usize>) -> String {
        format!("Article {}, {}", place.article + 1, self.0.speaker(place, speaker))
    }

    fn conflicts(&self, out: &mut String) -> fmt::Result {
        if self.0.found.conflicts.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nDIFFERENCES")?;
        for (i, conflict) in self.0.found.conflicts.iter().enumerate() {
            let confirmed = by_hand::confirmed(self.0, i);
            writeln!(out, "{}: {}{confirmed}", level(conflict.level), conflict.why)?;
            for side in &conflict.sides {
                writeln!(
                    out,
                    "   Article {}, {}: {}",
                    side.place.article + 1,
                    self.0.stated(side),
                    self.0.words(self.0.sentence(side.place))
                )?;
            }
        }
        Ok(())
    }

    fn only_in(&self, out: &mut String) -> fmt::Result {
        for (i, article) in self.0.story.articles.iter().enumerate() {
            let mut only = self.0.found.only_in.iter().filter(|only| only.place.article == i).peekable();
            let Some(first) = only.peek() else { continue };
            writeln!(out, "\nONLY IN ARTICLE {} ({}): {}", i + 1, article.outlet, guard(first.guard))?;
            for only in only {
                writeln!(out, "- {}", self.0.words(only.place))?;
            }
        }
        Ok(())
    }

    fn by_hand(&self, out: &mut String) -> fmt::Result {
        for section in by_hand::sections(self.0) {
            writeln!(out, "\n{}", section.title.to_uppercase())?;
            for item in &section.items {
                let colon = if item.text.is_empty() { "" } else { ": " };
                writeln!(out, "{}{colon}{}", item.about, item.text.replace('\n', "\n   "))?;
                if let Some(place) = item.place {
                    writeln!(out, "   {}: {}", self.who(place, None), self.0.words(place))?;
                }
            }
        }
        Ok(())
    }

    fn left_out(&self, out: &mut String) -> fmt::Result {
        for (i, article) in self.0.story.articles.iter().enumerate().filter(|(_, a)| !a.dropped.is_empty()) {
            writeln!(out, "\nLEFT OUT OF ARTICLE {} ({})", i + 1, article.outlet)?;
            for dropped in &article.dropped {
                writeln!(out, "- {}: {}", dropped.why, dropped.text)?;
            }
        }
        Ok(())
    }
}
