//! The verification sheet: what a reader would have to ask before believing it.
//!
//! Each difference is a question with both sentences; each claim that rests on one voice alone asks for a second. The
//! sheet asks and does not answer: there is no verdict in it.

use crate::analysis::{Comparison, claim_letter};
use crate::report::markdown::escape;
use crate::report::telling::{Telling, date, level};
use crate::story::{Place, Story};
use std::fmt::{self, Write};

/// The questions that the comparison leaves open, in Markdown.
pub fn sheet(story: &Story, found: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Sheet(Telling { story, found }).write(&mut out);
    out
}

struct Sheet<'a>(Telling<'a>);

impl Sheet<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "# To be checked: {}", escape::inline(&self.0.story.title))?;
        let mut number = 0;
        for conflict in &self.0.found.conflicts {
            number += 1;
            writeln!(out, "\n## {number}. {}", escape::inline(&self.0.question(conflict)))?;
            writeln!(out, "\n{}. {}", level(conflict.level), escape::inline(&conflict.why))?;
            for side in &conflict.sides {
                self.witness(out, self.0.sentence(side.place), self.0.speaker(side.place, None))?;
            }
            answer(out)?;
        }
        for (index, claim) in self.0.found.claims.iter().enumerate() {
            let Some(voice) = self.0.only_voice(claim) else { continue };
            number += 1;
            writeln!(out, "\n## {number}. Who besides {} says so?", escape::inline(voice))?;
            writeln!(
                out,
                "\nClaim {}: {}. Every article that makes it gives the same voice.",
                claim_letter(index),
                escape::inline(claim.label.trim_end_matches('.'))
            )?;
            for evidence in &claim.evidence {
                self.witness(out, self.0.sentence(evidence.place), voice)?;
            }
            answer(out)?;
        }
        if number == 0 {
            writeln!(out, "\nNothing: no difference was found and no shared claim rests on one voice.")?;
        }
        Ok(())
    }

    /// A sentence with its speaker, place, date and link.
    fn witness(&self, out: &mut String, place: Place, speaker: &str) -> fmt::Result {
        let article = &self.0.story.articles[place.article];
        writeln!(out, "\n> {}", escape::inline(&self.0.words(place)))?;
        write!(
            out,
            "\n{}; article {}, {}, {}; {}",
            escape::inline(speaker),
            place.article + 1,
            escape::inline(&article.outlet),
            self.0.paragraph(place),
            escape::inline(date(article)),
        )?;
        match self.0.link(place) {
            Some(address) => writeln!(out, "; {}", escape::link("at the outlet", &address)),
            None => writeln!(out),
        }
    }
}

/// Room for a pen.
fn answer(out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "\nAnswer: ................................................ Checked with: ................................"
    )
}
