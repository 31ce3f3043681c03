//! The reader without a terminal: a story, a comparison, a size and keys give a frame. Tests, pictures and benches look
//! through it.

use crate::analysis::Comparison;
use crate::notebook::Notebook;
use crate::reader::apply::apply;
use crate::reader::decide::{Effect, Input, decide};
use crate::reader::keys;
use crate::reader::memory::Memory;
use crate::reader::options::{ExportFormat, ThemeChoice};
use crate::reader::settings::Settings;
use crate::reader::state::{Gold, State};
use crate::reader::theme::Theme;
use crate::reader::view;
use crate::story::{Place, Story};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::rc::Rc;

/// A reader that draws into memory.
#[derive(Debug)]
pub struct Harness {
    state: State,
    effects: Vec<Effect>,
}

impl Harness {
    /// Opens `story` at `size` (columns and rows). Without a comparison the reader is still comparing.
    pub fn new(story: Story, comparison: Option<Comparison>, size: (u16, u16), theme: ThemeChoice) -> Self {
        Self::with_problems(story, comparison, size, theme, false, Vec::new())
    }

    /// The same, drawn with ASCII alone if `ascii` is set, and with sources that did not open.
    pub fn with_problems(
        story: Story,
        comparison: Option<Comparison>,
        size: (u16, u16),
        theme: ThemeChoice,
        ascii: bool,
        problems: Vec<String>,
    ) -> Self {
        let settings = Settings { ascii, ..Settings::default() };
        Self::with_settings(story, comparison, size, &settings, theme, problems)
    }

    /// The same, set up as `settings` say.
    pub fn with_settings(
        story: Story,
        comparison: Option<Comparison>,
        size: (u16, u16),
        settings: &Settings,
        theme: ThemeChoice,
        problems: Vec<String>,
    ) -> Self {
        let theme = Theme::chosen(theme, false, || false);
        let mut state = State::new(story, problems, settings, theme);
        state.resize(size.0, size.1);
        if let Some(comparison) = comparison {
            state.take(comparison);
        }
        Self { state, effects: Vec::new() }
    }

    /// Goes on with `notebook`, as if it had been read from its file.
    pub fn with_notebook(mut self, notebook: Notebook) -> Self {
        self.state.take_notebook(notebook);
        self.state.settle();
        self
    }

    /// The notebook as it is now.
    pub fn notebook(&self) -> &Notebook {
        &self.state.pages.notebook
    }

    /// What can be exported.
    pub fn with_formats(mut self, formats: Vec<ExportFormat>) -> Self {
        self.state.formats = Rc::new(formats);
        self
    }

    /// Plays `script`, as `jj<tab>/troops<enter>n`.
    ///
    /// # Errors
    /// If the script names a key that does not exist.
    pub fn play(&mut self, script: &str) -> Result<&mut Self, String> {
        for key in keys::parse(script)? {
            self.input(Input::Key(key));
        }
        Ok(self)
    }

    /// A click at a column and a row.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.input(Input::Click(x, y))
    }

    /// The wheel, by rows, at a column and a row.
    pub fn wheel(&mut self, rows: i16, x: u16, y: u16) -> &mut Self {
        self.input(Input::Wheel(rows, x, y))
    }

    /// The mouse drags from one place to another and lets go.
    pub fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.input(Input::Click(from.0, from.1));
        self.input(Input::Drag(to.0, to.1));
        self.input(Input::Release)
    }

    /// Hides who published what.
    pub fn blind(&mut self) -> &mut Self {
        self.state.go_blind();
        self
    }

    /// Switches marking by hand on, to be scored against `gold`.
    pub fn by_hand(&mut self, gold: Option<Gold>) -> &mut Self {
        self.state.begin_marking(Vec::new(), gold);
        self.state.settle();
        self
    }

    /// The story as it is read now.
    pub fn story(&self) -> &Story {
        &self.state.story
    }

    /// The claims marked by hand.
    pub fn marked(&self) -> Vec<Vec<Place>> {
        self.state.hand.claims.clone()
    }

    /// Begins the tour.
    pub fn tour(&mut self) -> &mut Self {
        self.state.tour = Some(0);
        self
    }

    /// What would be kept of this story.
    pub fn memory(&self) -> Memory {
        Memory::of(&self.state)
    }

    /// Goes to where the story was left.
    pub fn remember(&mut self, memory: &Memory) -> &mut Self {
        memory.bring_back(&mut self.state);
        memory.choose_again(&mut self.state);
        self
    }

    fn input(&mut self, input: Input) -> &mut Self {
        let decision = decide(&self.state, input);
        apply(&mut self.state, &decision);
        self.effects.extend(decision.effects);
        self
    }

    /// The window is now of another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.state.resize(columns, rows);
        self
    }

    /// The transformer has read `done` of `of` sentences.
    pub fn reading(&mut self, done: usize, of: usize) -> &mut Self {
        self.state.read = Some((done, of));
        self
    }

    /// The full pass takes long; this is what the fast one found.
    pub fn compared_fast(&mut self, comparison: Comparison) -> &mut Self {
        self.state.take_meanwhile(comparison);
        self
    }

    /// The analysis is done.
    pub fn compared(&mut self, comparison: Comparison) -> &mut Self {
        self.state.take(comparison);
        self
    }

    /// What the screen shows.
    pub fn frame(&self) -> Buffer {
        let (columns, rows) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.draw(&mut buffer);
        buffer
    }

    /// Draws into `buffer`, which has to be empty and of the reader's size.
    pub fn draw(&self, buffer: &mut Buffer) {
        view::draw(&self.state, buffer);
    }

    /// What the keys so far asked of the world, in words.
    pub fn effects(&self) -> Vec<String> {
        self.effects.iter().map(|effect| format!("{effect:?}")).collect()
    }
}
