//! What the command line can say about the screen.

use crate::analysis::{self, Memory};
use crate::reader::settings::Settings;
use crate::reader::theme::Theme;
use std::sync::Arc;

/// How the reader is to look and begin.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Colours.
    pub theme: ThemeChoice,
    /// What the configuration and the command line say about everything else.
    pub settings: Settings,
    /// Keys to play once the articles are compared, as `jj<tab>/troops<enter>`.
    pub keys: String,
    /// How the story is to be compared.
    pub analysis: analysis::Options,
    /// Where vectors are kept between one time and the next.
    pub memory: Option<Arc<dyn Memory>>,
    /// Where the story was left the last time, as [`Left::place`](super::Left::place) told it; empty for its beginning.
    pub place: String,
    /// The story was chosen from a list, to which backing out leads.
    pub from_list: bool,
    /// Panic after the first frame: a test's way to see that the terminal is restored.
    pub panic: bool,
}

/// Which colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// As the terminal's background asks; without colour where `NO_COLOR` is set.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Black, white and strong colours.
    HighContrast,
    /// No colour at all: bold, underline and reverse.
    Mono,
    /// Any other theme. A theme that was read from a file lives as long as the program.
    Other(&'static Theme),
}
