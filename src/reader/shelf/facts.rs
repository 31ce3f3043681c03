//! What is known of a story, on one line, in as many words as there is room for.

use super::state::State;
use crate::library::StoryLine;
use crate::reader::view::date;
use crate::text::{cells, counted};

/// How wordy a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Wording {
    Full,
    Short,
    Shortest,
}

/// Cells that the outlets get at least, before the other facts are told in fewer words, and in fewer yet.
const MANY_OUTLETS: usize = 18;
const AN_OUTLET: usize = 8;

/// Time span, size, what was found, who reports, in at most `width` cells if that is possible; `true` marks what wants
/// attention.
pub fn facts(state: &State, line: &StoryLine, width: usize) -> Vec<(String, bool)> {
    let between = format!(" {} ", state.glyphs.between);
    let gap = cells(&between);
    let told = |wording| {
        let facts = told(state, line, wording);
        let wide: usize = facts.iter().map(|(words, _)| cells(words) + gap).sum();
        (facts, width.saturating_sub(wide))
    };
    let named = cells(&line.outlets.join(", "));
    let wordings = [(Wording::Full, named.min(MANY_OUTLETS)), (Wording::Short, named.min(AN_OUTLET))];
    let fits = wordings.into_iter().map(|(wording, least)| (told(wording), least));
    let fits = fits.into_iter().find_map(|(told, least)| (told.1 >= least).then_some(told));
    let (mut facts, room) = fits.unwrap_or_else(|| told(Wording::Shortest));
    facts.push((outlets(line, room), false));
    let last = facts.len() - 1;
    let parted = |(number, fact)| [Some(fact), (number < last).then(|| (between.clone(), false))];
    facts.into_iter().enumerate().flat_map(parted).flatten().collect()
}

fn told(state: &State, line: &StoryLine, wording: Wording) -> Vec<(String, bool)> {
    let full = wording == Wording::Full;
    let mut facts = vec![(days(state, line), false)];
    facts.push(if wording == Wording::Shortest {
        (format!("{} art.", line.articles), false)
    } else {
        (counted(line.articles, "article", "articles"), false)
    });
    if line.copies > 0 {
        facts.push((counted(line.copies, "copy", "copies"), false));
    }
    match line.counts {
        Some((claims, conflicts)) => {
            let words = if full { ("shared claim", "shared claims") } else { ("claim", "claims") };
            facts.push((counted(claims, words.0, words.1), false));
            if conflicts > 0 {
                facts.push((counted(conflicts, "conflict", "conflicts"), true));
            }
            if line.outdated {
                let words = if full { "not yet compared with the newest" } else { "outdated" };
                facts.push((words.into(), false));
            }
        }
        None => facts.push((if full { "not compared yet" } else { "not compared" }.into(), false)),
    }
    if line.edited > 0 {
        let words = if full { "edited after publication" } else { "edited" };
        facts.push((format!("{} {words}", line.edited), true));
    }
    facts
}

/// From the first day to the last; what both have in common is said once.
fn days(state: &State, line: &StoryLine) -> String {
    let (first, last) = (&line.days.0, &line.days.1);
    let whole = date(last, true);
    let same = |letters: usize| first.get(..letters) == last.get(..letters);
    let begins = match () {
        () if first == last => return whole,
        () if same("2031-03".len()) => date(first, false).split(' ').next().unwrap_or_default().to_owned(),
        () if same("2031".len()) => date(first, false),
        () => date(first, true),
    };
    let gap = if begins.contains(' ') { " " } else { "" };
    format!("{begins}{gap}{}{gap}{whole}", state.glyphs.to)
}

/// As many outlets as fit into `room` cells, and how many more there are.
fn outlets(line: &StoryLine, room: usize) -> String {
    for shown in (1..=line.outlets.len()).rev() {
        let more = line.outlets.len() - shown;
        let names = line.outlets[..shown].join(", ");
        let words = if more > 0 { format!("{names} +{more}") } else { names };
        if cells(&words) <= room {
            return words;
        }
    }
    counted(line.outlets.len(), "outlet", "outlets")
}
