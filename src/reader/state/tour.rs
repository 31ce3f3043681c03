//! The tour: five things worth knowing, each told in one line until the reader has done it.

use crate::reader::state::{PopupKind, State};

/// One stop.
pub struct Stop {
    /// What to do, for the status line; an action's name in braces is shown as its key.
    pub words: &'static str,
    /// Whether it was done.
    done: fn(&State) -> bool,
}

/// The stops, in order. The last one is the end: only Enter leads on from there.
pub const STOPS: [Stop; 6] = [
    Stop {
        words: "{next-area} goes from pane to pane; {down} {up} scroll.",
        done: |state| state.current > 0,
    },
    Stop {
        words: "{next-claim} takes the next claim; all panes line up on it.",
        done: |state| state.claim.is_some(),
    },
    Stop {
        words: "{why} says why these belong together; {back} closes.",
        done: |state| state.popup.is_some_and(|popup| popup.kind == PopupKind::Why),
    },
    Stop {
        words: "{people} people; {down} chooses, {line-up} walks the mentions.",
        done: |state| state.mention.is_some(),
    },
    Stop {
        words: "{next-difference} leads to where the accounts part.",
        done: |state| state.conflict.is_some(),
    },
    Stop { words: "That is all. {palette} finds anything, {help} lists the keys.", done: |_| false },
];

impl State {
    /// The line of the tour, while it goes on.
    pub fn tour_line(&self) -> Option<String> {
        let at = self.tour?;
        let stop = STOPS.get(at)?;
        let last = STOPS.len() - 1;
        let lead = if at < last { format!("Tour {}/{last}: ", at + 1) } else { String::new() };
        Some(format!("{lead}{}  (Enter: next)", self.keymap.spell(stop.words)))
    }

    /// Goes on where what the tour asked for was done.
    pub fn settle_tour(&mut self) {
        if let Some(at) = self.tour
            && STOPS.get(at).is_some_and(|stop| (stop.done)(self))
        {
            self.tour = Some(at + 1);
        }
    }

    /// The stop after this one; beyond the last there is none.
    pub fn next_stop(&self) -> Option<usize> {
        self.tour.map(|at| at + 1).filter(|&at| at < STOPS.len())
    }
}
