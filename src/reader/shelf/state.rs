//! What the list of stories shows, as plain data.

use crate::library::{Order, StoryLine};
use crate::reader::glyphs::{self, Glyphs};
use crate::reader::keymap::Keymap;
use crate::reader::keys::Key;
use crate::reader::settings::Settings;
use crate::reader::theme::Theme;
use std::rc::Rc;

/// Rows of a story: headline, facts, and a free one.
pub const ROWS: usize = 3;
/// Rows that are no story: the line at the top, a free one, and the line at the bottom.
const FURNITURE: usize = 3;

/// The state of the list.
#[derive(Debug, Clone)]
pub struct State {
    /// The stories that are shown, in their order.
    pub lines: Vec<StoryLine>,
    /// What they are ordered by.
    pub order: Order,
    /// The words that are looked for in them; empty for all stories.
    pub words: String,
    /// The words are being typed.
    pub typing: bool,
    /// How many the library holds.
    pub all: usize,
    /// The one under the cursor.
    pub at: usize,
    /// The first that is shown; derived.
    pub top: usize,
    /// Keys of a sequence that is not whole yet.
    pub pending: Vec<Key>,
    /// All keys are shown instead of the stories.
    pub help: bool,
    /// One sentence for the status line, until the next key.
    pub message: Option<String>,
    /// Colours.
    pub theme: &'static Theme,
    /// Signs.
    pub glyphs: &'static Glyphs,
    /// Keys.
    pub keymap: Rc<Keymap>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl State {
    /// A list without stories yet.
    pub fn new(settings: &Settings, theme: &'static Theme) -> Self {
        Self {
            lines: Vec::new(),
            order: Order::default(),
            words: String::new(),
            typing: false,
            all: 0,
            at: 0,
            top: 0,
            pending: Vec::new(),
            help: false,
            message: None,
            theme,
            glyphs: if settings.ascii { &glyphs::ASCII } else { &glyphs::UNICODE },
            keymap: Rc::new(settings.keys.clone()),
            size: (0, 0),
        }
    }

    /// Takes over the stories as they are now, of which the library holds `all`; the cursor stays on its story.
    pub fn renew(&mut self, lines: Vec<StoryLine>, all: usize) {
        let chosen = self.lines.get(self.at).map(|line| line.id);
        self.at = lines.iter().position(|line| Some(line.id) == chosen).unwrap_or(0);
        (self.lines, self.all) = (lines, all);
        self.settle();
    }

    /// Gives the terminal's size in cells.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.settle();
    }

    /// Stories that fit on the screen.
    pub fn room(&self) -> usize {
        (usize::from(self.size.1).saturating_sub(FURNITURE) / ROWS).max(1)
    }

    /// Keeps the cursor on the screen.
    pub fn settle(&mut self) {
        self.at = self.at.min(self.lines.len().saturating_sub(1));
        let room = self.room();
        self.top = self.top.clamp((self.at + 1).saturating_sub(room), self.at);
    }
}
