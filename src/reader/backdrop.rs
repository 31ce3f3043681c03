//! Whether the terminal's background is light: asked while the articles are read, for the answer takes as long as the
//! way to the terminal and back.

use crate::reader::options::{Options, ThemeChoice};
use crate::reader::theme::Theme;
use std::env;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

/// How long to wait for the terminal to tell its background.
const PATIENCE: Duration = Duration::from_millis(200);

/// The question, and the answer once it was needed. Copies share both.
#[derive(Debug, Clone, Default)]
pub struct Backdrop(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    asking: Mutex<Option<JoinHandle<bool>>>,
    light: OnceLock<bool>,
}

impl Backdrop {
    /// Asks at once, beside whatever is done meanwhile, if `choice` leaves the colours to the terminal.
    pub fn ask(choice: ThemeChoice) -> Self {
        let open = choice == ThemeChoice::Auto && !no_color();
        let asking = open.then(|| thread::spawn(is_light));
        Self(Arc::new(Asked { asking: Mutex::new(asking), light: OnceLock::new() }))
    }

    /// Waits for the answer; asks now if nobody did. A terminal that says nothing is taken for a dark one.
    fn light(&self) -> bool {
        *self.0.light.get_or_init(|| match self.0.answer() {
            Some(light) => light,
            None => is_light(),
        })
    }
}

impl Asked {
    fn answer(&self) -> Option<bool> {
        let asking = self.asking.lock().ok()?.take()?;
        Some(asking.join().unwrap_or(false))
    }
}

impl Drop for Asked {
    /// While the question is open the terminal does not echo; it is left as it was found.
    fn drop(&mut self) {
        self.answer();
    }
}

/// The colours that the options and the terminal ask for.
pub fn theme(options: &Options) -> &'static Theme {
    Theme::chosen(options.theme, no_color(), || options.backdrop.light())
}

fn no_color() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn is_light() -> bool {
    let mut query = QueryOptions::default();
    query.timeout = PATIENCE;
    theme_mode(query).is_ok_and(|mode| mode == ThemeMode::Light)
}
