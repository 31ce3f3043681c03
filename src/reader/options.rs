//! What the command line can say about the screen.

use crate::analysis;

/// How the reader is to look and begin.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Colours.
    pub theme: ThemeChoice,
    /// Draw with ASCII alone, for fonts and terminals without box drawing.
    pub ascii: bool,
    /// Keys to play once the articles are compared, as `jj<tab>/troops<enter>`.
    pub keys: String,
    /// How the story is to be compared.
    pub analysis: analysis::Options,
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
}
