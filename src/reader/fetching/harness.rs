//! The screen without a terminal, for tests.

use super::state::State;
use super::view;
use crate::reader::keys;
use crate::reader::options::ThemeChoice;
use crate::reader::settings::Settings;
use crate::reader::theme::Theme;
use crate::source::web::Step;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A screen that draws into memory.
#[derive(Debug)]
pub struct Harness {
    state: State,
}

impl Harness {
    /// A screen that says that `doing` is being done.
    pub fn new(doing: &str) -> Self {
        let theme = Theme::chosen(ThemeChoice::Dark, false, || false);
        Self { state: State::new(doing, &Settings::default(), theme) }
    }

    /// The address is now so far.
    pub fn sees(&mut self, url: &str, step: &Step<'_>) -> &mut Self {
        self.state.sees(url, step);
        self
    }

    /// What the keys of `script` ask for, in words.
    ///
    /// # Errors
    /// If the script names a key that does not exist.
    pub fn wishes(&self, script: &str) -> Result<Vec<String>, String> {
        let wish = |key| format!("{:?}", self.state.wish(key));
        keys::parse(script).map(|keys| keys.into_iter().map(wish).collect())
    }

    /// What the screen shows in so many columns and rows.
    pub fn frame(&self, columns: u16, rows: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        view::draw(&self.state, &mut buffer);
        buffer
    }
}
