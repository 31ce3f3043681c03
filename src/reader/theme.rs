//! Colours and attributes, each with one meaning.
//!
//! The terminal keeps its own background and its own text colour; a theme colours only what means something, and always
//! sets the text colour together with a background. Colours are numbers of the 256-colour table, which every terminal
//! of today knows and whose values can be tested. Mono holds no colour at all: a library that drops colours for
//! `NO_COLOR` would drop the attributes beside them too.

use crate::reader::options::ThemeChoice;
use ratatui::style::{Color, Modifier, Style};

/// One palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which one.
    pub name: ThemeName,
    /// Words of an article.
    pub text: Style,
    /// What steps back: filtered sentences, hints, notes.
    pub dim: Style,
    /// Frames.
    pub frame: Style,
    /// The frame that has the keys.
    pub frame_focus: Style,
    /// Titles: the product's name, headlines, names of outlets.
    pub title: Style,
    /// Words that carry a shared claim.
    pub claim: Style,
    /// Words that carry the chosen claim.
    pub claim_chosen: Style,
    /// The letter of a claim in the gutter.
    pub letter: Style,
    /// The letter of the chosen claim in the gutter.
    pub letter_chosen: Style,
    /// A mention of the chosen person.
    pub person: Style,
    /// A hit of the search.
    pub hit: Style,
    /// The hit to which the search jumped.
    pub hit_current: Style,
    /// The `!` of a difference, problems and warnings.
    pub alert: Style,
    /// The letter of a voice in the gutter.
    pub voice: Style,
    /// The chosen entry of a list.
    pub chosen: Style,
    /// Keys in hints and help.
    pub key: Style,
    /// Ticks on the scrollbar.
    pub tick: Style,
}

/// The name of a palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Black, white and strong colours.
    HighContrast,
    /// Attributes only.
    Mono,
}

impl ThemeName {
    /// All palettes, in the order in which the theme key shows them.
    pub const ALL: [ThemeName; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::Mono];

    /// As the header shows it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high contrast",
            Self::Mono => "mono",
        }
    }

    /// The palette after this one.
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&name| name == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// The palette of this name.
    pub fn theme(self) -> &'static Theme {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
            Self::HighContrast => &HIGH_CONTRAST,
            Self::Mono => &MONO,
        }
    }

    /// What `choice` names. `no_color` is whether the user asked all programs for no colour; `light` is whether the
    /// terminal's background is known to be light. An explicit choice wins over both.
    pub fn chosen(choice: ThemeChoice, no_color: bool, light: impl FnOnce() -> bool) -> Self {
        match choice {
            ThemeChoice::Dark => Self::Dark,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::HighContrast => Self::HighContrast,
            ThemeChoice::Mono => Self::Mono,
            ThemeChoice::Auto if no_color => Self::Mono,
            ThemeChoice::Auto if light() => Self::Light,
            ThemeChoice::Auto => Self::Dark,
        }
    }
}

const fn plain() -> Style {
    Style::new()
}

const fn fg(colour: u8) -> Style {
    Style::new().fg(Color::Indexed(colour))
}

const fn on(text: u8, background: u8) -> Style {
    Style::new().fg(Color::Indexed(text)).bg(Color::Indexed(background))
}

const BOLD: Modifier = Modifier::BOLD;
const UNDERLINED: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;

static DARK: Theme = Theme {
    name: ThemeName::Dark,
    text: plain(),
    dim: fg(246),
    frame: fg(240),
    frame_focus: fg(250).add_modifier(BOLD),
    title: plain().add_modifier(BOLD),
    claim: on(252, 237),
    claim_chosen: on(231, 24),
    letter: fg(110),
    letter_chosen: on(231, 24).add_modifier(BOLD),
    person: fg(222).add_modifier(UNDERLINED),
    hit: plain().add_modifier(REVERSED),
    hit_current: plain().add_modifier(REVERSED).add_modifier(BOLD),
    alert: fg(215).add_modifier(BOLD),
    voice: fg(150),
    chosen: plain().add_modifier(BOLD),
    key: fg(110).add_modifier(BOLD),
    tick: fg(222),
};

static LIGHT: Theme = Theme {
    name: ThemeName::Light,
    text: plain(),
    dim: fg(241),
    frame: fg(248),
    frame_focus: fg(238).add_modifier(BOLD),
    title: plain().add_modifier(BOLD),
    claim: on(235, 253),
    claim_chosen: on(16, 153),
    letter: fg(25),
    letter_chosen: on(16, 153).add_modifier(BOLD),
    person: fg(90).add_modifier(UNDERLINED),
    hit: plain().add_modifier(REVERSED),
    hit_current: plain().add_modifier(REVERSED).add_modifier(BOLD),
    alert: fg(124).add_modifier(BOLD),
    voice: fg(22),
    chosen: plain().add_modifier(BOLD),
    key: fg(25).add_modifier(BOLD),
    tick: fg(90),
};

static HIGH_CONTRAST: Theme = Theme {
    name: ThemeName::HighContrast,
    text: on(231, 16),
    dim: fg(250),
    frame: fg(231),
    frame_focus: fg(226).add_modifier(BOLD),
    title: fg(231).add_modifier(BOLD),
    claim: on(231, 238),
    claim_chosen: on(231, 19).add_modifier(BOLD),
    letter: fg(51),
    letter_chosen: on(16, 226).add_modifier(BOLD),
    person: fg(214).add_modifier(UNDERLINED).add_modifier(BOLD),
    hit: plain().add_modifier(REVERSED),
    hit_current: plain().add_modifier(REVERSED).add_modifier(BOLD),
    alert: fg(208).add_modifier(BOLD),
    voice: fg(231).add_modifier(BOLD),
    chosen: fg(226).add_modifier(BOLD),
    key: fg(226).add_modifier(BOLD),
    tick: fg(214).add_modifier(BOLD),
};

static MONO: Theme = Theme {
    name: ThemeName::Mono,
    text: plain(),
    dim: plain().add_modifier(Modifier::DIM),
    frame: plain().add_modifier(Modifier::DIM),
    frame_focus: plain().add_modifier(BOLD),
    title: plain().add_modifier(BOLD),
    claim: plain(),
    claim_chosen: plain().add_modifier(BOLD),
    letter: plain(),
    letter_chosen: plain().add_modifier(REVERSED),
    person: plain().add_modifier(UNDERLINED),
    hit: plain().add_modifier(REVERSED),
    hit_current: plain().add_modifier(REVERSED).add_modifier(BOLD),
    alert: plain().add_modifier(BOLD),
    voice: plain(),
    chosen: plain().add_modifier(BOLD),
    key: plain().add_modifier(BOLD),
    tick: plain().add_modifier(BOLD),
};
