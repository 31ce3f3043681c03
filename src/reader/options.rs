//! What the command line can say about the screen.

use crate::analysis::{self, Comparison, Tools};
use crate::notebook::NotesFile;
use crate::reader::backdrop::Backdrop;
use crate::reader::log::Log;
use crate::reader::settings::Settings;
use crate::reader::state::Gold;
use crate::reader::theme::Theme;
use crate::story::{Place, Story};
use std::path::{Path, PathBuf};

/// How the reader is to look and begin.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Colours.
    pub theme: ThemeChoice,
    /// What the terminal says of its background, where the colours are left to it.
    pub backdrop: Backdrop,
    /// What the configuration and the command line say about everything else.
    pub settings: Settings,
    /// The file in which the reading place is kept; `None` keeps nothing.
    pub kept: Option<PathBuf>,
    /// Begin at the beginning, whatever was kept.
    pub fresh: bool,
    /// A sentence for the status line at the start.
    pub welcome: Option<String>,
    /// Hide who published what.
    pub blind: bool,
    /// Marking claims by hand, where that is on.
    pub marking: Option<Marking>,
    /// Begin with the tour.
    pub tour: bool,
    /// Where to tell what happens.
    pub log: Log,
    /// Keys to play once the articles are compared, as `jj<tab>/troops<enter>`.
    pub keys: String,
    /// How the story is to be compared.
    pub analysis: analysis::Options,
    /// What it is compared with.
    pub tools: Tools,
    /// Where the story was left the last time, as [`Left::place`](super::Left::place) told it; empty for its beginning.
    pub place: String,
    /// The story was chosen from a list, to which backing out leads.
    pub from_list: bool,
    /// Where notes, bookmarks and rulings are kept.
    pub notes: Notes,
    /// How the comparison leaves the reader.
    pub exporter: Exporter,
    /// Where to panic after the first frame: a test's way to see that the terminal is restored.
    pub panic: Option<Panic>,
}

/// Where a panic was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panic {
    /// On the screen's own thread.
    Screen,
    /// On a thread that compares.
    Comparison,
}

/// Marking claims by hand.
#[derive(Debug, Clone)]
pub struct Marking {
    /// The claims that were marked earlier.
    pub claims: Vec<Vec<Place>>,
    /// What they are scored against.
    pub gold: Option<Gold>,
    /// The file in which they are kept.
    pub path: PathBuf,
    /// Writes them into it.
    pub keep: KeepMarks,
}

/// Writes claims that were marked by hand in a story into the file at a path; the error is a sentence.
pub type KeepMarks = fn(&Path, &Story, &[Vec<Place>]) -> Result<(), String>;

/// Where notes, bookmarks and rulings are kept.
#[derive(Debug, Clone)]
pub enum Notes {
    /// In this file.
    Kept(Box<NotesFile>),
    /// Nowhere, for the reason that the sentence gives.
    Closed(String),
}

impl Default for Notes {
    fn default() -> Self {
        Self::Closed("Notes are left alone here.".into())
    }
}

/// A way out of the reader for the comparison, which knows no formats itself.
#[derive(Debug, Clone, Default)]
pub struct Exporter {
    /// What can be chosen.
    pub formats: Vec<ExportFormat>,
    /// Writes the comparison; nothing can be exported without it.
    pub export: Option<Export>,
}

/// A format for [`Exporter`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFormat {
    /// What it is called.
    pub name: String,
    /// The ending of its files.
    pub ending: String,
    /// What it is for.
    pub does: String,
}

/// Writes a comparison in the format with this number to the file with this name; over one that is there only if the
/// last argument says so. Gives the path as it is to be shown.
pub type Export = fn(&Story, &Comparison, usize, &str, bool) -> Result<String, Refusal>;

/// Why nothing was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is such a file already.
    Exists,
    /// Something else, as a sentence.
    Failed(String),
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
