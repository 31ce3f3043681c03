//! What is known of the addresses, as plain data.

use crate::reader::action::Action;
use crate::reader::glyphs::{self, Glyphs};
use crate::reader::keymap::{Keymap, Step as Typed};
use crate::reader::keys::Key;
use crate::reader::settings::Settings;
use crate::reader::theme::Theme;
use crate::source::web::Step;
use crate::text::clean_line;

/// How far an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It stands in line.
    Waiting,
    /// Its host is being asked.
    Asking,
    /// So many bytes came.
    Here(usize),
    /// The copy that is here is still the newest.
    Same,
    /// It failed, for the reason that the sentence gives.
    Failed(String),
}

/// How the waiting ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything was asked for.
    Whole,
    /// The user wants what is there and no more.
    Stopped,
    /// The user leaves the program.
    Left,
}

/// Something that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Wait no longer.
    End(End),
    /// Sleep until the shell wakes the program.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Nothing: no key for this screen.
    Nothing,
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    /// What is being done.
    pub doing: String,
    /// The addresses, in the order in which they came up.
    pub addresses: Vec<(String, Stage)>,
    /// The keys of this screen are told once more, because another one was pressed.
    pub insists: bool,
    pub theme: &'static Theme,
    pub glyphs: &'static Glyphs,
    pub keymap: Keymap,
}

impl State {
    pub fn new(doing: &str, settings: &Settings, theme: &'static Theme) -> Self {
        Self {
            doing: doing.to_owned(),
            addresses: Vec::new(),
            insists: false,
            theme,
            glyphs: if settings.ascii { &glyphs::ASCII } else { &glyphs::UNICODE },
            keymap: settings.keys.clone(),
        }
    }

    /// The address is now so far.
    pub fn sees(&mut self, url: &str, step: &Step<'_>) {
        let stage = match step {
            Step::Waiting => Stage::Waiting,
            Step::Asking => Stage::Asking,
            Step::Answered(Ok(got)) if got.not_modified => Stage::Same,
            Step::Answered(Ok(got)) => Stage::Here(got.bytes.len()),
            Step::Answered(Err(error)) => Stage::Failed(error.to_string()),
        };
        let url = clean_line(url);
        // An address that comes up again, after its feed say, is the same line.
        match self.addresses.iter_mut().rev().find(|(known, _)| *known == url) {
            Some((_, known)) => *known = stage,
            None => self.addresses.push((url, stage)),
        }
    }

    /// What `key` asks for.
    pub fn wish(&self, key: Key) -> Wish {
        match self.keymap.step(&[key]) {
            Typed::Act(Action::Back, _) => Wish::End(End::Stopped),
            Typed::Act(Action::Quit | Action::QuitNow, _) => Wish::End(End::Left),
            Typed::Act(Action::Suspend, _) => Wish::Suspend,
            Typed::Act(Action::Repaint, _) => Wish::Repaint,
            _ => Wish::Nothing,
        }
    }

    /// How many answers are there, good or bad.
    pub fn answered(&self) -> usize {
        self.addresses.iter().filter(|(_, stage)| !matches!(stage, Stage::Waiting | Stage::Asking)).count()
    }

    /// The first address to show where `room` rows fit: the first that is still awaited stays in sight, and a few
    /// that are done before it.
    pub fn first(&self, room: usize) -> usize {
        const DONE: usize = 3;
        let awaited = |(_, stage): &(String, Stage)| matches!(stage, Stage::Waiting | Stage::Asking);
        let at = self.addresses.iter().position(awaited).unwrap_or(self.addresses.len());
        at.saturating_sub(DONE).min(self.addresses.len().saturating_sub(room))
    }
}
