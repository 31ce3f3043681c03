//! How the articles are set, changed while reading.

use super::{Decision, Update};
use crate::reader::action::Action;
use crate::reader::settings::{MEASURES, Page, SIDEBARS, SPACINGS};
use crate::reader::state::{Splits, State};

/// Cells by which one key press changes the measure.
const MEASURE_STEP: u16 = 4;
/// Cells by which one key press changes the sidebar.
const SIDEBAR_STEP: u16 = 2;
/// Cells by which one key press changes a pane.
const PANE_STEP: u16 = 4;

/// What one of the keys that change the page does.
pub fn change(state: &State, action: Action) -> Decision {
    let page = state.page;
    let (page, words) = match action {
        Action::MeasureWider | Action::MeasureNarrower => {
            let measure = step(page.measure, MEASURE_STEP, action == Action::MeasureWider);
            let measure = measure.clamp(*MEASURES.start(), *MEASURES.end());
            (Page { measure, ..page }, format!("Lines of at most {measure} cells."))
        }
        Action::Spacing => {
            let spacing = if page.spacing == *SPACINGS.end() { 0 } else { page.spacing + 1 };
            let rows = if spacing == 1 { "1 blank row".into() } else { format!("{spacing} blank rows") };
            (Page { spacing, ..page }, format!("Between paragraphs: {rows}."))
        }
        Action::Justification => {
            let justify = !page.justify;
            let words = if justify { "Lines filled up to the measure." } else { "Lines end where they end." };
            (Page { justify, ..page }, words.to_owned())
        }
        Action::Hyphenation => {
            let hyphens = page.hyphens.next();
            let words = match hyphens.name() {
                "narrow" => "Hyphens in narrow columns only.",
                "always" => "Hyphens wherever they even the lines.",
                _ => "No hyphens.",
            };
            (Page { hyphens, ..page }, words.to_owned())
        }
        Action::Numbers => {
            let numbers = !page.numbers;
            let words = if numbers { "Paragraphs numbered." } else { "No numbers." };
            (Page { numbers, ..page }, words.to_owned())
        }
        _ => (state.page_at_start, "Set as at the start.".to_owned()),
    };
    Decision::from(Update::Page(page)).say(words)
}

/// Gives the sidebar cells, or takes some.
pub fn sidebar(state: &State, wider: bool) -> Decision {
    let width = step(state.sidebar_width, SIDEBAR_STEP, wider).clamp(*SIDEBARS.start(), *SIDEBARS.end());
    Decision::from(Update::SidebarWidth(width)).say(format!("Sidebar of {width} cells."))
}

/// Gives the current pane cells of the one behind it, or of the one before where none is behind; or gives some away.
pub fn pane(state: &State, wider: bool) -> Decision {
    let widths = state.pane_widths();
    let slot = state.current.saturating_sub(state.screen.first).min(widths.len().saturating_sub(1));
    let last = slot + 1 == widths.len();
    let border = if last { slot.saturating_sub(1) } else { slot };
    let at = step(widths[..=border].iter().sum(), PANE_STEP, wider != last);
    Update::Splits(Splits::moved(&widths, border, at)).into()
}

/// All panes as wide as each other, the sidebar as at the start.
pub fn even(state: &State) -> Decision {
    Decision::from(Update::Splits(Splits::default()))
        .with(Update::SidebarWidth(state.sidebar_at_start))
        .say("Panes of one width.")
}

fn step(now: u16, by: u16, up: bool) -> u16 {
    if up { now.saturating_add(by) } else { now.saturating_sub(by) }
}
