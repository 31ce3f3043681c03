//! Whether the terminal's background is light.
//!
//! Before there is a screen the terminal is asked and its answer awaited. A reader whose articles are there asks without
//! waiting: the question goes out behind the first frame, the answer comes among the keys, and until then the colours are
//! those for most terminals.

use crate::reader::options::{Options, ThemeChoice};
use crate::reader::theme::Theme;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use std::env;
use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

/// How long to wait for the terminal to tell its background.
pub const PATIENCE: Duration = Duration::from_millis(200);
/// The question, as xterm's control sequences have it (OSC 11).
pub const QUESTION: &[u8] = b"\x1b]11;?\x07";
/// Light is what reflects more than this share: half of the way from black to white as the eye sees it (CIE 1976, L* of
/// 50).
const MIDDLE: f32 = 0.184;

/// The answer, once it was given. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct Backdrop(Arc<OnceLock<bool>>);

impl Backdrop {
    /// Asks and waits, unless the answer is known. A terminal that says nothing is taken for a dark one.
    fn light(&self) -> bool {
        *self.0.get_or_init(is_light)
    }

    /// Takes note of an answer; what is none, and any but the first, changes nothing.
    pub fn answered(&self, answer: &str) {
        if let Some(light) = light_by(answer) {
            let _ = self.0.set(light);
        }
    }
}

/// The colours that the options and the terminal ask for.
pub fn theme(options: &Options) -> &'static Theme {
    Theme::chosen(options.theme, no_color(), || options.backdrop.light())
}

/// The same as far as it is known without asking.
pub fn known_theme(options: &Options) -> &'static Theme {
    Theme::chosen(options.theme, no_color(), || options.backdrop.0.get().is_some_and(|&light| light))
}

/// Whether the colours hang on an answer that was not given yet.
pub fn is_open(options: &Options) -> bool {
    options.theme == ThemeChoice::Auto && !no_color() && options.backdrop.0.get().is_none()
}

/// Whether what the terminal says of itself begins here: to the parser of keys it looks like Alt and a bracket.
pub fn is_answer(event: KeyEvent) -> bool {
    event.code == KeyCode::Char(']') && event.modifiers.contains(KeyModifiers::ALT)
}

/// The rest of an answer.
///
/// # Errors
/// If the terminal cannot be read.
pub fn answer() -> io::Result<String> {
    let mut answer = String::new();
    while event::poll(Duration::from_millis(20))? {
        if let Event::Key(key) = event::read()? {
            let bell = key.code == KeyCode::Char('g') && key.modifiers.contains(KeyModifiers::CONTROL);
            let end = key.code == KeyCode::Char('\\') && key.modifiers.contains(KeyModifiers::ALT);
            if bell || end {
                break;
            }
            answer.extend(key.code.as_char());
        }
    }
    Ok(answer)
}

fn no_color() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn is_light() -> bool {
    let mut query = QueryOptions::default();
    query.timeout = PATIENCE;
    theme_mode(query).is_ok_and(|mode| mode == ThemeMode::Light)
}

/// What `11;rgb:1c1c/1c1c/1c1c` says; a part has one to four digits.
fn light_by(answer: &str) -> Option<bool> {
    let parts = answer.strip_prefix("11;rgb:")?.split('/').map(|part| {
        let most =
            16_f32.powi(i32::try_from(part.len()).ok().filter(|digits| (1..=4).contains(digits))?) - 1.0;
        Some(linear(f32::from(u16::from_str_radix(part, 16).ok()?) / most))
    });
    let parts: Vec<f32> = parts.collect::<Option<_>>()?;
    let [red, green, blue] = parts[..] else { return None };
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE)
}

/// The light of a colour's part (IEC 61966-2-1, sRGB).
fn linear(part: f32) -> f32 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_tell_light_from_dark() {
        for (answer, light) in [
            ("11;rgb:1c1c/1c1c/1c1c", Some(false)),
            ("11;rgb:ffff/ffff/dddd", Some(true)),
            ("11;rgb:fd/f6/e3", Some(true)),
            ("11;rgb:00/2b/36", Some(false)),
            ("11;rgb:7/7/7", Some(true)),
            ("11;rgb:6/6/6", Some(false)),
            ("11;rgb:1c1c/1c1c", None),
            ("11;rgb:/1c1c/1c1c", None),
            ("11;rgb:x/y/z", None),
            ("10;rgb:ffff/ffff/ffff", None),
            ("", None),
        ] {
            assert_eq!(light_by(answer), light, "{answer}");
        }
    }
}
