//! What the reader can be told once and for all: the settings of `config.toml`.
//!
//! One line of [`TABLE`] is a setting's only definition: its name, its words, what it may be, and where it is kept. The
//! documented file that `rashomon config --init` writes, the check and the reading of a file all go by it.

mod document;
mod read;
mod written;

pub use document::document;
pub use read::read;
pub use written::Complaint;
pub(in crate::reader) use written::{Written, nearest};

use crate::reader::keymap::Keymap;
use crate::text::Hyphens;
use std::ops::RangeInclusive;

/// How the reader is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Colours: `auto`, or a theme's name.
    pub theme: String,
    /// The line that names a theme other than the usual one, counted from one; nought where none does.
    pub theme_line: usize,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Compare without the sentence model.
    pub fast: bool,
    /// The terminal reports the mouse.
    pub mouse: bool,
    /// Choosing a claim lines all panes up.
    pub sync: bool,
    /// A gutter says whose words each row holds.
    pub voices: bool,
    /// How articles are set.
    pub page: Page,
    /// Width of the sidebar, in cells.
    pub sidebar: u16,
    /// Which keys lead where.
    pub keys: Keymap,
}

/// How articles are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page {
    /// The longest line, in cells.
    pub measure: u16,
    /// Blank rows between paragraphs.
    pub spacing: u16,
    /// Lines are filled up to the measure.
    pub justify: bool,
    /// Where words are hyphenated.
    pub hyphens: Hyphens,
    /// Paragraphs are numbered in the gutter.
    pub numbers: bool,
}

/// Shortest and longest measure, in cells: below, a line holds three words; above, the eye loses the next line.
pub const MEASURES: RangeInclusive<u16> = 20..=140;
/// Most blank rows between paragraphs.
pub const SPACINGS: RangeInclusive<u16> = 0..=3;
/// Widths of the sidebar, in cells: names need some, and the articles need the rest.
pub const SIDEBARS: RangeInclusive<u16> = 16..=60;

impl Default for Page {
    fn default() -> Self {
        Self { measure: 72, spacing: 1, justify: false, hyphens: Hyphens::Narrow, numbers: false }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "auto".into(),
            theme_line: 0,
            ascii: false,
            fast: false,
            mouse: false,
            sync: true,
            voices: false,
            page: Page::default(),
            sidebar: 28,
            keys: Keymap::default(),
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Setting {
    /// As the file names it.
    pub name: &'static str,
    /// What it does, for the documented file.
    pub does: &'static str,
    /// What it may be, and where it is kept.
    pub kind: Kind,
}

/// What a setting may be, and where it is kept.
#[derive(Debug, Clone)]
pub enum Kind {
    /// `true` or `false`.
    Flag(fn(&mut Settings) -> &mut bool),
    /// A number of these.
    Number(RangeInclusive<u16>, fn(&mut Settings) -> &mut u16),
    /// Some words.
    Words(fn(&mut Settings) -> &mut String),
    /// Where words are hyphenated.
    Hyphens(fn(&mut Settings) -> &mut Hyphens),
}

/// All settings but the keys, in the order of the documented file.
pub static TABLE: &[Setting] = &[
    Setting {
        name: "theme",
        does: "Colours: \"auto\" goes by the terminal's background. Else the name of a theme that Rashomon brings \
               along (dark, light, high-contrast, mono, safe-dark, safe-light; the last two for every kind of colour \
               vision), or of a file in the folder themes beside this one.",
        kind: Kind::Words(|s| &mut s.theme),
    },
    Setting {
        name: "ascii",
        does: "Draw with ASCII characters only, for fonts and terminals without box drawing.",
        kind: Kind::Flag(|s| &mut s.ascii),
    },
    Setting {
        name: "fast",
        does: "Compare by words and a small table alone: for small machines.",
        kind: Kind::Flag(|s| &mut s.fast),
    },
    Setting {
        name: "mouse",
        does: "Clicks, the wheel and dragging. While on, hold Shift to select text.",
        kind: Kind::Flag(|s| &mut s.mouse),
    },
    Setting {
        name: "sync",
        does: "Choosing a claim lines all panes up on it, not one alone.",
        kind: Kind::Flag(|s| &mut s.sync),
    },
    Setting {
        name: "voices",
        does: "Show beside each row whose words it holds.",
        kind: Kind::Flag(|s| &mut s.voices),
    },
    Setting {
        name: "measure",
        does: "The longest line of text, in cells.",
        kind: Kind::Number(MEASURES, |s| &mut s.page.measure),
    },
    Setting {
        name: "spacing",
        does: "Blank rows between paragraphs.",
        kind: Kind::Number(SPACINGS, |s| &mut s.page.spacing),
    },
    Setting {
        name: "justification",
        does: "Fill lines up to the measure, where that leaves no large holes.",
        kind: Kind::Flag(|s| &mut s.page.justify),
    },
    Setting {
        name: "hyphenation",
        does: "Where long words are hyphenated: \"narrow\" in narrow columns only, \"always\", or \"never\".",
        kind: Kind::Hyphens(|s| &mut s.page.hyphens),
    },
    Setting {
        name: "numbers",
        does: "Number the paragraphs in the gutter.",
        kind: Kind::Flag(|s| &mut s.page.numbers),
    },
    Setting {
        name: "sidebar",
        does: "Width of the lists of people and claims, in cells.",
        kind: Kind::Number(SIDEBARS, |s| &mut s.sidebar),
    },
];
