//! The screen on the terminal, for as long as answers are awaited.

use super::state::{State, Wish};
use super::view;
use crate::reader::backdrop::theme;
use crate::reader::keys::Key;
use crate::reader::options::{Options, ThemeChoice};
use crate::reader::signals::Signals;
use crate::reader::terminal::Session;
use crate::reader::waiting::typed;
use crate::source::web::{Onlooker, Step};
use crossterm::event::Event;
use std::io;
use std::time::{Duration, Instant};

pub use super::state::End;

/// Answers that come sooner than this need no screen.
const SOON: Duration = Duration::from_millis(250);

/// Shows how the fetching goes, and hears whether it is to stop.
pub struct Fetching {
    state: State,
    options: Options,
    begun: Instant,
    terminal: Option<(Session, Signals)>,
    dirty: bool,
    end: End,
    /// Why the terminal could not be used; the fetching goes on without it.
    failed: Option<io::Error>,
}

impl Fetching {
    /// A screen that says that `doing` is being done, once that takes long.
    pub fn new(doing: &str, options: &Options) -> Self {
        // Which colours the terminal has is asked once the screen comes up.
        let plain = Options { theme: ThemeChoice::Dark, ..options.clone() };
        Self {
            state: State::new(doing, &options.settings, theme(&plain)),
            options: options.clone(),
            begun: Instant::now(),
            terminal: None,
            dirty: true,
            end: End::Whole,
            failed: None,
        }
    }

    /// Gives the terminal back. How the waiting ended.
    ///
    /// # Errors
    /// If the terminal could not be used.
    pub fn end(mut self) -> io::Result<End> {
        self.terminal = None;
        self.failed.map_or(Ok(self.end), Err)
    }

    fn attend(&mut self) -> io::Result<()> {
        if self.terminal.is_none() {
            if self.begun.elapsed() < SOON {
                return Ok(());
            }
            self.state.theme = theme(&self.options);
            self.terminal = Some((Session::enter()?, Signals::listen()?));
        }
        let Some((session, signals)) = &mut self.terminal else { return Ok(()) };
        if signals.quit() {
            self.end = End::Left;
        }
        if signals.put_to_sleep() {
            session.suspend()?;
        }
        if signals.woken() {
            session.retake()?;
            self.dirty = true;
        }
        while let Some(event) = typed()? {
            self.dirty = true;
            let Event::Key(event) = event else { continue };
            match Key::from_event(event).map(|key| self.state.wish(key)) {
                Some(Wish::End(end)) => self.end = end,
                Some(Wish::Suspend) => session.suspend()?,
                Some(Wish::Repaint) => session.repaint()?,
                Some(Wish::Nothing) => self.state.insists = true,
                None => {}
            }
        }
        if std::mem::take(&mut self.dirty) {
            session.draw(|buffer| view::draw(&self.state, buffer))?;
        }
        Ok(())
    }
}

impl Onlooker for Fetching {
    fn sees(&mut self, url: &str, step: Step<'_>) {
        self.state.sees(url, &step);
        self.dirty = true;
    }

    fn goes_on(&mut self) -> bool {
        if self.failed.is_none()
            && let Err(error) = self.attend()
        {
            self.terminal = None;
            self.failed = Some(error);
        }
        self.end == End::Whole
    }
}
