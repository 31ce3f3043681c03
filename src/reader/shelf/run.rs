//! The list on the terminal: draw if something changed, wait for a key, decide, do.

use super::decide::{Decision, Effect, apply, decide};
use super::state::State;
use super::view;
use crate::library::StoryLine;
use crate::reader::keys::{self, Key};
use crate::reader::options::Options;
use crate::reader::run::{IDLE, Signals, theme};
use crate::reader::terminal::Session;
use anyhow::Context;
use crossterm::event::{self, Event};
use std::io::{self, ErrorKind};

/// The list of stories, which keeps its cursor while a story is read.
#[derive(Debug)]
pub struct Shelf {
    state: State,
    /// Keys that are played at the start.
    script: Vec<Key>,
}

impl Shelf {
    /// A list of `lines`; the library holds `all` stories. The keys of `options` are played in it, and the first
    /// of the complaints is told.
    ///
    /// # Errors
    /// If `options` name a key that does not exist.
    pub fn new(
        lines: Vec<StoryLine>,
        all: usize,
        options: &Options,
        complaints: Vec<String>,
    ) -> anyhow::Result<Self> {
        let script = keys::parse(&options.keys).map_err(anyhow::Error::msg)?;
        let mut state = State::new(lines, all, &options.settings, theme(options));
        state.message = complaints.into_iter().next();
        Ok(Self { state, script })
    }

    /// Takes over the stories as they are now.
    pub fn renew(&mut self, lines: Vec<StoryLine>, all: usize) {
        self.state.renew(lines, all);
    }

    /// Shows the list until a story is chosen, whose number is the answer, or the user leaves.
    ///
    /// # Errors
    /// If the terminal cannot be used.
    pub fn choose(&mut self) -> anyhow::Result<Option<i64>> {
        let signals = Signals::listen().context("The signals of the system cannot be listened to.")?;
        let mut session = Session::enter().context("The terminal cannot be used.")?;
        self.go(&mut session, &signals).context("The terminal stopped answering.")
    }

    fn go(&mut self, session: &mut Session, signals: &Signals) -> io::Result<Option<i64>> {
        let mut dirty = true;
        while !signals.quit() {
            if signals.put_to_sleep() {
                session.suspend()?;
            }
            if signals.woken() {
                session.retake()?;
                dirty = true;
            }
            if std::mem::take(&mut dirty) {
                let (columns, rows) = session.size()?;
                self.state.resize(columns, rows);
                session.draw(|buffer| view::draw(&self.state, buffer))?;
            }
            for key in self.typed(&mut dirty)? {
                dirty = true;
                match decide(&self.state, key) {
                    Decision::Update(update) => apply(&mut self.state, update),
                    Decision::Effect(Effect::Read(story)) => return Ok(Some(story)),
                    Decision::Effect(Effect::Quit) => return Ok(None),
                    Decision::Effect(Effect::Suspend) => session.suspend()?,
                    Decision::Effect(Effect::Repaint) => session.repaint()?,
                }
            }
        }
        Ok(None)
    }

    /// The next key, or those of the script; none after a while without any. A change of size makes the screen dirty.
    fn typed(&mut self, dirty: &mut bool) -> io::Result<Vec<Key>> {
        if !self.script.is_empty() {
            return Ok(std::mem::take(&mut self.script));
        }
        match event::poll(IDLE) {
            Ok(true) => {}
            Ok(false) => return Ok(Vec::new()),
            Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(Vec::new()),
            Err(error) => return Err(error),
        }
        Ok(match event::read()? {
            Event::Key(event) => Key::from_event(event).into_iter().collect(),
            Event::Resize(..) => {
                *dirty = true;
                Vec::new()
            }
            _ => Vec::new(),
        })
    }
}
