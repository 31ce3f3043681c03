//! The list of stories without a terminal, for tests and pictures.

use super::decide::{Decision, apply, decide};
use super::state::State;
use super::view;
use crate::library::StoryLine;
use crate::reader::keys;
use crate::reader::options::ThemeChoice;
use crate::reader::settings::Settings;
use crate::reader::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A list that draws into memory.
#[derive(Debug)]
pub struct Harness {
    state: State,
    effects: Vec<String>,
}

impl Harness {
    /// Shows `lines` at `size` (columns and rows).
    pub fn new(lines: Vec<StoryLine>, size: (u16, u16), theme: ThemeChoice) -> Self {
        let all = lines.len();
        let theme = Theme::chosen(theme, false, || false);
        let mut state = State::new(&Settings::default(), theme);
        state.renew(lines, all);
        state.resize(size.0, size.1);
        Self { state, effects: Vec::new() }
    }

    /// Plays `script`, as `jj<enter>`.
    ///
    /// # Errors
    /// If the script names a key that does not exist.
    pub fn play(&mut self, script: &str) -> Result<&mut Self, String> {
        for key in keys::parse(script)? {
            let decision = decide(&self.state, key);
            self.state.pending.clear();
            match decision {
                Decision::Update(update) => apply(&mut self.state, update),
                Decision::Effect(effect) => self.effects.push(format!("{effect:?}")),
                Decision::Both(update, effect) => {
                    apply(&mut self.state, update);
                    self.effects
                        .push(format!("{effect:?} by {:?}, “{}”", self.state.order, self.state.words));
                }
            }
        }
        Ok(self)
    }

    /// The library's answer: these stories, of `all`.
    pub fn answered(&mut self, lines: Vec<StoryLine>, all: usize) -> &mut Self {
        self.state.renew(lines, all);
        self
    }

    /// What the screen shows.
    pub fn frame(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.state.size.0, self.state.size.1));
        view::draw(&self.state, &mut buffer);
        buffer
    }

    /// What the keys so far asked of the world, in words.
    pub fn effects(&self) -> &[String] {
        &self.effects
    }
}
