//! Colours and attributes, each with one meaning.
//!
//! The terminal keeps its own background and its own text colour; a theme colours only what means something, and always
//! sets the text colour together with a background. The themes that come with Rashomon use the 256-colour table, which
//! every terminal of today knows and whose values can be tested. Mono holds no colour at all: a library that drops
//! colours for `NO_COLOR` would drop the attributes beside them too.
//!
//! A theme is a file, those that come with Rashomon too (`data/themes`).

mod read;

pub use read::read;

use crate::reader::options::ThemeChoice;
use ratatui::style::Style;
use std::sync::LazyLock;

/// One palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name: that of its file.
    pub name: String,
    /// Which terminals it is for.
    pub background: Background,
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

/// The backgrounds that a theme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// Dark ones.
    #[default]
    Dark,
    /// Light ones.
    Light,
    /// Its own, or any: it sets its own background, or no colours.
    Any,
}

/// The files of the themes that come with Rashomon, in the order in which the theme key shows them.
const FILES: [(&str, &str); 6] = [
    ("dark", include_str!("../../../data/themes/dark.toml")),
    ("light", include_str!("../../../data/themes/light.toml")),
    ("high-contrast", include_str!("../../../data/themes/high-contrast.toml")),
    ("mono", include_str!("../../../data/themes/mono.toml")),
    ("safe-dark", include_str!("../../../data/themes/safe-dark.toml")),
    ("safe-light", include_str!("../../../data/themes/safe-light.toml")),
];

/// The themes that come with Rashomon. Reading them complains about nothing; a test holds that.
static BUILT_IN: LazyLock<Vec<Theme>> =
    LazyLock::new(|| FILES.iter().map(|(name, text)| read(name, text).0).collect());

impl Theme {
    /// The themes that come with Rashomon.
    pub fn built_in() -> &'static [Theme] {
        &BUILT_IN
    }

    /// The theme of this name, if it comes with Rashomon.
    pub fn named(name: &str) -> Option<&'static Theme> {
        BUILT_IN.iter().find(|theme| theme.name == name)
    }

    /// The files of the themes that come with Rashomon: name and text.
    pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        FILES.into_iter()
    }

    /// The theme that the theme key shows after this one; the first after one from elsewhere.
    pub fn next(&self) -> &'static Theme {
        let at = BUILT_IN.iter().position(|theme| theme.name == self.name);
        &BUILT_IN[at.map_or(0, |at| (at + 1) % BUILT_IN.len())]
    }

    /// What `choice` means. `no_color` is whether the user asked all programs for no colour; `light` is whether the
    /// terminal's background is known to be light. An explicit choice wins over both.
    pub fn chosen(choice: ThemeChoice, no_color: bool, light: impl FnOnce() -> bool) -> &'static Theme {
        let name = match choice {
            ThemeChoice::Other(theme) => return theme,
            ThemeChoice::Dark => "dark",
            ThemeChoice::Light => "light",
            ThemeChoice::HighContrast => "high-contrast",
            ThemeChoice::Mono => "mono",
            ThemeChoice::Auto if no_color => "mono",
            ThemeChoice::Auto if light() => "light",
            ThemeChoice::Auto => "dark",
        };
        Theme::named(name).unwrap_or(&BUILT_IN[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_that_come_along_are_written_without_a_fault() {
        for (name, text) in FILES {
            let (theme, complaints) = read(name, text);
            assert_eq!(complaints, [], "{name}");
            assert_eq!(theme.name, name);
        }
    }
}
