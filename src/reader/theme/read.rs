//! From a theme's file to a theme.
//!
//! ```toml
//! background = "dark"            # or "light", or "any"
//! claim-chosen = "231 on 24"     # text colour on background colour
//! person = "222 underlined"      # attributes: bold, dim, italic, underlined, reversed
//! alert = "#ffaf5f bold"         # a colour is a number of the 256-colour table or #rrggbb
//! ```
//!
//! What a file leaves out looks as in the dark theme, or as in the light one where it is for light backgrounds.

use super::{Background, FILES, Theme};
use crate::reader::settings::{Complaint, Written, nearest};
use ratatui::style::{Color, Modifier, Style};

/// The styles of a theme as its file names them, each with where it is kept.
type Slot = (&'static str, fn(&mut Theme) -> &mut Style);

const SLOTS: [Slot; 17] = [
    ("text", |t| &mut t.text),
    ("dim", |t| &mut t.dim),
    ("frame", |t| &mut t.frame),
    ("frame-focus", |t| &mut t.frame_focus),
    ("title", |t| &mut t.title),
    ("claim", |t| &mut t.claim),
    ("claim-chosen", |t| &mut t.claim_chosen),
    ("letter", |t| &mut t.letter),
    ("letter-chosen", |t| &mut t.letter_chosen),
    ("person", |t| &mut t.person),
    ("hit", |t| &mut t.hit),
    ("hit-current", |t| &mut t.hit_current),
    ("alert", |t| &mut t.alert),
    ("voice", |t| &mut t.voice),
    ("chosen", |t| &mut t.chosen),
    ("key", |t| &mut t.key),
    ("tick", |t| &mut t.tick),
];

const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The theme called `name` that `text` states, and everything that is wrong with it. What is wrong looks as if it were
/// left out.
pub fn read(name: &str, text: &str) -> (Theme, Vec<Complaint>) {
    let mut written = Written::new(text);
    let entries = written.entries();
    let mut background = Background::default();
    if let Some((_, at, value)) = entries.iter().find(|(key, ..)| key == "background") {
        match value.as_str() {
            Some("dark") => {}
            Some("light") => background = Background::Light,
            Some("any") => background = Background::Any,
            _ => written.complain(*at, "`background` is one of \"dark\", \"light\", \"any\".".into()),
        }
    }
    let mut theme = Theme { background, ..base(name, background) };
    for (key, at, value) in entries.iter().filter(|(key, ..)| key != "background") {
        let Some((_, slot)) = SLOTS.iter().find(|(known, _)| known == key) else {
            let like = nearest(key, SLOTS.iter().map(|(known, _)| *known));
            let all = SLOTS.map(|(known, _)| known).join(", ");
            written.complain(*at, format!("No style is called `{key}`.{like} There are {all}."));
            continue;
        };
        match value
            .as_str()
            .ok_or("write it in quotation marks, as \"222 underlined\"".to_owned())
            .and_then(style)
        {
            Ok(style) => *slot(&mut theme) = style,
            Err(wrong) => written.complain(*at, format!("`{key}`: {wrong}.")),
        }
    }
    (theme, written.complaints())
}

/// What a theme begins with: nothing for those that come along, which state everything.
fn base(name: &str, background: Background) -> Theme {
    let other = if background == Background::Light { "light" } else { "dark" };
    if FILES.iter().any(|(file, _)| *file == name) {
        return blank(name);
    }
    Theme::named(other).map_or(blank(name), |theme| Theme { name: name.to_owned(), ..theme.clone() })
}

fn blank(name: &str) -> Theme {
    let plain = Style::new();
    Theme {
        name: name.to_owned(),
        background: Background::default(),
        text: plain,
        dim: plain,
        frame: plain,
        frame_focus: plain,
        title: plain,
        claim: plain,
        claim_chosen: plain,
        letter: plain,
        letter_chosen: plain,
        person: plain,
        hit: plain,
        hit_current: plain,
        alert: plain,
        voice: plain,
        chosen: plain,
        key: plain,
        tick: plain,
    }
}

/// Reads `231 on 24 bold`.
fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut behind = false;
    for word in words.split_whitespace() {
        if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*attribute);
        } else if word == "on" {
            behind = true;
        } else {
            let colour = colour(word)?;
            style = if behind { style.bg(colour) } else { style.fg(colour) };
            behind = false;
        }
    }
    match (style.fg, style.bg) {
        // Nobody knows what text colour a terminal would put on it.
        (None, Some(_)) => Err("a background needs a text colour before it, as in \"231 on 24\"".into()),
        _ if behind => Err("a colour has to follow `on`".into()),
        _ => Ok(style),
    }
}

fn colour(word: &str) -> Result<Color, String> {
    let hex = |at: usize| u8::from_str_radix(word.get(at..at + 2)?, 16).ok();
    let rgb = || match (word.len(), hex(1), hex(3), hex(5)) {
        (7, Some(r), Some(g), Some(b)) if word.starts_with('#') => Some(Color::Rgb(r, g, b)),
        _ => None,
    };
    let indexed = word.parse().ok().map(Color::Indexed);
    indexed.or_else(rgb).ok_or_else(|| {
        let all = ATTRIBUTES.map(|(name, _)| name).join(", ");
        format!("`{word}` is neither a colour (0 to 255, or #rrggbb) nor one of {all}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_states_what_differs() {
        let (theme, told) = read("mine", "background = \"light\"\nperson = \"#0000aa italic\"\n");
        assert_eq!(told, []);
        let person = Style::new().fg(Color::Rgb(0, 0, 0xaa)).add_modifier(Modifier::ITALIC);
        assert_eq!((theme.name.as_str(), theme.person), ("mine", person));
        assert_eq!(Some(theme.claim), Theme::named("light").map(|light| light.claim));
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_line() {
        let text = "background = \"black\"\ncliam = \"3\"\nkey = \"300\"\nhit = \"on 4\"\ntick = 5\nalert = \"1 on\"";
        let told: Vec<String> =
            read("mine", text).1.into_iter().map(|c| format!("{} {}", c.line, c.words)).collect();
        assert_eq!(told.len(), 6, "{told:?}");
        assert!(told[1].starts_with("2 No style is called `cliam`. Did you mean `claim`?"), "{told:?}");
        assert!(told[2].contains("`300` is neither a colour"), "{told:?}");
        assert!(told[3].contains("needs a text colour"), "{told:?}");
        assert!(told[5].contains("has to follow `on`"), "{told:?}");
    }
}
