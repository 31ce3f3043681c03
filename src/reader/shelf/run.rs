//! The list on the terminal: draw if something changed, wait for a key, decide, do.

use super::decide::{Decision, Effect, apply, decide};
use super::state::State;
use super::view;
use crate::library::Library;
use crate::reader::backdrop::theme;
use crate::reader::keys::{self, Key};
use crate::reader::options::Options;
use crate::reader::signals::Signals;
use crate::reader::terminal::Session;
use anyhow::Context;
use crossterm::event::Event;
use std::io;

/// Stories that the list holds; others are found by the words in them.
const MOST: usize = 1000;
const SILENT: &str = "The terminal stopped answering.";

/// What was chosen in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// To read the story with this number.
    Read(i64),
    /// To read the feeds.
    Refresh,
    /// To leave.
    Leave,
}

/// The list of stories, which keeps its cursor while a story is read.
#[derive(Debug)]
pub struct Shelf {
    state: State,
    /// Keys that are played at the start.
    script: Vec<Key>,
}

impl Shelf {
    /// A list in which the keys of `options` are played, and the first of the complaints is told.
    ///
    /// # Errors
    /// If `options` name a key that does not exist.
    pub fn new(options: &Options, complaints: Vec<String>) -> anyhow::Result<Self> {
        let script = keys::parse(&options.keys).map_err(anyhow::Error::msg)?;
        let mut state = State::new(&options.settings, theme(options));
        state.message = complaints.into_iter().next();
        Ok(Self { state, script })
    }

    /// Shows a sentence in the status line.
    pub fn say(&mut self, words: String) {
        self.state.message = Some(words);
    }

    /// Shows the stories of `library` until something is chosen.
    ///
    /// # Errors
    /// If the library cannot be read, or the terminal not be used.
    pub fn choose(&mut self, library: &Library) -> anyhow::Result<Choice> {
        self.list(library)?;
        let mut signals = Signals::listen().context("The signals of the system cannot be listened to.")?;
        let mut session = Session::enter().context("The terminal cannot be used.")?;
        let choice = self.go(&mut session, &mut signals, library);
        signals.excused(choice, Choice::Leave)
    }

    /// Takes over the stories as they are now and as they are wanted.
    fn list(&mut self, library: &Library) -> anyhow::Result<()> {
        let lines = library.stories_by(self.state.order, &self.state.words, MOST)?;
        self.state.renew(lines, library.count()?);
        Ok(())
    }

    fn go(
        &mut self,
        session: &mut Session,
        signals: &mut Signals,
        library: &Library,
    ) -> anyhow::Result<Choice> {
        let mut dirty = true;
        while !signals.quit() {
            if signals.put_to_sleep() {
                session.suspend().context(SILENT)?;
            }
            if signals.woken() {
                session.retake().context(SILENT)?;
                dirty = true;
            }
            if std::mem::take(&mut dirty) {
                // What counts is the size of the frame: the window may change its own at any moment.
                let state = &mut self.state;
                session
                    .draw(|buffer| {
                        state.resize(buffer.area.width, buffer.area.height);
                        view::draw(state, buffer);
                    })
                    .context(SILENT)?;
            }
            for key in self.keys(signals, &mut dirty).context(SILENT)? {
                dirty = true;
                let decision = decide(&self.state, key);
                self.state.pending.clear();
                let effect = match decision {
                    Decision::Update(update) => {
                        apply(&mut self.state, update);
                        continue;
                    }
                    Decision::Effect(effect) => effect,
                    Decision::Both(update, effect) => {
                        apply(&mut self.state, update);
                        effect
                    }
                };
                match effect {
                    Effect::Read(story) => return Ok(Choice::Read(story)),
                    Effect::Refresh => return Ok(Choice::Refresh),
                    Effect::List => self.list(library)?,
                    Effect::Quit => return Ok(Choice::Leave),
                    Effect::Suspend => session.suspend().context(SILENT)?,
                    Effect::Repaint => session.repaint().context(SILENT)?,
                }
            }
        }
        Ok(Choice::Leave)
    }

    /// The next key, or those of the script; none where a signal came first. A change of size makes the screen dirty. What
    /// comes behind the key that chooses a story is left to that story.
    fn keys(&mut self, signals: &mut Signals, dirty: &mut bool) -> io::Result<Vec<Key>> {
        if !self.script.is_empty() {
            return Ok(std::mem::take(&mut self.script));
        }
        signals.wait(None)?;
        Ok(match signals.typed()? {
            Some(Event::Key(event)) => Key::from_event(event).into_iter().collect(),
            Some(Event::Resize(..)) => {
                *dirty = true;
                Vec::new()
            }
            _ => Vec::new(),
        })
    }
}
