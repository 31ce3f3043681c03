//! Who looks on while addresses are fetched: a screen, lines on standard error, or nobody.

use super::config;
use anyhow::Context;
use rashomon::complaint::say;
use rashomon::reader::fetching::{End, Fetching};
use rashomon::reader::{self};
use rashomon::source::web::{Onlooker, Step};
use rashomon::source::{self, Loaded, is_address};
use rashomon::text::clean_line;
use std::io::{self, IsTerminal};

/// Somebody who looks on, or nobody.
pub enum Eye {
    /// A screen, on which Esc stops.
    Screen(Box<Fetching>),
    /// A line for each step.
    Lines,
    Nobody,
}

impl Eye {
    /// A screen that says that `doing` is being done.
    pub fn screen(doing: &str, options: &reader::Options) -> Self {
        Self::Screen(Box::new(Fetching::new(doing, options)))
    }

    /// A screen where the user sits at one; else what [`Eye::lines`] gives.
    ///
    /// # Errors
    /// If the file of settings cannot be read.
    pub fn at_hand(doing: &str) -> anyhow::Result<Self> {
        let dumb = std::env::var("TERM").is_ok_and(|name| name == "dumb");
        if dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Ok(Self::lines());
        }
        let (settings, mut complaints) = config::settings(None)?;
        let theme = config::theme(&settings, None, None, &mut complaints)?;
        Ok(Self::screen(doing, &reader::Options { settings, theme, ..reader::Options::default() }))
    }

    /// Lines while somebody looks at standard error.
    pub fn lines() -> Self {
        if io::stderr().is_terminal() { Self::Lines } else { Self::Nobody }
    }

    /// Whether what is said meanwhile has to wait until the screen is gone.
    pub fn covers_the_terminal(&self) -> bool {
        matches!(self, Self::Screen(_))
    }

    /// How the fetching ended.
    ///
    /// # Errors
    /// If the terminal could not be used.
    pub fn end(self) -> anyhow::Result<End> {
        match self {
            Self::Screen(screen) => screen.end().context("The terminal cannot be used."),
            Self::Lines | Self::Nobody => Ok(End::Whole),
        }
    }
}

impl Onlooker for Eye {
    fn sees(&mut self, url: &str, step: Step<'_>) {
        match self {
            Self::Screen(screen) => screen.sees(url, step),
            Self::Lines => line(&clean_line(url), &step),
            Self::Nobody => {}
        }
    }

    fn goes_on(&mut self) -> bool {
        match self {
            Self::Screen(screen) => screen.goes_on(),
            Self::Lines | Self::Nobody => true,
        }
    }
}

fn line(url: &str, step: &Step<'_>) {
    match step {
        Step::Waiting => {}
        Step::Asking => say(format_args!("fetching {url}")),
        Step::Answered(Ok(fetched)) => {
            say(format_args!("fetched  {url} ({} KB)", fetched.bytes.len().div_ceil(1024)))
        }
        Step::Answered(Err(_)) => say(format_args!("failed   {url}")),
    }
}

/// Opens `sources` while `eye` looks on; nothing where the user left instead of waiting.
///
/// # Errors
/// If the terminal could not be used.
pub fn load(sources: &[String], offline: bool, mut eye: Eye) -> anyhow::Result<Option<Loaded>> {
    let options = source::Options { offline, ..source::Options::default() };
    let loaded = source::load_with(sources, &options, &mut eye);
    Ok((eye.end()? != End::Left).then_some(loaded))
}

/// Whether anything has to be fetched for these sources.
pub fn is_needed(sources: &[String], offline: bool) -> bool {
    !offline && sources.iter().any(|source| is_address(source))
}
