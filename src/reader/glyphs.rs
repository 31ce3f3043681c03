//! The signs that are drawn besides letters: box drawing, or ASCII alone. No sign comes from a private font.

use ratatui::symbols::border;

/// One set of signs, each one cell wide.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Frames.
    pub border: border::Set<'static>,
    /// An article makes the claim.
    pub yes: &'static str,
    /// It does not, or a count is nought.
    pub no: &'static str,
    /// Before what is chosen.
    pub chosen: &'static str,
    /// After words that are cut.
    pub cut: &'static str,
    /// Between facts on one line.
    pub between: &'static str,
    /// The part of the article that is on the screen.
    pub thumb: &'static str,
    /// Where the chosen claim or person stands in the article.
    pub tick: &'static str,
    /// The same, inside the thumb.
    pub tick_in_thumb: &'static str,
    /// A claim goes on in this row.
    pub goes_on: &'static str,
    /// A note or a ruling by hand stands beside this.
    pub note: &'static str,
    /// A bookmark lies here.
    pub mark: &'static str,
    /// Sentences are folded away here.
    pub fold: &'static str,
    /// From one number to another.
    pub to: &'static str,
    /// A list goes on above and below what is shown.
    pub more: (&'static str, &'static str),
    /// Before and after words of an article.
    pub quotes: (&'static str, &'static str),
}

/// Box drawing and a few common signs.
pub static UNICODE: Glyphs = Glyphs {
    border: border::PLAIN,
    yes: "●",
    no: "·",
    chosen: "▸",
    cut: "…",
    between: "·",
    thumb: "┃",
    tick: "•",
    tick_in_thumb: "◆",
    goes_on: "┊",
    note: "†",
    mark: "'",
    fold: "⋯",
    to: "–",
    more: ("▴", "▾"),
    quotes: ("“", "”"),
};

/// ASCII alone.
pub static ASCII: Glyphs = Glyphs {
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    yes: "*",
    no: ".",
    chosen: ">",
    cut: "~",
    between: "-",
    thumb: "#",
    tick: "*",
    tick_in_thumb: "@",
    goes_on: ":",
    note: "%",
    mark: "'",
    fold: "...",
    to: "-",
    more: ("^", "v"),
    quotes: ("\"", "\""),
};
